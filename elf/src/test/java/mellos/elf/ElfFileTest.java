package mellos.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both classes, and files that are damaged or something else. */
final class ElfFileTest {
    private static final long CODE = ElfFile.SHF_ALLOC | ElfFile.SHF_EXECINSTR;
    private static final long COMPRESSED = 0x800;

    @TempDir
    private Path folder;

    private static ElfBytes filled(ElfBytes file, long base) {
        return file.section(".text", CODE, base, LineBytes.bytes(0x90, 0xc3))
                .zeroes(".bss", base + 0x1000, 0x3000)
                .section(".debug_str", 0, 0, LineBytes.bytes("a"))
                .symbol("start", ElfFile.STT_FUNC, base, 2, 1)
                .symbol("elsewhere", ElfFile.STT_NOTYPE, 0, 0, ElfFile.SHN_UNDEF)
                .symbol("number", ElfFile.STT_NOTYPE, 12, 0, ElfFile.SHN_ABS);
    }

    private static void isAsFilled(ElfFile elf, long base) throws Exception {
        assertEquals(0x1000, elf.entry());
        assertEquals(
                List.of("", ".text", ".bss", ".debug_str", ".strtab", ".symtab", ".shstrtab"),
                elf.sections().stream().map(ElfFile.Section::name).toList());
        ElfFile.Section text = elf.section(".text").orElseThrow();
        assertEquals(1, text.index());
        assertEquals(List.of(CODE, base, 2L), List.of(text.flags(), text.address(), text.size()));
        assertArrayEquals(new byte[] {(byte) 0x90, (byte) 0xc3}, bytes(elf.contents(text)));
        assertEquals(0, elf.contents(".bss").limit());
        assertEquals(0, elf.contents(".debug_line").limit());
        assertEquals(
                List.of(
                        new ElfFile.Symbol("start", ElfFile.STT_FUNC, base, 2, 1),
                        new ElfFile.Symbol("elsewhere", ElfFile.STT_NOTYPE, 0, 0, ElfFile.SHN_UNDEF),
                        new ElfFile.Symbol("number", ElfFile.STT_NOTYPE, 12, 0, ElfFile.SHN_ABS)),
                elf.symbols());
        long physical = base & 0xfff_ffffL;
        assertEquals(
                List.of(
                        new ElfFile.Segment(ElfFile.PT_LOAD, 5, text.offset(), base, physical, 2, 2),
                        new ElfFile.Segment(
                                ElfFile.PT_LOAD, 6, text.offset() + 2, base + 0x1000, physical + 0x1000, 0, 0x3000)),
                elf.segments());
        assertEquals((byte) 0xc3, elf.bytes().get((int) text.offset() + 1));
    }

    @Test
    void aFileOf64BitsIsRead() throws Exception {
        ElfFile elf = ElfFile.of(
                "wide", filled(ElfBytes.of64Bits(), 0xffffffff80001000L).bytes());
        assertTrue(elf.is64Bit());
        assertEquals(ElfFile.MACHINE_X86_64, elf.machine());
        isAsFilled(elf, 0xffffffff80001000L);
    }

    @Test
    void aFileOf32BitsIsRead() throws Exception {
        ElfFile elf =
                ElfFile.of("narrow", filled(ElfBytes.of32Bits(), 0xc0001000L).bytes());
        assertFalse(elf.is64Bit());
        assertEquals(ElfFile.MACHINE_386, elf.machine());
        isAsFilled(elf, 0xc0001000L);
    }

    @Test
    void aMappedFileIsReadAsOneInMemory() throws Exception {
        Path file = Files.write(
                folder.resolve("mapped"), filled(ElfBytes.of64Bits(), 0x400000).bytes());
        isAsFilled(ElfFile.map(file), 0x400000);
    }

    @Test
    void aDataObjectIsOneAllocatedSection() throws Exception {
        ElfFile elf = ElfFile.of("object", DataObject.of(".own", new byte[] {1, 2, 3}));
        assertEquals(ElfFile.SHF_ALLOC, elf.section(".own").orElseThrow().flags());
        assertArrayEquals(new byte[] {1, 2, 3}, bytes(elf.contents(".own")));
        assertEquals(List.of(), elf.symbols());
        assertEquals(List.of(), elf.segments());
    }

    @Test
    void compressedSectionsAreInflated() throws Exception {
        byte[] plain = new byte[5000];
        new Random(1).nextBytes(plain);
        byte[] wide = ElfBytes.of64Bits()
                .section(".debug_line", COMPRESSED, 0, compressed(1, 24, plain))
                .bytes();
        byte[] narrow = ElfBytes.of32Bits()
                .section(".debug_line", COMPRESSED, 0, compressed(1, 12, plain))
                .bytes();
        assertArrayEquals(plain, bytes(ElfFile.of("wide", wide).contents(".debug_line")));
        assertArrayEquals(plain, bytes(ElfFile.of("narrow", narrow).contents(".debug_line")));
    }

