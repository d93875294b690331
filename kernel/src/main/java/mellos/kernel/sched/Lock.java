package mellos.kernel.sched;

/** Mutual exclusion between processors for a few instructions. The holder keeps interrupts off and never sleeps. */
public interface Lock {
    void acquire();

    void release();
}
