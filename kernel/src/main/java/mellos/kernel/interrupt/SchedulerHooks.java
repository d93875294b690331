package mellos.kernel.interrupt;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.thread.Scheduling;
import mellos.magic.NoHeap;
import mellos.magic.Trusted;

/**
 * Where interrupts enter the scheduler. Interrupts are disabled and already acknowledged; a hook may switch to another
 * task and return much later. A processor that has not entered the scheduler yet is left alone.
 */
@NoHeap
final class SchedulerHooks {
    private SchedulerHooks() {}

    /** This processor's timer reached the deadline it was armed for. It is disarmed now. */
    static void onTimer() {
        if (Scheduling.isEntered()) {
            Scheduling.scheduler().onTimer();
        }
    }

    /** Another processor asked this one to look at its queue. */
    static void onReschedule() {
        if (Scheduling.isEntered()) {
            Scheduling.scheduler().onReschedule();
        }
    }

    /** {@code int 0x80}: number in RAX, arguments in RDI, RSI, RDX; the result is stored to the frame's RAX. */
    @Trusted(
            "a system call is a part of the task that makes it, on its stack, with interrupts enabled: it may allocate and rest")
    static void onSystemCall(InterruptFrame frame) {
        Scheduling.serveSystemCall(frame);
    }
}
