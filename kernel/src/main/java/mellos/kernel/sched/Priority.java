package mellos.kernel.sched;

import mellos.magic.BuildTime;

/** How urgent a task is. A processor runs a task only while none of a higher priority is ready there. */
@BuildTime
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    /** Number of priorities. */
    static final int COUNT = 3;

    /** The level of a processor's idle task, below all priorities. */
    static final int IDLE = 3;
}
