package mellos.kernel.panic;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.arch.x86_64.Probe;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.smp.LateFault;
import mellos.kernel.text.Line;
import mellos.magic.NoHeap;

/** What the processor raises by itself: vectors 0 to 31. */
@NoHeap
public final class Exceptions {
    private Exceptions() {
    }

    public static void handle(InterruptFrame frame) {
        if (frame.vector() == Vectors.PAGE_FAULT && Probe.resolve(frame)) {
            return;
        }
        LateFault.parkIfComingUp(frame);
        Line.begin();
        Line.text("exception ");
        Line.decimal(frame.vector());
        Line.text(" error ");
        Line.hex(frame.errorCode());
        Line.text(" at ");
        Line.hex(frame.rip().bits());
        Line.end();
        Panic.because("unexpected exception", null);
    }
}
