package mellos.doctor.dump;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format gives the same machine, and damaged files one clear sentence. */
class DumpFileTest {
    @TempDir
    private Path folder;

    private static DumpBytes machine() {
        return new DumpBytes()
                .memory(0x1000, 2)
                .memory(0x20_0000, 3)
                .store(0x1ff8, 0x1122_3344_5566_7788L)
                .store(0x20_1000, -2)
                .processor(0x20_0040, 0x20_3000, 0xdead, 0x1000, 0x20_0100, 0x20_0200)
                .processor(DumpBytes.state(0xfff0, 0, 0x10, 0, 0, 0, 0, 0, 0x9b00));
    }

    private MachineDump read(byte[] bytes) throws IOException {
        Path file = folder.resolve("dump");
        Files.write(file, bytes);
        return DumpFile.read(file);
    }

    private String refused(byte[] bytes) {
        return assertThrows(BadDumpException.class, () -> read(bytes))
                .getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void allFormatsHoldTheSameMachine() throws IOException {
        byte[] kdump = machine().kdump();
        for (byte[] each : List.of(machine().elfCore(), kdump, DumpBytes.flattened(kdump))) {
            MachineDump dump = read(each);
            assertEquals(2, dump.processors().size());
            Processor first = dump.processors().getFirst();
            assertEquals(0x20_0040, first.rip());
            assertEquals(0x20_3000, first.rsp());
            assertEquals(0x102, first.register(1), "RCX is third in the note and second in ModRM");
            assertEquals(0xdead, first.cr2());
            assertEquals(new Processor.Table(0x20_0200, 0xfff), first.idt());
            assertEquals(0x10, first.segment(SegmentName.SS).selector());
            assertEquals(Mode.BITS_64, first.mode());
            assertEquals(Mode.BITS_16, dump.processors().get(1).mode());
            assertEquals(OptionalLong.empty(), first.efer());
            memoryIsAsWritten(dump.memory());
        }
    }

    private static void memoryIsAsWritten(PhysicalMemory memory) {
        assertEquals(
                List.of(new MemoryRange(0x1000, 0x2000), new MemoryRange(0x20_0000, 0x3000)), joined(memory.ranges()));
        assertEquals(OptionalLong.of(0x1122_3344_5566_7788L), memory.number(0x1ff8, 8));
        assertEquals(OptionalLong.of(0xffff_fffeL), memory.number(0x20_1000, 4));
        assertArrayEquals(new byte[] {0x22, 0x11, 0, 0}, memory.read(0x1ffe, 4).orElseThrow());
        assertTrue(memory.read(0x2ffe, 4).isEmpty(), "half of it is no RAM");
        assertTrue(memory.read(0x0, 1).isEmpty());
        assertFalse(memory.has(0x10_0000));
    }

    private static List<MemoryRange> joined(List<MemoryRange> ranges) {
        List<MemoryRange> out = new java.util.ArrayList<>();
        for (MemoryRange each : ranges) {
            if (!out.isEmpty() && out.getLast().end() == each.start()) {
                MemoryRange before = out.removeLast();
                out.add(new MemoryRange(before.start(), before.size() + each.size()));
            } else {
                out.add(each);
            }
        }
        return out;
    }

    @Test
    void whatIsNoDumpIsRefused() throws IOException {
        assertEquals("dump is empty", refused(new byte[0]));
        assertEquals(
                "dump is no dump: --dump wants what QEMU's dump-guest-memory writes, an ELF core or kdump-zlib",
                refused("hello".getBytes()));
        assertTrue(refused("PAGEDU64 and more".getBytes()).contains("a Windows dump"));
        assertTrue(assertThrows(BadDumpException.class, () -> DumpFile.read(folder.resolve("no")))
                .getMessage()
                .endsWith("does not exist"));
        assertTrue(assertThrows(BadDumpException.class, () -> DumpFile.read(folder))
                .getMessage()
                .endsWith("is not a file"));
    }

    @Test
    void aCutDumpIsNamedAsSuch() throws IOException {
        byte[] core = machine().elfCore();
        assertTrue(refused(Arrays.copyOf(core, core.length - 1)).contains("dump is cut short: memory at 0x202000"));
        assertTrue(refused(Arrays.copyOf(core, 600)).contains("cut short: its notes"));
        byte[] kdump = machine().kdump();
        assertTrue(refused(Arrays.copyOf(kdump, 5000)).contains("dump is"));
        byte[] flattened = DumpBytes.flattened(kdump);
        assertTrue(refused(Arrays.copyOf(flattened, flattened.length - 40)).contains("does not fit the file"));
        assertTrue(refused(Arrays.copyOf(flattened, 4096)).contains("cut short: its last piece"));
    }

    @Test
    void aDumpWithoutProcessorsIsNamedAsSuch() {
        assertTrue(refused(new DumpBytes().memory(0, 1).elfCore()).contains("has no processors"));
        byte[] state = DumpBytes.state(0, 0, 0, 0, 0, 0, 0, 0, 0);
        ByteBuffer.wrap(state).put(0, (byte) 7);
        assertTrue(
                refused(new DumpBytes().memory(0, 1).processor(state).elfCore()).contains("QEMU note of version 7"));
    }

    @Test
    void aDamagedPageIsNamedWhenItIsLookedAt() throws IOException {
        byte[] kdump = machine().kdump();
        Arrays.fill(kdump, kdump.length - 20, kdump.length, (byte) 0x5a);
        PhysicalMemory memory = read(kdump).memory();
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> memory.read(0x20_2000, 8));
        assertTrue(
                thrown.getCause().getMessage().contains("is damaged: page 0x202000: zlib cannot unpack it"),
                thrown.getCause().getMessage());
    }

    @Test
    void noDamageEscapesAsAnotherException() throws IOException {
        for (byte[] original : List.of(
                machine().elfCore(),
                machine().kdump(),
                DumpBytes.flattened(machine().kdump()))) {
            for (int at = 0; at < original.length; at += at < 700 ? 5 : 397) {
                byte[] damaged = original.clone();
                damaged[at] ^= (byte) 0xff;
                readAllOf(damaged);
            }
        }
    }

    private void readAllOf(byte[] damaged) throws IOException {
        try {
            PhysicalMemory memory = read(damaged).memory();
            memory.ranges().stream().limit(100).forEach(each -> memory.number(each.start(), 8));
        } catch (BadDumpException e) {
            assertTrue(e.getMessage().contains("dump"), e.getMessage());
        } catch (UncheckedIOException e) {
            assertTrue(e.getCause() instanceof BadDumpException);
        }
    }
}
