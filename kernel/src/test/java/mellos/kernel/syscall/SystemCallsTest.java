package mellos.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import mellos.kernel.ipc.Ports;
import mellos.kernel.ipc.Receiver;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Simulation;
import mellos.kernel.sched.Task;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    private static final long WRITABLE = 0x1000;
    private static final long READ_ONLY = 0x3000;

    private final Simulation machine = new Simulation(1, 1);
    private final byte[] memory = new byte[0x4000];
    private final StringBuilder written = new StringBuilder();
    private final SystemCalls calls = new SystemCalls(
            machine.scheduler, new Ports(machine, machine.scheduler), new Memory(), new Buffers(), this::print);

    /** 0x1000 to 0x2fff writable, 0x3000 to 0x3fff read-only, nothing else. */
    private final class Memory implements CallerMemory {
        @Override
        public boolean isMapped(long address, long length, boolean isWritable) {
            return length == 0 || address >= WRITABLE && address + length <= (isWritable ? READ_ONLY : memory.length);
        }

        @Override
        public void read(long address, byte[] into, int length) {
            System.arraycopy(memory, (int) address, into, 0, length);
        }

        @Override
        public void write(long address, byte[] from, int length) {
            System.arraycopy(from, 0, memory, (int) address, length);
        }
    }

    private final class Buffers implements CallBuffers {
        private final Map<Task, Receiver> receivers = new HashMap<>();

        @Override
        public Receiver receiverOfCaller() {
            return receivers.computeIfAbsent(machine.currentTask(), task -> new Receiver(SystemCalls.BUFFER_BYTES));
        }
    }

    private void print(long address, long length) {
        written.append(new String(memory, (int) address, (int) length));
    }

    private static void assertError(CallError expected, long result) {
        assertEquals(expected.value(), result, expected.name());
    }

    @Test
    void refusesWhatDoesNotExist() {
        machine.run(() -> {
            assertError(CallError.UNKNOWN_CALL, calls.call(5, 0, 0, 0));
            assertError(CallError.UNKNOWN_CALL, calls.call(-1, 0, 0, 0));
            assertError(CallError.UNKNOWN_CALL, calls.call(1L << 32, 0, 0, 0));
            assertError(CallError.BAD_LENGTH, calls.call(0, WRITABLE, 4097, 0));
            assertError(CallError.BAD_LENGTH, calls.call(0, WRITABLE, -1, 0));
            assertError(CallError.BAD_ADDRESS, calls.call(0, 0x10, 4, 0));
            assertError(CallError.BAD_TIME, calls.call(2, -1, 0, 0));
            assertError(CallError.BAD_TIME, calls.call(2, Long.MAX_VALUE, 0, 0));
            assertError(CallError.BAD_PORT, calls.call(3, 256, WRITABLE, 1));
            assertError(CallError.BAD_PORT, calls.call(4, -1, WRITABLE, 1));
            assertError(CallError.BAD_ADDRESS, calls.call(4, 0, READ_ONLY, 16));
            assertError(CallError.BAD_LENGTH, calls.call(3, 0, WRITABLE, 5000));
        });
        assertEquals(13 - 1, machine.scheduler.counters(0).systemCalls);
    }

    @Test
    void writesSleepsSendsAndReceives() {
        machine.run(() -> {
            memory[0x1000] = 'o';
            memory[0x1001] = 'k';
            assertEquals(2, calls.call(0, 0x1000, 2, 0));
            long before = machine.nowNanos();
            assertEquals(0, calls.call(2, 3_000_000, 0, 0));
            assertTrue(machine.nowNanos() - before >= 3_000_000);
            assertEquals(0, calls.call(3, 9, 0x1000, 2));
            assertError(CallError.BUFFER_TOO_SMALL, calls.call(4, 9, 0x2000, 1));
            assertEquals(2, calls.call(4, 9, 0x2000, 16));
            assertEquals('k', memory[0x2001]);
        });
        assertEquals("ok", written.toString());
    }

    @Test
    void aFullQueueIsAnError() {
        machine.run(() -> {
            for (int i = 0; i < 16; i++) {
                assertEquals(0, calls.call(3, 1, READ_ONLY, 4));
            }
            assertError(CallError.QUEUE_FULL, calls.call(3, 1, READ_ONLY, 4));
        });
    }

    @Test
    void receivingWaitsForTheSender() {
        machine.run(() -> {
            machine.spawn(
                    "receiver", Priority.HIGH, ProcessorSet.ALL, () -> assertEquals(4, calls.call(4, 2, 0x2000, 4)));
            machine.spawn("sender", Priority.LOW, ProcessorSet.ALL, () -> assertEquals(0, calls.call(3, 2, 0x1000, 4)));
        });
    }
}
