package mellos.doctor;

import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/** Which of two true answers is the one to act on: why it faulted, or why that could not be handled. */
final class Ranking {
    private static final int WEAK = 40;

    private Ranking() {
    }

    /**
     * An interrupt is no mistake, so the delivery is. A fault in user mode must never kill the machine, so again the delivery
     * is. A fault in the kernel is a mistake of its own, and comes first unless nothing can be said about it.
     */
    static boolean deliveryComesFirst(Scene scene, Finding fault, Finding delivery) {
        boolean interrupt = scene.chain().beganWithInterrupt() && !fault.rule().id().startsWith("pic-");
        boolean trap = scene.vector() == Vector.BREAKPOINT || scene.vector() == Vector.DEBUG && fault.score() < 80;
        boolean user = scene.cpl() == 3;
        return interrupt || trap || user || fault.score() < WEAK && delivery.score() > fault.score();
    }
}
