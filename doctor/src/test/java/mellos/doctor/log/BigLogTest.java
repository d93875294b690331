package mellos.doctor.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mellos.doctor.Diagnosis;
import mellos.doctor.Doctor;
import mellos.doctor.LogText;
import mellos.doctor.Verdict;
import mellos.doctor.rules.SerialText;
import org.junit.jupiter.api.Test;

/** A log far larger than what may be kept, made while it is read. */
class BigLogTest {
    private static final long SIZE = 200L << 20;
    private static final long MEBIBYTES_A_SECOND_AT_LEAST = 4;
    private static final long HEAP_AT_MOST = 96L << 20;

    /** The same block again and again, then an end. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private final byte[] end;
        private long at;

        Repeated(String block, String end) {
            this.block = block.getBytes(StandardCharsets.ISO_8859_1);
            this.end = end.getBytes(StandardCharsets.ISO_8859_1);
        }

        private long whole() {
            return SIZE / block.length * block.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            boolean inEnd = at >= whole();
            byte[] from = inEnd ? end : block;
            int start = (int) (inEnd ? at - whole() : at % block.length);
            if (inEnd && start >= end.length) {
                return -1;
            }
            int count = Math.min(length, from.length - start);
            System.arraycopy(from, start, into, offset, count);
            at += count;
            return count;
        }
    }

    @Test
    void readsHundredsOfMegabytesInBoundedMemory() throws Exception {
        LogText block = new LogText();
        for (int i = 0; i < 40; i++) {
            block.set("RIP", 0xffffffff80001000L + i * 64)
                    .set("RSP", 0xffffffff80108000L - i * 128)
                    .interrupt(0x20 + i % 4);
            block.set("CR2", 0x400000 + i * 4096L).fault(-1, 14, 6);
        }
        String end = new LogText()
                .set("CR2", 0x18)
                .fault(-1, 14, 0)
                .doubleFault(14, 13)
                .triple(13)
                .text();
        LogFile file = new LogFile("big.log", () -> new Repeated(block.text(), end));
        long before = used();
        long started = System.nanoTime();
        Diagnosis diagnosis = Doctor.diagnose(List.of(file), Optional.empty(), SerialText.NONE);
        double seconds = (System.nanoTime() - started) / 1e9;
        assertEquals(Verdict.DIED, diagnosis.verdict());
        assertEquals("null-pointer", diagnosis.cause().orElseThrow().rule().id());
        assertTrue((SIZE >> 20) / seconds >= MEBIBYTES_A_SECOND_AT_LEAST, seconds + " s");
        long kept = used() - before;
        assertTrue(kept < HEAP_AT_MOST, kept + " bytes kept for " + diagnosis.verdict());
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
