package mellos.doctor;

import java.util.List;
import mellos.doctor.rules.Finding;
import mellos.doctor.rules.Scene;
import mellos.doctor.x86.Vector;

/** Which of two true answers is the one to act on: why it faulted, or why that could not be handled. */
final class Ranking {
    private static final int WEAK = 40;
    private static final int LIKELY = 65;
    private static final int STRONG = 80;

    private Ranking() {}

    /**
     * An interrupt is no mistake, so its delivery is. An exception is one: that the IDT could not take it explains the
     * triple fault and never the exception, so its cause leads, even a weak one. A fault in user mode must not kill the
     * machine, so where not the IDT but the way to the kernel's stack failed, that leads.
     */
    static boolean deliveryComesFirst(Scene scene, List<Finding> faults, List<Finding> deliveries) {
        if (faults.isEmpty() || deliveries.isEmpty()) {
            return !deliveries.isEmpty();
        }
        Finding fault = faults.getFirst();
        Finding delivery = deliveries.getFirst();
        if (scene.fault().chain().beganWithInterrupt()) {
            return !fault.rule().answersInterrupts();
        }
        if (scene.fault().vector() == Vector.BREAKPOINT) {
            return true;
        }
        if (scene.fault().vector() == Vector.DEBUG && fault.score() < STRONG) {
            return true;
        }
        boolean table = delivery.rule().id().startsWith("idt-");
        boolean task = delivery.rule().id().startsWith("tss-") && fault.score() < LIKELY;
        boolean user = scene.fault().origin().cpl().is(3);
        return !table && (task || user || fault.score() < WEAK && delivery.score() > fault.score());
    }
}
