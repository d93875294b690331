package mellos.runtime.monitor;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.CurrentThread;

/**
 * An object's monitor, in the lock word of its header. Without a second thread an entry is one exchange of the word and
 * an exit another; what several threads need is done by {@link ContendedMonitors}.
 */
@BuildTime
@RawMemory("the owner of a word that names the running thread is changed by nobody else")
public final class Monitor {
    private static final ContendedMonitors CONTENDED = new ContendedMonitors(new RunningThreads());

    private Monitor() {}

    @EntryPoint("mellos_monitor_enter")
    public static void enter(Object object) {
        Address word = ObjectHeader.lockWord(object);
        int thread = CurrentThread.id();
        if (word.compareAndSetInt(LockWord.FREE, LockWord.owned(thread, 0))) {
            return;
        }
        int held = word.loadIntVolatile();
        if (LockWord.owner(held) == thread) {
            enterAgain(object, word, held);
        } else {
            CONTENDED.enter(word, 0);
        }
    }

    /** @throws IllegalMonitorStateException if the running thread does not hold it */
    @EntryPoint("mellos_monitor_exit")
    public static void exit(Object object) {
        Address word = ObjectHeader.lockWord(object);
        if (!word.compareAndSetInt(LockWord.owned(CurrentThread.id(), 0), LockWord.FREE)) {
            exitInnerOrContended(object, word);
        }
    }

    /** Whether the running thread holds the object's monitor. */
    public static boolean isHeld(Object object) {
        return owner(object) == CurrentThread.id();
    }

    /** Id of the thread that holds it, 0 for none. */
    static int owner(Object object) {
        return LockWord.owner(ObjectHeader.lockWord(object).loadIntVolatile());
    }

    /**
     * {@code Object.wait} by the owner. Entries that {@link DeepEntries} count stay counted meanwhile.
     *
     * @param deadlineNanos {@link Long#MAX_VALUE} for none
     * @return false without a notification
     */
    static boolean await(Object object, long deadlineNanos) {
        return CONTENDED.await(ObjectHeader.lockWord(object), deadlineNanos);
    }

    static boolean notifyOne(Object object) {
        return CONTENDED.notifyOne(ObjectHeader.lockWord(object));
    }

    /** @throws IllegalMonitorStateException if the running thread does not hold it */
    static void checkOwner(Object object) {
        if (!isHeld(object)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }

    private static void enterAgain(Object object, Address word, int held) {
        if (LockWord.recursion(held) == LockWord.MAX_RECURSION) {
            DeepEntries.add(object);
        } else {
            word.getAndAddInt(LockWord.ENTRY);
        }
    }

    private static void exitInnerOrContended(Object object, Address word) {
        checkOwner(object);
        int recursion = LockWord.recursion(word.loadIntVolatile());
        if (recursion == 0) {
            CONTENDED.exit(word);
        } else if (recursion < LockWord.MAX_RECURSION || !DeepEntries.remove(object)) {
            word.getAndAddInt(-LockWord.ENTRY);
        }
    }
}
