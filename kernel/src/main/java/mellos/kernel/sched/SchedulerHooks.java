package mellos.kernel.sched;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.magic.NoHeap;

/**
 * Where interrupts and bring-up enter the scheduler: the only methods that {@code interrupt} and {@code Boot} call.
 * Interrupts are disabled and already acknowledged; a hook may switch to another task and return much later.
 */
@NoHeap
public final class SchedulerHooks {
    private SchedulerHooks() {
    }

    /** This processor's timer reached the deadline it was armed for. It is disarmed now. */
    public static void onTimer(InterruptFrame frame) {
    }

    /** Another processor asked this one to look at its queue. */
    public static void onReschedule(InterruptFrame frame) {
    }

    /** {@code int 0x80}: number in RAX, arguments in RDI, RSI, RDX; the result is stored to the frame's RAX. */
    public static void onSystemCall(InterruptFrame frame) {
    }

    /**
     * A processor that came online enters the scheduler, on its own stack, interrupts disabled, once the boot processor has
     * released all. Does not return once there is a scheduler.
     */
    public static void enterOnOther(int index) {
    }

    /** A byte arrived on the serial port; it waits in {@code SerialPort.read}. */
    public static void onConsoleInput() {
    }
}
