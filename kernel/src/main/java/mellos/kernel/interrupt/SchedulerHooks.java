package mellos.kernel.interrupt;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.console.ConsoleInput;
import mellos.kernel.thread.Scheduling;
import mellos.magic.NoHeap;
import mellos.magic.Trusted;

/**
 * Where interrupts and bring-up enter the scheduler: the only methods that {@code interrupt} and {@code Boot} call.
 * Interrupts are disabled and already acknowledged; a hook may switch to another task and return much later. A processor that has
 * not entered the scheduler yet is left alone.
 */
@NoHeap
public final class SchedulerHooks {
    private SchedulerHooks() {
    }

    /** This processor's timer reached the deadline it was armed for. It is disarmed now. */
    public static void onTimer(InterruptFrame frame) {
        if (Scheduling.isEntered()) {
            Scheduling.scheduler().onTimer();
        }
    }

    /** Another processor asked this one to look at its queue. */
    public static void onReschedule(InterruptFrame frame) {
        if (Scheduling.isEntered()) {
            Scheduling.scheduler().onReschedule();
        }
    }

    /** {@code int 0x80}: number in RAX, arguments in RDI, RSI, RDX; the result is stored to the frame's RAX. */
    @Trusted("a system call is a part of the task that makes it, on its stack, with interrupts enabled: it may allocate and rest")
    public static void onSystemCall(InterruptFrame frame) {
        Scheduling.serveSystemCall(frame);
    }

    /**
     * A processor that came online enters the scheduler, on its own stack, interrupts disabled, once the boot processor has
     * released all. Does not return.
     */
    public static void enterOnOther(int index) {
        Scheduling.enter();
    }

    /** A byte arrived on the serial port; it waits in {@code SerialPort.read}. */
    public static void onConsoleInput() {
        if (Scheduling.isEntered()) {
            ConsoleInput.arrived();
        }
    }
}
