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
        return new ImageText()
                .code(
                        BASE,
                        (byte) 0x90,
                        (byte) 0x48,
                        (byte) 0x8b,
                        (byte) 0x00,
                        (byte) 0x0f,
                        (byte) 0x22,
                        (byte) 0xd8,
                        (byte) 0xc3)
                .data(".rodata", BASE + 0x1000, (byte) 1, (byte) 2)
                .zeroed(BASE + 0x2000, 0x3000)
                .symbol("kmain", BASE, 8)
                .symbol("_ZN6kernel4heap17h0123456789abcdefE", BASE + 0x2000, 0x100);
    }

    @Test
    void findsSymbolsByAddressLinkedAndLoaded() throws Exception {
        KernelImage image = kernel().image();
        assertEquals("kmain", image.symbolAt(BASE + 4).orElseThrow().name());
        assertEquals(
                "kmain", image.symbolAt((BASE + 4) & 0xfff_ffffL).orElseThrow().name());
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
        assertEquals(
                "mov rax, qword ptr [rax]",
                image.instructionAt(BASE + 1, Mode.BITS_64).orElseThrow().text());
        assertEquals(
                "mov cr3, rax",
                image.instructionBefore(BASE + 7, Mode.BITS_64).orElseThrow().text());
        assertEquals(Optional.empty(), image.instructionBefore(BASE + 2, Mode.BITS_64));
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

    /** A program of version 4: line base -5, line range 14, opcode base 13, one file. */
    private static byte[] program(byte[] code) {
        byte[] shape = bytes(1, 1, 1, -5, 14, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1);
        byte[] tables = bytes("src", 0, "main.rs", 1, 0, 0, 0);
        int header = shape.length + tables.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(6 + header + code.length, 0, 0, 0, 4, 0, header, 0, 0, 0));
        out.writeBytes(shape);
        out.writeBytes(tables);
        out.writeBytes(code);
        return out.toByteArray();
    }

    private static final byte[] CODE = bytes(0, 9, 2, BASE, 3, 9, 1, 2, 4, 3, 2, 1, 2, 4, 0, 1, 1);

    @Test
    void findsLinesByAddress() throws Exception {
        KernelImage image = kernel().debug(".debug_line", program(CODE)).image();
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE));
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE + 3));
        assertEquals(Optional.of("src/main.rs:12"), image.lineAt(BASE + 4));
        assertEquals(Optional.empty(), image.lineAt(BASE + 0x2000));
        assertEquals(Optional.empty(), kernel().image().lineAt(BASE));
    }

    @Test
    void codeWithoutALineOrFileCountsToTheLineBefore() throws Exception {
        byte[] code = bytes(
                0, 9, 2, BASE, 3, 9, 1, 2, 2, 3, 0x76, 1, // two bytes further line 0
                2, 1, 3, 12, 4, 7, 1, // another further line 12 of a file that is not named
                2, 1, 4, 1, 1, 2, 4, 0, 1, 1);
        KernelImage image = kernel().debug(".debug_line", program(code)).image();
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE + 2));
        assertEquals(Optional.of("src/main.rs:10"), image.lineAt(BASE + 3));
        assertEquals(Optional.of("src/main.rs:12"), image.lineAt(BASE + 4));
    }

    @Test
    void keepsTheLinesBeforeTheDamage() throws Exception {
        byte[] cut = bytes(0, 9, 2, BASE, 3, 9, 1, 2, 4, 3, 2, 1, 0, 9, 2, 5);
        KernelImage image = kernel().debug(".debug_line", program(cut)).image();
        assertEquals(Optional.of("src/main.rs:12"), image.lineAt(BASE + 4));
    }

    @Test
    void survivesDamagedImages() throws Exception {
        byte[] good = kernel().debug(".debug_line", program(CODE)).bytes();
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
        Diagnosis diagnosis = log.diagnose(Optional.of(kernel().image()));
        return diagnosis.cause().orElseThrow().rule().id();
    }

    @Test
    void namesATruncatedPointer() throws Exception {
        assertEquals(
                "pointer-truncated", cause(new LogText().set("CR2", 0x80003010L).fault(-1, 14, 2)));
    }

    @Test
    void namesAnUnmappedPartOfTheImage() throws Exception {
        assertEquals(
                "kernel-section-not-mapped",
                cause(new LogText().set("CR2", 0xffffffff80003010L).fault(-1, 14, 2)));
    }

    @Test
    void placesTheFault() throws Exception {
        Diagnosis diagnosis = new LogText()
                .set("RIP", BASE + 1)
                .set("CR2", 0)
                .fault(-1, 14, 0)
                .diagnose(Optional.of(kernel().image()));
        assertEquals("kmain+0x1 (0xffffffff80001001)", diagnosis.scene().names().place(BASE + 1));
        assertEquals(
                "mov rax, qword ptr [rax]",
                diagnosis.scene().code().find().orElseThrow().text());
    }
}
