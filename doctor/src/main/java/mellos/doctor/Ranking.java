package mellos.doctor;

import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/** Which of two true answers is the one to act on: why it faulted, or why that could not be handled. */
final class Ranking {
    private static final int WEAK = 40;
    private static final int EXPLAINED = 60;

    private Ranking() {}

    /**
     * An interrupt is no mistake, so the delivery is. A fault in user mode must never kill the machine, so the way into the
     * kernel is at fault, unless there is no handler at all and the fault explains itself. A fault in the kernel is a mistake
     * of its own, and comes first unless nothing can be said about it.
     */
    static boolean deliveryComesFirst(Scene scene, Finding fault, Finding delivery) {
        boolean interrupt =
                scene.chain().beganWithInterrupt() && !fault.rule().id().startsWith("pic-");
        boolean trap = scene.vector() == Vector.BREAKPOINT || scene.vector() == Vector.DEBUG && fault.score() < 80;
        boolean table = delivery.rule().id().startsWith("idt-");
        boolean user = scene.cpl() == 3 && !(table && fault.score() >= EXPLAINED);
        return interrupt || trap || user || fault.score() < WEAK && delivery.score() > fault.score();
    }
}
