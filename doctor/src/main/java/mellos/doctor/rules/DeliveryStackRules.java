package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** The stack that the frame is pushed to: an interrupt stack, or the one in use. */
final class DeliveryStackRules {
    private static final Rule INTERRUPT_STACK_BAD = Rule.delivery("interrupt-stack-bad")
            .needs(
                    84,
                    s -> DeliveryFacts.failed(s)
                            && !s.fault().isUser()
                            && s.fault().failedWith(Vector.PAGE_FAULT)
                            && s.fault().failure().cr2().isKnown()
                            && !s.fault().nearStack(s.fault().failureAddress())
                            && !s.tables().inIdt(s.fault().failureAddress())
                            && !s.tables().inGdt(s.fault().failureAddress())
                            && s.cpu().isLongMode()
                            && !s.tables().idtNeverLoaded()
                            && TaskStateFacts.hasTss(s),
                    s -> DeliveryFacts.nestedText(s) + ", far from RSP ("
                            + Address.hex(s.fault().rsp()) + "): the gate switches to an interrupt stack (IST)")
            .supports(
                    8,
                    s -> TaskStateFacts.nextToZero(s.fault().failureAddress()),
                    _ -> "the address is just below zero: that IST entry in the TSS is 0")
            .cause(s -> TaskStateFacts.nextToZero(s.fault().failureAddress())
                    ? "the gate uses an interrupt stack (IST) whose pointer in the TSS is 0"
                    : "the interrupt stack (IST) that the gate uses, near "
                            + s.names().what(s.fault().failureAddress()) + "," + KernelStackRules.refusal(s))
            .change("Fill the IST entry of this processor's TSS with the top of a mapped stack before the gate is"
                    + " used, or set the gate's IST field to 0.")
            .build();

    private static final Rule STACK_BAD = Rule.delivery("stack-bad-at-delivery")
            .needs(
                    80,
                    s -> DeliveryFacts.failed(s)
                            && !s.fault().isUser()
                            && (s.fault().failedWith(Vector.PAGE_FAULT)
                                            && s.fault().failure().cr2().isKnown()
                                            && s.fault().nearStack(s.fault().failureAddress())
                                    || s.fault().failedWith(Vector.STACK_FAULT)),
                    s -> DeliveryFacts.nestedText(s) + ": the frame could not be pushed on the stack in use (RSP "
                            + Address.hex(s.fault().rsp()) + ")")
            .supports(8, s -> s.fault().beganWithInterrupt(), _ -> "the interrupted code was fine; its stack was not")
            .cause(s -> s.fault().isPageFault() && s.fault().isNearStack()
                    ? "the exception frame has to go on the same bad stack, because #PF "
                            + (s.fault().chain().reachedTripleFault() ? "and #DF have" : "has")
                            + " no interrupt stack (IST)"
                    : "the stack is bad: when " + DeliveryFacts.event(s) + " came, its frame could not be pushed at "
                            + Address.hex(s.fault().rsp()))
            .change("Give #DF and #PF an interrupt stack (IST) in the TSS, so that stack faults can be reported;"
                    + " and look at why the stack is bad: overflow, unmapped, RSP never set.")
            .build();

    static final List<Rule> ALL = List.of(INTERRUPT_STACK_BAD, STACK_BAD);

    private DeliveryStackRules() {}
}
