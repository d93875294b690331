package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Kernel stacks that overflowed. */
final class StackOverflowRules {
    private static final long PAGE = 0x1000;

    private static final Rule OVERFLOW = Rule.named("stack-overflow")
            .needs(0, s -> !HandlerFacts.entersItself(s))
            .needs(
                    52,
                    s -> StackFacts.onStack(s)
                            && (!StackFacts.rspUnset(s) || Recursion.callsItself(s))
                            && s.fault().pageFault(ErrorCode.WRITE),
                    s -> "it wrote to " + s.names().what(s.fault().cr2()) + " with RSP at "
                            + Address.hex(s.fault().rsp()) + ": the write is on the stack")
            .supports(
                    14,
                    s -> (s.fault().cr2() & PAGE - 1) >= 0xe00 && (s.fault().rsp() & PAGE - 1) < 0x200
                            || (s.fault().cr2() ^ s.fault().rsp()) >= PAGE,
                    _ -> "the stack pointer has just crossed a page boundary downwards: "
                            + "the page below is the guard page or the end of the stack")
            .supports(18, Recursion::callsItself, s -> "the function calls itself")
            .supports(
                    14,
                    StackFacts::rspUnset,
                    s -> "RSP is " + Address.hex(s.fault().rsp())
                            + ": without a guard page the stack ran over everything below it, down to address 0")
            .supports(
                    12,
                    StackFacts::framesAbove,
                    s -> "RBP (" + s.cpu().hex(Field.RBP)
                            + ") is just above RSP: frames are on this stack, so it worked until now")
            .supports(12, StackFacts::usedBefore, _ -> "earlier events in the log were on the same stack, higher up")
            .supports(
                    8,
                    s -> s.fault().deliveryFailed() && s.fault().failedWith(Vector.PAGE_FAULT),
                    _ -> "delivering the page fault faulted again: its frame goes to the same bad stack")
            .supports(
                    6,
                    s -> s.code().is(Kind.CALL, Kind.PUSH),
                    s -> "the instruction is \"" + s.code().instruction().text() + "\"")
            .against(14, StackFacts::startCode)
            .cause(s -> "the kernel stack overflowed"
                    + (Recursion.callsItself(s)
                            ? " by recursion in "
                                    + s.names().name(s.fault().linearRip()).replaceAll("\\+0x.*", "")
                            : "")
                    + (StackFacts.rspUnset(s)
                            ? " over everything below it, down to address 0"
                            : s.fault().pageFault(ErrorCode.PRESENT)
                                    ? " into a page that may not be written"
                                    : " into an unmapped (guard) page"))
            .change(s -> "Stop the recursion or the large local variables, or give this stack more pages; and give"
                    + " #DF an interrupt stack (IST) so that the next overflow is reported instead of"
                    + " resetting the machine.")
            .apart("If this stack was never used before, it is not overflow but a stack that was never mapped:"
                    + " compare RSP with the stack's bounds.")
            .build();

    static final List<Rule> ALL = List.of(OVERFLOW);

    private StackOverflowRules() {}
}
