package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.PlatformThreads;

/**
 * An object's monitor, in the lock word of its header. A thread that finds it taken spins a little, then sleeps for
 * times that double up to a millisecond: it never holds a processor that the owner may need.
 */
@RawMemory("a lock word that names the running thread is changed by nobody else")
public final class Monitor {
    private static final int SPINS = 64;
    private static final long FIRST_SLEEP_NANOS = 10_000;
    private static final long LONGEST_SLEEP_NANOS = 1_000_000;

    private Monitor() {}

    @EntryPoint("mellos_monitor_enter")
    public static void enter(Object object) {
        Address word = ObjectHeader.lockWord(object);
        int thread = CurrentThread.id();
        if (word.compareAndSetInt(LockWord.FREE, LockWord.ownedOnce(thread))) {
            return;
        }
        int held = word.loadIntVolatile();
        if (LockWord.owner(held) == thread) {
            enterAgain(object, word, held);
        } else {
            await(word, LockWord.ownedOnce(thread));
        }
    }

    /** @throws IllegalMonitorStateException if the running thread does not hold it */
    @EntryPoint("mellos_monitor_exit")
    public static void exit(Object object) {
        Address word = ObjectHeader.lockWord(object);
        int held = ownedWord(object);
        int recursion = LockWord.recursion(held);
        if (recursion == LockWord.MAX_RECURSION && DeepEntries.remove(object)) {
            return;
        }
        word.storeIntVolatile(recursion == 0 ? LockWord.FREE : LockWord.withRecursion(held, recursion - 1));
    }

    /** Whether the running thread holds the object's monitor. */
    public static boolean isHeld(Object object) {
        return LockWord.owner(ObjectHeader.lockWord(object).loadIntVolatile()) == CurrentThread.id();
    }

    /** Gives the monitor up whatever the recursion; gives the word to hand to {@link #reenter}. */
    static int release(Object object) {
        int held = ownedWord(object);
        ObjectHeader.lockWord(object).storeIntVolatile(LockWord.FREE);
        return held;
    }

    /** Waits for the monitor and takes it as often as it was held before. */
    static void reenter(Object object, int held) {
        await(ObjectHeader.lockWord(object), held);
    }

    /** The word, naming the running thread. */
    static int ownedWord(Object object) {
        int held = ObjectHeader.lockWord(object).loadIntVolatile();
        if (LockWord.owner(held) != CurrentThread.id()) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return held;
    }

    private static void enterAgain(Object object, Address word, int held) {
        int recursion = LockWord.recursion(held);
        if (recursion == LockWord.MAX_RECURSION) {
            DeepEntries.add(object);
        } else {
            word.storeIntVolatile(LockWord.withRecursion(held, recursion + 1));
        }
    }

    private static void await(Address word, int wanted) {
        int spins = 0;
        long sleepNanos = FIRST_SLEEP_NANOS;
        while (word.loadIntVolatile() != LockWord.FREE || !word.compareAndSetInt(LockWord.FREE, wanted)) {
            if (spins < SPINS) {
                spins++;
                PlatformThreads.yield();
            } else {
                PlatformThreads.sleep(sleepNanos);
                sleepNanos = Math.min(2 * sleepNanos, LONGEST_SLEEP_NANOS);
            }
        }
    }
}
