package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The system calls in use, as Linux's manual pages have them. Results below 0 are negated error numbers. */
@NoHeap
@RawMemory("the kernel checks every address that it is given")
final class Linux {
    static final int SIGNAL_BUS = 7;
    static final int SIGNAL_FLOATING_POINT = 8;
    static final int SIGNAL_SEGMENT = 11;
    static final int SIGNAL_ILLEGAL = 4;
    static final int SIGNAL_TRAP = 5;
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;
    static final long END_OF_FILE = 0;

    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int MMAP = 9;
    private static final int MPROTECT = 10;
    private static final int MUNMAP = 11;
    private static final int RT_SIGACTION = 13;
    private static final int MADVISE = 28;
    private static final int IOCTL = 16;
    private static final int SCHED_YIELD = 24;
    private static final int NANOSLEEP = 35;
    private static final int EXIT = 60;
    private static final int SIGALTSTACK = 131;
    private static final int ARCH_PRCTL = 158;
    private static final int FUTEX = 202;
    private static final int SCHED_GETAFFINITY = 204;
    private static final int CLOCK_GETTIME = 228;
    private static final int EXIT_GROUP = 231;
    private static final int GETRANDOM = 318;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int ARCH_SET_GS = 0x1001;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MAP_NORESERVE = 0x4000;
    private static final int MADV_DONTNEED = 4;
    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_POPULATE_WRITE = 23;
    private static final int OUT_OF_MEMORY = 12;
    private static final int FIONREAD = 0x541b;
    private static final int FUTEX_WAIT_PRIVATE = 128;
    private static final int FUTEX_WAKE_PRIVATE = 129;
    private static final int AFFINITY_BYTES = 128;
    private static final long SIGNAL_FLAGS = 0x4 | 0x0400_0000 | 0x0800_0000 | 0x4000_0000;

    private Linux() {}

    static long read(int file, Address into, long count) {
        return Cpu.systemCall(READ, file, into.bits(), count, 0, 0, 0);
    }

    static long write(int file, Address from, long count) {
        return Cpu.systemCall(WRITE, file, from.bits(), count, 0, 0, 0);
    }

