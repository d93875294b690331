package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;

/** Kernel stacks that are not mapped. */
final class StackMappingRules {
    private static final long PAGE = 0x1000;

    private static final Rule UNMAPPED = Rule.named("stack-not-mapped")
            .needs(
                    54,
                    s -> StackFacts.onStack(s) && !StackFacts.rspUnset(s),
                    s -> "the access to " + s.names().what(s.fault().cr2()) + " is on the stack: RSP is "
                            + Address.hex(s.fault().rsp()))
            .supports(
                    12,
                    StackFacts::startCode,
                    s -> "it happened in start-up code ("
                            + s.names().name(s.fault().linearRip()) + "), at the first use of the stack")
            .supports(10, s -> s.fault().isNotPresent(), _ -> "the page is not present")
            .supports(
                    9,
                    s -> s.cpu().has(Field.RBP) && !StackFacts.framesAbove(s),
                    _ -> "RBP does not point into this stack: no frame was " + "built on it")
            .supports(
                    6,
                    s -> (s.fault().rsp() & PAGE - 1) == 0
                            || (s.fault().rsp() & 0xf) == 0
                                    && (s.fault().cr2() >>> 12) == (s.fault().rsp() - 8 >>> 12)
                                    && (s.fault().rsp() & PAGE - 1) >= 0x200,
                    _ -> "RSP looks like the fresh top of a stack")
            .supports(
                    16,
                    s -> s.fault().formerTables().isKnown(),
                    s -> "the event before ran with CR3 "
                            + s.fault().formerTables().hex() + ": the address space was switched in between")
            .supports(6, s -> s.code().previousIs(Kind.MOV_TO_CR), _ -> "the page tables were switched just before")
            .against(18, Recursion::callsItself)
            .against(14, StackFacts::usedBefore)
            .cause(s -> "the stack it runs on is not mapped"
                    + (s.fault().pageFault(ErrorCode.PRESENT) ? " writable" : "")
                    + " in the page tables in use (CR3 "
                    + s.cpu().hex(Field.CR3) + ")")
            .change("Map the stack's pages, writable, in these page tables before switching to them (or to it),"
                    + " and check that RSP is a virtual address of this address space, not a physical one.")
            .apart("If the stack worked before, it overflowed instead: compare RSP with the stack's bounds.")
            .build();

    static final List<Rule> ALL = List.of(UNMAPPED);

    private StackMappingRules() {}
}
