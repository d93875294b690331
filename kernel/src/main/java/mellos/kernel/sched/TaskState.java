package mellos.kernel.sched;

import mellos.magic.BuildTime;

/** Where a task is in its life. Changes under the lock of the queue that the task belongs to. */
@BuildTime
public enum TaskState {
    /** Made, never ready yet. */
    NEW,
    /** In a run queue, or in one processor's hands on its way from one queue to another. */
    READY,
    /** The current task of its processor. */
    RUNNING,
    /** Waits to be woken or for its alarm. */
    BLOCKED,
    /** Has returned and never runs again. */
    ENDED
}