    /** Zeroed, readable and writable; zero if there is none. */
    static Address mapMemory(long sizeBytes) {
        long address = Cpu.systemCall(MMAP, 0, sizeBytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
        return address < 0 ? Address.zero() : Address.of(address);
    }

    /** As {@link #mapMemory}, for a range of which little may ever be used. */
    static Address reserveMemory(long sizeBytes) {
        int flags = MAP_PRIVATE_ANONYMOUS | MAP_NORESERVE;
        long address = Cpu.systemCall(MMAP, 0, sizeBytes, PROT_READ_WRITE, flags, -1, 0);
        return address < 0 ? Address.zero() : Address.of(address);
    }

    /** Asks for pages of 2 MiB where the range has room for them. */
    static void useLargePages(Address start, long sizeBytes) {
        Cpu.systemCall(MADVISE, start.bits(), sizeBytes, MADV_HUGEPAGE, 0, 0, 0);
    }

    /**
     * Has all pages there at once. Kernels before 5.14 do not know how: then they come one by one.
     *
     * @return false if there is no memory for them
     */
    static boolean touch(Address start, long sizeBytes) {
        return Cpu.systemCall(MADVISE, start.bits(), sizeBytes, MADV_POPULATE_WRITE, 0, 0, 0) != -OUT_OF_MEMORY;
    }

    /** What is behind these pages is not needed: they read as zero when they are touched again. */
    static void discard(Address start, long sizeBytes) {
        Cpu.systemCall(MADVISE, start.bits(), sizeBytes, MADV_DONTNEED, 0, 0, 0);
    }

    static void unmapMemory(Address low, long sizeBytes) {
        Cpu.systemCall(MUNMAP, low.bits(), sizeBytes, 0, 0, 0, 0);
    }

    /** Makes a fault of every access to these pages. */
    static void forbidAccess(Address low, long sizeBytes) {
        Cpu.systemCall(MPROTECT, low.bits(), sizeBytes, 0, 0, 0, 0);
    }

    /** Sleeps while the word is 0, until it is woken, the time is over, or for no reason. */
    static void sleepWhileZero(Address word, long nanos) {
        Address time = Address.stackAllocate(16);
        time.storeLong(nanos / NANOS_PER_SECOND);
        time.plus(8).storeLong(nanos % NANOS_PER_SECOND);
        Cpu.systemCall(FUTEX, word.bits(), FUTEX_WAIT_PRIVATE, 0, time.bits(), 0, 0);
    }

    /** Sleeps while the word has this value, until it is woken, or for no reason. */
    static void sleepWhile(Address word, int value) {
        Cpu.systemCall(FUTEX, word.bits(), FUTEX_WAIT_PRIVATE, value, 0, 0, 0);
    }

    /** Wakes all who sleep on the word. */
    static void wakeAll(Address word) {
        Cpu.systemCall(FUTEX, word.bits(), FUTEX_WAKE_PRIVATE, Integer.MAX_VALUE, 0, 0, 0);
    }

    /** Wakes so many of those who sleep on the word. */
    static void wake(Address word, int count) {
        Cpu.systemCall(FUTEX, word.bits(), FUTEX_WAKE_PRIVATE, count, 0, 0, 0);
    }

    /** Processors that the process may run on. */
    static int processorCount() {
        Address mask = Address.stackAllocate(AFFINITY_BYTES);
        long bytes = Cpu.systemCall(SCHED_GETAFFINITY, 0, AFFINITY_BYTES, mask.bits(), 0, 0, 0);
        int count = 0;
        for (int i = 0; i < bytes; i += 8) {
            count += Long.bitCount(mask.plus(i).loadLong());
        }
        return count > 0 ? count : 1;
    }

    static long bytesAvailable(int file) {
        Address count = Address.stackAllocate(8);
        return Cpu.systemCall(IOCTL, file, FIONREAD, count.bits(), 0, 0, 0) < 0 ? 0 : count.loadInt();
    }

    static void yieldProcessor() {
        Cpu.systemCall(SCHED_YIELD, 0, 0, 0, 0, 0, 0);
    }

    static void sleep(long nanos) {
        Address time = Address.stackAllocate(16);
        time.storeLong(nanos / NANOS_PER_SECOND);
        time.plus(8).storeLong(nanos % NANOS_PER_SECOND);
        Cpu.systemCall(NANOSLEEP, time.bits(), 0, 0, 0, 0, 0);
    }

    static long nanos(int clock) {
        Address time = Address.stackAllocate(16);
        Cpu.systemCall(CLOCK_GETTIME, clock, time.bits(), 0, 0, 0, 0);
        return time.loadLong() * NANOS_PER_SECOND + time.plus(8).loadLong();
    }

    static long random() {
        Address bits = Address.stackAllocate(16);
        Cpu.systemCall(GETRANDOM, bits.bits(), 8, 0, 0, 0, 0);
        return bits.loadLong();
    }

    static void setGsBase(Address base) {
        Cpu.systemCall(ARCH_PRCTL, ARCH_SET_GS, base.bits(), 0, 0, 0, 0);
    }

    /** Signals that the process cannot go on from run on this stack. */
    static void setSignalStack(Address low, long sizeBytes) {
        Address stack = Address.stackAllocate(32);
        stack.storeAddress(low);
        stack.plus(16).storeLong(sizeBytes);
        Cpu.systemCall(SIGALTSTACK, stack.bits(), 0, 0, 0, 0, 0);
    }

    /** @param handler {@code void f(int signal, siginfo*, ucontext*)} */
    static void handleSignal(int signal, Address handler) {
        Address action = Address.stackAllocate(32);
        action.storeAddress(handler);
        action.plus(8).storeLong(SIGNAL_FLAGS);
        action.plus(16).storeAddress(Address.ofSymbol("mellos_hosted_return"));
        Cpu.systemCall(RT_SIGACTION, signal, action.bits(), 0, 8, 0, 0);
    }

    static void exit(int status) {
        Cpu.systemCall(EXIT_GROUP, status, 0, 0, 0, 0, 0);
    }

    /** Ends the running thread alone. */
    static void exitThread() {
        Cpu.systemCall(EXIT, 0, 0, 0, 0, 0, 0);
    }
}
