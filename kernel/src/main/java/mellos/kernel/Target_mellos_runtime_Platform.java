package mellos.kernel;

import mellos.kernel.address.Layout;
import mellos.kernel.console.ConsoleInput;
import mellos.kernel.driver.RealTimeClock;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.memory.Frames;
import mellos.kernel.memory.HeapMemory;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.Processors;
import mellos.kernel.thread.PlatformThreads;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;
import mellos.runtime.platform.ThreadBlock;

/** {@code mellos.runtime.platform.Platform} on the bare machine: each method names the part of the kernel that does it. */
@RawMemory("addresses come from callers that vouch for them")
@Substitute("mellos.runtime.platform.Platform")
final class Target_mellos_runtime_Platform {
    private Target_mellos_runtime_Platform() {
    }

    @NoHeap
    @Replace
    public static void writeConsole(Address bytes, long count) {
        SerialPort.write(bytes, count);
    }

    @Blocking
    @Replace
    public static int readConsole() {
        return ConsoleInput.read();
    }

    @Replace
    public static int consoleBytesAvailable() {
        return ConsoleInput.available();
    }

    @NoHeap
    @Replace
    public static long monotonicNanos() {
        return Clock.nanos();
    }

    @NoHeap
    @Replace
    public static long wallClockMillis() {
        return RealTimeClock.bootMillis() + Clock.nanos() / 1_000_000;
    }

    @NoHeap
    @Replace
    public static Address requestHeapChunk(long sizeBytes) {
        return HeapMemory.take(sizeBytes);
    }

    @NoHeap
    @Replace
    public static long availableHeapBytes() {
        return Frames.freeCount() * Layout.PAGE;
    }

    @NoHeap
    @Replace
    public static int processorCount() {
        return Processors.onlineCount();
    }

    @NoHeap
    @Replace
    public static void yieldThread() {
        PlatformThreads.yieldThread();
    }

    @Blocking
    @Replace
    public static void park(long deadlineNanos) {
        PlatformThreads.park(deadlineNanos);
    }

    @NoHeap
    @Replace
    public static void unpark(ThreadBlock thread) {
        PlatformThreads.unpark(thread);
    }

    @Blocking
    @Replace
    public static void sleep(long nanos) {
        PlatformThreads.sleep(nanos);
    }

    @Replace
    public static boolean startThread(Thread thread) {
        return PlatformThreads.start(thread);
    }

    @Replace
    public static void exit(int status) {
        PlatformThreads.exit(status);
    }

    @NoHeap
    @Replace
    public static void panic(String reason, String detail) {
        Panic.because(reason, detail);
    }

    @NoHeap
    @Replace
    public static long randomSeed() {
        return Cpu.readTimeStamp() * 0x9e37_79b9_7f4a_7c15L ^ Clock.nanos();
    }
}
