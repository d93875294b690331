package mellos.doctor.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import mellos.doctor.Diagnosis;
import mellos.doctor.LogText;
import mellos.doctor.x86.Mode;
import org.junit.jupiter.api.Test;

/** Symbols, lines, sections and bytes of an image, and the causes that need them. */
class KernelImageTest {
    private static final long BASE = 0xffffffff80001000L;

    private static ImageText kernel() {
        return new ImageText().code(BASE, (byte) 0x90, (byte) 0x48, (byte) 0x8b, (byte) 0x00, (byte) 0x0f, (byte) 0x22, (byte) 0xd8,
                (byte) 0xc3).data(".rodata", BASE + 0x1000, (byte) 1, (byte) 2)
                .zeroed(BASE + 0x2000, 0x3000).symbol("kmain", BASE, 8).symbol("_ZN6kernel4heap17h0123456789abcdefE", BASE + 0x2000,
                        0x100);
    }

    @Test
    void findsSymbolsByAddressLinkedAndLoaded() throws Exception {
        KernelImage image = kernel().image();
        assertEquals("kmain", image.symbolAt(BASE + 4).orElseThrow().name());
        assertEquals("kmain", image.symbolAt((BASE + 4) & 0xfff_ffffL).orElseThrow().name());
        assertEquals("kernel::heap", image.symbolAt(BASE + 0x2010).orElseThrow().name());
        assertEquals(Optional.empty(), image.symbolAt(0x1234));
    }

    @Test
    void tellsCodeFromDataAndFileFromZeroes() throws Exception {
        KernelImage image = kernel().image();
        assertTrue(image.isCode(BASE));
        assertFalse(image.isCode(BASE + 0x1000));
        assertFalse(image.isWritable(BASE + 0x1000));
        assertTrue(image.isWritable(BASE + 0x2000));
        assertTrue(image.isZeroInitialised(BASE + 0x2fff));
        assertArrayEquals(new byte[] {1, 2}, image.bytesAt(BASE + 0x1000, 15));
        assertEquals(0, image.bytesAt(BASE + 0x2000, 15).length);
    }

    @Test
    void decodesAtAndBefore() throws Exception {
        KernelImage image = kernel().image();
        assertEquals("mov rax, qword ptr [rax]", image.instructionAt(BASE + 1, Mode.BITS_64).text());
        assertEquals("mov cr3, rax", image.instructionBefore(BASE + 7, Mode.BITS_64).text());
        assertEquals(null, image.instructionBefore(BASE + 2, Mode.BITS_64));
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object each : parts) {
            switch (each) {
                case Integer number -> out.write(number);
                case String text -> {
                    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                    out.write(0);
                }
                case Long number -> {
                    for (int i = 0; i < 8; i++) {
                        out.write((int) (number >>> 8 * i));
                    }
                }
                default -> throw new IllegalArgumentException(each.toString());
            }
        }
        return out.toByteArray();
    }

    private static byte[] unit(byte[] afterLength) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 4; i++) {
            out.write(afterLength.length >>> 8 * i);
        }
        out.writeBytes(afterLength);
        return out.toByteArray();
    }

    private static byte[] program(byte[] head, byte[] tables, byte[] code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        int length = 6 + 12 + tables.length - (head[0] == 2 ? 1 : 0);
        for (int i = 0; i < 4; i++) {
            out.write(length >>> 8 * i);
        }
        out.writeBytes(bytes(1));
        if (head[0] >= 4) {
            out.writeBytes(bytes(1));
        }
        out.writeBytes(bytes(1, -5, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1));
        out.writeBytes(tables);
        out.writeBytes(code);
        return unit(out.toByteArray());
    }

    private static final byte[] CODE = bytes(0, 9, 2, BASE, 3, 9, 1, 2, 4, 3, 2, 1, 2, 4, 0, 1, 1);

    @Test
    void readsLineTablesOfVersion4() throws Exception {
        byte[] tables = bytes("src", 0, "main.rs", 1, 0, 0, 0);
        KernelImage image = kernel().debug(".debug_line", program(bytes(4, 0), tables, CODE)).image();
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE));
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE + 3));
        assertEquals(Optional.of("src/main.rs:12"), image.lineAt(BASE + 4));
        assertEquals(Optional.empty(), image.lineAt(BASE + 0x2000));
    }

    @Test
    void readsLineTablesOfVersion5() throws Exception {
        byte[] tables = bytes(1, 1, 8, 2, "/src", "include", 2, 1, 8, 2, 11, 2, "a.c", 0, "b.c", 1);
        KernelImage image = kernel().debug(".debug_line", program(bytes(5, 0, 8, 0), tables, CODE)).image();
        assertEquals(Optional.of("include/b.c:10"), image.lineAt(BASE));
    }

    @Test
    void survivesDamagedImages() throws Exception {
        byte[] good = kernel().debug(".debug_line", program(bytes(4, 0), bytes("src", 0, "main.rs", 1, 0, 0, 0), CODE)).bytes();
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            byte[] broken = good.clone();
            for (int j = 0; j < 6; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                KernelImage image = KernelImage.of("broken.elf", broken);
                image.symbolAt(BASE);
                image.lineAt(BASE);
                image.instructionAt(BASE, Mode.BITS_64);
                image.bytesAt(BASE + 0x1000, 16);
            } catch (BadImageException e) {
                assertEquals(1, e.getMessage().lines().count());
            }
        }
    }

    private static String cause(LogText log) throws Exception {
        Diagnosis diagnosis = log.diagnose(kernel().image());
        return diagnosis.cause().orElseThrow().rule().id();
    }

    @Test
    void namesATruncatedPointer() throws Exception {
        assertEquals("pointer-truncated", cause(new LogText().set("CR2", 0x80003010L).fault(-1, 14, 2)));
    }

    @Test
    void namesAnUnmappedPartOfTheImage() throws Exception {
        assertEquals("kernel-section-not-mapped", cause(new LogText().set("CR2", 0xffffffff80003010L).fault(-1, 14, 2)));
    }

    @Test
    void placesTheFault() throws Exception {
        Diagnosis diagnosis = new LogText().set("RIP", BASE + 1).set("CR2", 0).fault(-1, 14, 0).diagnose(kernel().image());
        assertEquals("kmain+0x1 (0xffffffff80001001)", diagnosis.scene().place(BASE + 1));
        assertEquals("mov rax, qword ptr [rax]", diagnosis.scene().instruction().text());
    }
}
