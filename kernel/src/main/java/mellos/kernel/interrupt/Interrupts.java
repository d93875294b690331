package mellos.kernel.interrupt;

import mellos.kernel.apic.LocalApic;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.processor.PendingShootdown;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.kernel.trace.Trace;
import mellos.kernel.trace.TraceKind;
import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;
import mellos.runtime.platform.ThreadBlock;

/**
 * Which method serves which vector. Every stub ends here, interrupts disabled, the interrupted registers in the frame.
 *
 * <p>Acknowledged before served: a hook may switch to another task, and the processor would take no further interrupt
 * of that priority until this one's task runs again.
 */
@NoHeap
@RawMemory("views the frame that the stub has just stored")
public final class Interrupts {
    private Interrupts() {}

    @EntryPoint("mellos_interrupt")
    static void dispatch(long frameAddress) {
        InterruptFrame frame = Address.of(frameAddress).as(InterruptFrame.class);
        int vector = (int) frame.vector();
        if (vector < Vectors.EXCEPTION_COUNT) {
            Exceptions.handle(frame);
            return;
        }
        if (vector == Vectors.SYSTEM_CALL) {
            SchedulerHooks.onSystemCall(frame);
            return;
        }
        Trace.record(TraceKind.INTERRUPT_ENTER, vector, 0);
        forbidThrows(1);
        serve(vector);
        forbidThrows(-1);
        Trace.record(TraceKind.INTERRUPT_LEAVE, vector, 0);
    }

    /** Of the interrupted thread, which is the running one again when a handler that switched comes back. */
    private static void forbidThrows(int change) {
        ThreadBlock thread = CurrentThread.block();
        thread.throwForbidden(thread.throwForbidden() + change);
    }

    private static void serve(int vector) {
        switch (vector) {
            // These may switch to another task, so this processor is not inside a handler while they run.
            case Vectors.TIMER -> {
                acknowledgeTimer(Processors.current());
                SchedulerHooks.onTimer();
            }
            case Vectors.RESCHEDULE -> {
                acknowledgeIpi(Processors.current());
                SchedulerHooks.onReschedule();
            }
            default -> serveInPlace(vector, Processors.current());
        }
    }

    private static void serveInPlace(int vector, PerCpu processor) {
        processor.interruptDepth(processor.interruptDepth() + 1);
        switch (vector) {
            case Vectors.TLB_SHOOTDOWN -> {
                acknowledgeIpi(processor);
                PendingShootdown.serveHere();
            }
            case Vectors.PING -> {
                acknowledgeIpi(processor);
                processor.pingedBy(1);
            }
            default -> serveOther(vector, processor);
        }
        processor.interruptDepth(processor.interruptDepth() - 1);
    }

    private static void serveOther(int vector, PerCpu processor) {
        if (vector >= Vectors.DEVICE_FIRST && vector <= Vectors.DEVICE_LAST) {
            processor.deviceInterrupts(processor.deviceInterrupts() + 1);
            DeviceInterrupts.serve(vector - Vectors.DEVICE_FIRST);
            LocalApic.endOfInterrupt();
        } else if (vector == Vectors.APIC_ERROR) {
            LocalApic.readErrorStatus();
            LocalApic.endOfInterrupt();
        } else {
            processor.spuriousInterrupts(processor.spuriousInterrupts() + 1);
        }
    }

    private static void acknowledgeTimer(PerCpu processor) {
        processor.ticks(processor.ticks() + 1);
        processor.timerDeadline(LocalTimer.NEVER);
        LocalApic.endOfInterrupt();
    }

    private static void acknowledgeIpi(PerCpu processor) {
        processor.ipisReceived(processor.ipisReceived() + 1);
        LocalApic.endOfInterrupt();
    }
}
