package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** RSP0, the stack that an event in user mode switches to. */
final class KernelStackRules {
    private static final Rule RING_ZERO_STACK_MISSING = Rule.delivery("tss-rsp0-not-set")
            .needs(
                    92,
                    s -> TaskStateFacts.fromUser(s)
                            && s.fault().failedWith(Vector.PAGE_FAULT)
                            && TaskStateFacts.nextToZero(s.fault().failureAddress())
                            && !TaskStateFacts.readsTaskState(s)
                            && TaskStateFacts.hasTss(s),
                    s -> DeliveryFacts.nestedText(s)
                            + ": entering the kernel from user mode, the processor pushed to a stack at address 0")
            .supports(5, s -> true, s -> "the event came in user mode (CPL 3), where the stack comes from the TSS")
            .cause(s -> "the TSS has no kernel stack: " + TaskStateFacts.stackSlot(s)
                    + " (or the gate's IST slot) is 0 when " + DeliveryFacts.event(s) + " enters the kernel")
            .change("Write the top of a kernel stack to the TSS (RSP0, offset 4; in 32-bit mode ESP0 and SS0)"
                    + " before entering user mode, and on every task switch; on each processor its own TSS.")
            .build();

    private static final Rule RING_ZERO_STACK_BAD = Rule.delivery("tss-rsp0-wrong")
            .needs(
                    82,
                    s -> TaskStateFacts.fromUser(s)
                            && s.fault().failedWith(Vector.PAGE_FAULT)
                            && !TaskStateFacts.nextToZero(s.fault().failureAddress())
                            && !s.tables().inIdt(s.fault().failureAddress())
                            && !s.tables().inGdt(s.fault().failureAddress())
                            && !s.tables().inTss(s.fault().failureAddress())
                            && TaskStateFacts.hasTss(s),
                    s -> DeliveryFacts.nestedText(s) + ": that is where the TSS says the kernel stack is")
            .supports(
                    10,
                    s -> s.fault().failure().errorCode().has(ErrorCode.PRESENT),
                    _ -> "bit 0 of the error code is 1: the page is there and forbids the write")
            .cause(s -> "the kernel stack in the TSS (" + TaskStateFacts.stackSlot(s) + ", near "
                    + s.names().what(s.fault().failureAddress()) + ")" + refusal(s))
            .change(s -> s.fault().failure().errorCode().has(ErrorCode.PRESENT)
                    ? "Keep kernel stacks where user mappings cannot cover them (the kernel's half), mapped"
                            + " writable in every address space."
                    : "Set RSP0 to the top of a stack that is mapped in every address space (the kernel's half),"
                            + " and update it when tasks switch.")
            .build();

    static final List<Rule> ALL = List.of(RING_ZERO_STACK_MISSING, RING_ZERO_STACK_BAD);

    private KernelStackRules() {}

    /** How a page that holds a stack refuses the frame, by the error code of the push. */
    static String refusal(Scene s) {
        Value code = s.fault().failure().errorCode();
        if (code.has(ErrorCode.RESERVED)) {
            return " has a reserved bit in its page-table entry";
        }
        return code.has(ErrorCode.PRESENT) ? " is present but not writable (mapped read-only)" : " is not mapped";
    }
}
