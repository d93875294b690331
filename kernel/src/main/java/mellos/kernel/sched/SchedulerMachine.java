package mellos.kernel.sched;

/**
 * What the scheduler needs of the machine below it. Methods concern the processor that runs the caller; all but
 * {@link #disableInterrupts}, {@link #currentTask} and {@link #nowNanos} are called with interrupts off.
 */
public interface SchedulerMachine {
    /** Index of the processor that runs the caller. */
    int processor();

    /** The task that runs the caller. */
    Task currentTask();

    /** @return whether interrupts were enabled */
    boolean disableInterrupts();

    /** @param enabled what {@link #disableInterrupts} returned */
    void restoreInterrupts(boolean enabled);

    /** Nanoseconds since the start of this boot, the same on all processors; never goes back. */
    long nowNanos();

    /**
     * One interrupt at or soon after the given time, in place of the one asked for before.
     *
     * @param deadlineNanos on {@link #nowNanos}' scale; {@link Long#MAX_VALUE} for none
     */
    void armTimer(long deadlineNanos);

    /** Has {@link Scheduler#onReschedule} called on that processor, which may be the caller's own. */
    void sendReschedule(int processor);

    /**
     * Saves the registers of the first task and goes on with those of the second. Returns when somebody switches back
     * to the first, perhaps on another processor.
     */
    void switchTo(Task from, Task to);

    /**
     * Sleeps until an interrupt has been handled; none that is pending is missed. Interrupts are off again afterwards.
     */
    void awaitInterrupt();

    /** Spins for a moment, serving what other processors ask of this one. */
    void relax();

    /** Has tasks look at their polls on all processors, and the others' idle tasks come. */
    void raisePolls();

    /** Tasks have nothing to look for at polls any more. */
    void clearPolls();

    /** One worker's part of a collection. All processors stand. @param askedNanos when they were asked to */
    void collect(int worker, long request, long askedNanos);

    /** A collection has ended, and tasks run again. The caller's processor does not stand for another one yet. */
    void tellCollection();

    /** A stop of the world has waited long for the task that runs on a processor. */
    void reportLate(int processor, Task task);

    /** The stack of an ended task is free: nobody runs on it any more. */
    void retire(Task task);

    /**
     * A lock that is not held. Taken with interrupts off, spinning.
     *
     * @param order a constant of {@link mellos.kernel.processor.LockOrder}
     */
    Lock newLock(int order);
}
