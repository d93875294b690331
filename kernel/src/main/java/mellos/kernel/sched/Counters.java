package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * What has happened on one processor since it came online. Each number is written by its own processor alone, with
 * interrupts off; read by anybody, perhaps a moment late.
 */
@NoHeap
public final class Counters {
    /** A task gave way to another; the idle task counts as one. */
    public volatile long switches;
    /** Switches that the running task did not ask for. */
    public volatile long preemptions;
    /** Timer interrupts. */
    public volatile long ticks;
    /** Requests of other processors, and of its own, to look at the queue. */
    public volatile long rescheduleInterrupts;
    /** Tasks taken from another processor's queue. */
    public volatile long steals;
    /** Tasks given to another processor because it had less to do. */
    public volatile long pushes;

    public volatile long systemCalls;
    /** Messages sent. */
    public volatile long messages;
    /** Tasks that began their life here. */
    public volatile long tasks;
}
