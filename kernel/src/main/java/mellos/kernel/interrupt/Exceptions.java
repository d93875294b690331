package mellos.kernel.interrupt;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.Probe;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.bringup.LateFault;
import mellos.kernel.panic.Panic;
import mellos.kernel.report.ProcessorStop;
import mellos.magic.NoHeap;

/** What the processor raises by itself, vectors 0 to 31: expected in four cases, else the end. */
@NoHeap
public final class Exceptions {
    private Exceptions() {}

    public static void handle(InterruptFrame frame) {
        if (frame.vector() == Vectors.PAGE_FAULT && Probe.resolve(frame)) {
            return;
        }
        if (JavaFaults.resolve(frame)) {
            return;
        }
        LateFault.parkIfComingUp(frame);
        if (frame.vector() == Vectors.NMI) {
            ProcessorStop.standStill(frame);
            return;
        }
        Panic.exception(frame);
    }
}