    @Test
    void whatCannotBeInflatedIsEmpty() throws Exception {
        byte[] zstd = ElfBytes.of64Bits()
                .section(".debug_line", COMPRESSED, 0, compressed(2, 24, new byte[9]))
                .bytes();
        assertEquals(0, ElfFile.of("zstd", zstd).contents(".debug_line").limit());
        byte[] packed = compressed(1, 24, new byte[9]);
        Arrays.fill(packed, 24, packed.length, (byte) 0xff);
        byte[] damaged = ElfBytes.of64Bits()
                .section(".debug_line", COMPRESSED, 0, packed)
                .bytes();
        assertEquals(0, ElfFile.of("damaged", damaged).contents(".debug_line").limit());
    }

    private static byte[] compressed(int type, int headerBytes, byte[] plain) throws Exception {
        ByteBuffer header =
                ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, type);
        header.putInt(headerBytes == 24 ? 8 : 4, plain.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.array());
        try (DeflaterOutputStream packer = new DeflaterOutputStream(out)) {
            packer.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    void aSymbolWithoutItsNameIsPassedOver() throws Exception {
        byte[] file = ElfBytes.of64Bits()
                .symbol(1 << 20, "lost", ElfFile.STT_FUNC, 1, 1, 1)
                .symbol("kept", ElfFile.STT_OBJECT, 2, 1, 1)
                .bytes();
        assertEquals(
                List.of("kept"),
                ElfFile.of("file", file).symbols().stream()
                        .map(ElfFile.Symbol::name)
                        .toList());
    }

    @Test
    void whatIsNoElfFileIsRefusedByName() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "x".repeat(100));
        Exception e = assertThrows(NotElfException.class, () -> ElfFile.map(text));
        assertEquals(text + " is not an ELF file", e.getMessage());
        Path empty = Files.createFile(folder.resolve("empty"));
        e = assertThrows(NotElfException.class, () -> ElfFile.map(empty));
        assertEquals(empty + " is empty", e.getMessage());
        byte[] magicAlone = {0x7f, 'E', 'L', 'F'};
        assertThrows(NotElfException.class, () -> ElfFile.of("short", magicAlone));
    }

    @Test
    void filesForOtherMachinesAreRefusedByTheirMachine() {
        byte[] file = ElfBytes.of64Bits().bytes();
        file[18] = (byte) 183;
        assertEquals("f is an ELF file for another machine (AArch64), not for x86", refused(file));
        file[18] = 99;
        assertEquals("f is an ELF file for another machine (machine number 99), not for x86", refused(file));
        file[5] = 2;
        assertEquals("f is an ELF file for another machine (big-endian), not for x86", refused(file));
    }

    @Test
    void aFileCutOffAnywhereIsRefusedInOneSentence() throws Exception {
        for (ElfBytes kind : List.of(ElfBytes.of64Bits(), ElfBytes.of32Bits())) {
            byte[] file = filled(kind, 0x400000).bytes();
            for (int length = 20; length < file.length; length++) {
                String message = refused(Arrays.copyOf(file, length));
                assertTrue(message.startsWith("f is a damaged ELF file: "), message);
                assertEquals(1, message.lines().count());
            }
        }
    }

    @Test
    void aSectionOutsideTheFileIsRefusedWhenItIsAskedFor() throws Exception {
        byte[] file = filled(ElfBytes.of64Bits(), 0x400000).bytes();
        ElfFile.Section text = ElfFile.of("f", file).section(".text").orElseThrow();
        ByteBuffer little = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        little.putLong((int) little.getLong(40) + 64 * text.index() + 32, 1L << 40); // its size
        ElfFile elf = ElfFile.of("f", file);
        assertEquals(3, elf.symbols().size());
        String message =
                assertThrows(BadElfException.class, () -> elf.contents(".text")).getMessage();
        assertTrue(message.startsWith("f is a damaged ELF file: .text lies outside it"), message);
    }

    /** Whatever the damage, there is an answer or a {@link BadElfException}. */
    @Test
    void damageHasOneException() {
        Random random = new Random(5);
        byte[] code = LineBytes.bytes(0, 9, 2, 0L, 1, 0, 1, 1);
        byte[] lines = LineBytes.unit(4, LineBytes.bytes("src", 0, "a.c", 1, 0, 0, 0), code);
        for (ElfBytes kind : List.of(ElfBytes.of64Bits(), ElfBytes.of32Bits())) {
            byte[] good =
                    filled(kind, 0x400000).section(".debug_line", 0, 0, lines).bytes();
            int answers = 0;
            for (int i = 0; i < 4000; i++) {
                answers += isRead(damaged(good, random)) ? 1 : 0;
            }
            assertTrue(answers > 400 && answers < 3900, answers + " were read");
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] file = good.clone();
        for (int i = 0; i < 6; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        return file;
    }

    private static boolean isRead(byte[] file) {
        try {
            ElfFile elf = ElfFile.of("f", file);
            elf.symbols();
            LineSection.of(elf).forEach(program -> program.file(1));
            for (ElfFile.Section section : elf.sections()) {
                elf.contents(section);
            }
            return true;
        } catch (BadElfException e) {
            return false;
        }
    }

    private static String refused(byte[] file) {
        return assertThrows(BadElfException.class, () -> ElfFile.of("f", file)).getMessage();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
