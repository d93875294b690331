package mellos.doctor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import mellos.doctor.dump.DumpBytes;
import mellos.doctor.dump.DumpFile;
import mellos.doctor.dump.MachineDump;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.paging.Refusal.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of every mode, written by hand, and which entry forbids what. */
class AddressSpaceTest {
    private static final long PAGING = 0x8001_0033L;
    private static final long PAE = 0x20;
    private static final int CODE_64 = 0xaf9b00;
    private static final int CODE_32 = 0xcf9b00;
    private static final long NX = 1L << 63;

    @TempDir
    private Path folder;

    private AddressSpace space(DumpBytes memory, long cr0, long cr4, int code) throws IOException {
        Path file = folder.resolve("dump");
        byte[] state = DumpBytes.state(0, 0, cr0, 0, 0x1000, cr4, 0, 0, code);
        boolean wide = code == CODE_64;
        Files.write(file, (wide ? memory.processor(state) : memory.narrowProcessor(state)).elfCore());
        MachineDump dump = DumpFile.read(file);
        return new AddressSpace(dump.memory(), dump.processors().getFirst());
    }

    /** Tables at 0x1000, 0x2000, …, one for each level, whose entry for {@code address} leads to the next. */
    private static DumpBytes tables() {
        return new DumpBytes().memory(0x1000, 6).memory(0x10_0000, 1);
    }

    private static Why why(AddressSpace space, long address, Access access) {
        return space.refusal(address, access).orElseThrow().why();
    }

    @Test
    void fourLevels() throws IOException {
        DumpBytes memory = tables().store(0x1000 + 8 * 511, 0x2007)
                .store(0x2000 + 8 * 510, 0x3007)
                .store(0x3000, 0x4007)
                .store(0x3008, 0x20_0087)
                .store(0x3010, 0x20_2087)
                .store(0x4000 + 8 * 3, 0x10_0007)
                .store(0x4000 + 8 * 4, 0x10_0001 | NX)
                .store(0x4000 + 8 * 5, 0xff00_0010_0007L)
                .store(0x10_0008, 77);
        AddressSpace space = space(memory, PAGING, PAE, CODE_64);
        assertEquals(PagingMode.LEVEL_4, space.mode());
        assertEquals(OptionalLong.of(77), space.number(0xffff_ffff_8000_3008L, 8));
        assertEquals(
                new Walk.Mapped(0x20_0123, 2 << 20),
                space.walk(0xffff_ffff_8020_0123L).end());
        assertEquals(4, space.walk(0xffff_ffff_8000_3000L).entries().size());
        assertEquals(Why.NOT_PRESENT, why(space, 0xffff_ffff_8000_6000L, Access.kernel(Kind.READ)));
        assertEquals(Why.READ_ONLY, why(space, 0xffff_ffff_8000_4000L, Access.kernel(Kind.WRITE)));
        assertEquals(Why.SUPERVISOR, why(space, 0xffff_ffff_8000_4000L, new Access(Kind.READ, true)));
        assertEquals(Why.NO_EXECUTE, why(space, 0xffff_ffff_8000_4000L, Access.kernel(Kind.FETCH)));
        assertTrue(
                space.refusal(0xffff_ffff_8000_4000L, Access.kernel(Kind.READ)).isEmpty());
        assertEquals(
                Why.NO_EXECUTE_WITHOUT_NXE,
                why(space.withoutNoExecute(), 0xffff_ffff_8000_4000L, Access.kernel(Kind.READ)));
        assertEquals(Why.RESERVED_BIT, why(space, 0xffff_ffff_8000_5000L, Access.kernel(Kind.READ)));
        assertEquals(Why.RESERVED_BIT, why(space, 0xffff_ffff_8040_0000L, Access.kernel(Kind.READ)));
        assertEquals(Why.NOT_CANONICAL, why(space, 0x8000_0000_0000_0000L, Access.kernel(Kind.READ)));
        assertTrue(space.refusal(0xffff_ffff_8000_6000L, Access.kernel(Kind.READ))
                .orElseThrow()
                .text()
                .contains("PTE[6] at 0x4030 = 0x0 (empty)"));
    }

