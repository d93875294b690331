package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.Platform} on Linux. */
@RawMemory("addresses come from callers that vouch for them")
@Substitute("mellos.runtime.platform.Platform")
final class Target_mellos_runtime_Platform {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Target_mellos_runtime_Platform() {
    }

    @NoHeap
    @Replace
    public static void writeConsole(Address bytes, long count) {
        Address from = bytes;
        long left = count;
        while (left > 0) {
            long written = Linux.write(STANDARD_OUTPUT, from, left);
            if (written <= 0) {
                return;
            }
            from = from.plus(written);
            left -= written;
        }
    }

    @Blocking
    @Replace
    public static int readConsole() {
        Address next = Address.stackAllocate(16);
        return Linux.read(STANDARD_INPUT, next, 1) <= Linux.END_OF_FILE ? -1 : next.loadByte() & 0xff;
    }

    @Replace
    public static int consoleBytesAvailable() {
        return (int) Linux.bytesAvailable(STANDARD_INPUT);
    }

    @NoHeap
    @Replace
    public static long monotonicNanos() {
        return Linux.nanos(Linux.CLOCK_MONOTONIC);
    }

    @NoHeap
    @Replace
    public static long wallClockMillis() {
        return Linux.nanos(Linux.CLOCK_REALTIME) / NANOS_PER_MILLI;
    }

    @NoHeap
    @Replace
    public static Address requestHeapChunk(long sizeBytes) {
        return HeapMemory.take(sizeBytes);
    }

    @NoHeap
    @Replace
    public static long availableHeapBytes() {
        return HeapMemory.leftBytes();
    }

    @NoHeap
    @Replace
    public static int processorCount() {
        return Linux.processorCount();
    }

    @NoHeap
    @Replace
    public static void yieldThread() {
        Linux.yieldProcessor();
    }

    @Blocking
    @Replace
    public static void park(long deadlineNanos) {
        long left = deadlineNanos - Linux.nanos(Linux.CLOCK_MONOTONIC);
        if (left > 0) {
            Linux.sleepWhileZero(permitOf(CurrentThread.block()), left);
        }
    }

    @NoHeap
    @Replace
    public static void unpark(ThreadBlock thread) {
        Linux.wake(permitOf(thread));
    }

    private static Address permitOf(ThreadBlock thread) {
        return Address.ofStruct(thread).plus(ThreadBlock.PARK_PERMIT);
    }

    @Blocking
    @Replace
    public static void sleep(long nanos) {
        Linux.sleep(nanos);
    }

    @Replace
    public static boolean startThread(Thread thread) {
        return HostedThread.start(thread);
    }

    @Replace
    public static void exit(int status) {
        Linux.exit(status);
    }

    @NoHeap
    @Replace
    public static void panic(String reason, String detail) {
        LastWords.panic(reason, detail);
    }

    @NoHeap
    @Replace
    public static long randomSeed() {
        return Linux.random();
    }
}