    @Test
    void fiveLevelsAndALargestPage() throws IOException {
        DumpBytes memory =
                tables().store(0x1000 + 8 * 256, 0x2003).store(0x2000, 0x3003).store(0x3008, 0x4000_0083L);
        AddressSpace space = space(memory, PAGING, PAE | 1 << 12, CODE_64);
        assertEquals(PagingMode.LEVEL_5, space.mode());
        long start = 0xff00_0000_0000_0000L;
        assertEquals(
                new Walk.Mapped(0x4000_1234L, 1 << 30),
                space.walk(start + 0x4000_1234L).end());
        assertEquals(Why.NOT_CANONICAL, why(space, 0x0100_0000_0000_0000L, Access.kernel(Kind.READ)));
        assertEquals(
                "0xff00000040000000 … 0xff00000080000000 (1 GiB) rwx",
                Mappings.of(space).getFirst().words());
    }

    @Test
    void physicalAddressExtension() throws IOException {
        DumpBytes memory = tables().store(0x1000, 0x2001)
                .store(0x1008, 0x2003)
                .store(0x2000, 0x3003)
                .store(0x2008, 0x4000_0083L | NX)
                .store(0x3008, 0x10_0001);
        AddressSpace space = space(memory, PAGING, PAE, CODE_32);
        assertEquals(PagingMode.PAE, space.mode());
        assertEquals(new Walk.Mapped(0x10_0000, 4096), space.walk(0x1000).end());
        assertEquals(Why.READ_ONLY, why(space, 0x1000, Access.kernel(Kind.WRITE)));
        assertEquals(
                new Walk.Mapped(0x4000_0010L, 2 << 20), space.walk(0x20_0010).end());
        assertEquals(Why.NOT_PRESENT, why(space, 0x8000_0000L, Access.kernel(Kind.READ)));
    }

    @Test
    void thirtyTwoBits() throws IOException {
        DumpBytes memory = tables().store(0x1000, 0x80_0083_0000_2003L).store(0x2000, 0x10_0003_0000_0000L);
        AddressSpace space = space(memory, PAGING, 0x10, CODE_32);
        assertEquals(PagingMode.BITS_32, space.mode());
        assertEquals(new Walk.Mapped(0x10_0044, 4096), space.walk(0x1044).end());
        assertEquals(new Walk.Mapped(0x80_0044, 4 << 20), space.walk(0x40_0044).end());
        assertEquals(2, Mappings.of(space).size());
    }

    @Test
    void tablesOutsideMemory() throws IOException {
        AddressSpace space = space(tables().store(0x1000, 0x7f00_0003L), PAGING, PAE, CODE_64);
        assertEquals(Why.NO_TABLE, why(space, 0x1000, Access.kernel(Kind.READ)));
        assertTrue(space.walk(0x1000).words().contains("PML4E[0] at 0x1000 = 0x7f000003"));
        assertEquals(List.of(), Mappings.of(space));
    }

    @Test
    void withoutPaging() throws IOException {
        AddressSpace space = space(tables().store(0x10_0000, 5), 0x11, 0, CODE_32);
        assertEquals(PagingMode.OFF, space.mode());
        assertEquals(OptionalLong.of(5), space.number(0x10_0000, 4));
        assertTrue(space.number(0x50_0000, 4).isEmpty());
    }

    @Test
    void adjacentPagesAreOneMapping() throws IOException {
        DumpBytes memory = tables().store(0x1000, 0x2003).store(0x2000, 0x3003).store(0x3000, 0x4003);
        for (int i = 1; i < 8; i++) {
            memory.store(0x4000 + 8 * i, 0x10_0003L | (i >= 4 ? NX : 0));
        }
        List<Mapping> all = Mappings.of(space(memory, PAGING, PAE, CODE_64));
        assertEquals(
                List.of("0x1000 … 0x4000 (12 KiB) rwx", "0x4000 … 0x8000 (16 KiB) rw-"),
                all.stream().map(Mapping::words).toList());
        assertTrue(all.getFirst().contains(0x3fff));
    }
}
