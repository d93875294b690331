package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** Stack pointers that were never set, or are no addresses. */
final class StackPointerRules {
    private static final long PAGE = 0x1000;

    private static final Rule NEVER_SET = Rule.named("stack-pointer-not-set")
            .needs(
                    68,
                    s -> s.fault().isDataAccess()
                            && !s.fault().isUser()
                            && StackFacts.rspUnset(s)
                            && (s.fault().nearStack(s.fault().cr2())
                                    || s.fault().cr2() < 0 && s.fault().cr2() > -PAGE
                                    || s.fault().cr2() > 0xffff_f000L
                                            && s.fault().cr2() <= 0xffff_ffffL),
                    s -> "RSP is " + Address.hex(s.fault().rsp()) + " and the fault address is "
                            + Address.hex(s.fault().cr2()) + ": a push below address zero")
            .supports(
                    20,
                    s -> s.fault().rsp() == 0
                            || s.fault().rsp() == -8
                            || s.fault().rsp() == -16,
                    s -> "that is exactly an unset RSP and its first pushes")
            .supports(
                    8,
                    s -> s.code().is(Kind.PUSH, Kind.CALL),
                    s -> "the instruction is \"" + s.code().instruction().text() + "\"")
            .against(40, Recursion::callsItself)
            .cause("the stack pointer was never set: RSP is zero (or next to it) at the first push")
            .change(s -> "Load RSP with the top of a mapped stack before the first call, push or interrupt"
                    + (s.processors().isApplicationProcessor()
                            ? "; check that the boot processor filled in this processor's "
                                    + "stack before sending STARTUP"
                            : "")
                    + ".")
            .build();

    private static final Rule NON_CANONICAL = Rule.named("stack-not-canonical")
            .needs(
                    92,
                    s -> (s.fault().is(Vector.GENERAL_PROTECTION) || s.fault().is(Vector.STACK_FAULT))
                            && s.fault().error() == 0
                            && !Address.isCanonical(s.fault().rsp())
                            && s.cpu().isLongMode(),
                    s -> "RSP is " + Address.hex(s.fault().rsp())
                            + ", which is no canonical address (bits 63–47 differ)")
            .supports(
                    6,
                    s -> s.code().isKnown() && s.code().instruction().kind().usesStack(),
                    s -> "the instruction is \"" + s.code().instruction().text() + "\"")
            .cause("the stack pointer is not a canonical address: it was loaded with garbage or computed wrongly")
            .change("Look at what loads RSP before this: a stack table indexed wrongly, an uninitialised field, or"
                    + " a saved context overwritten.")
            .apart("QEMU reports #GP here where Bochs and hardware report #SS.")
            .build();

    static final List<Rule> ALL = List.of(NEVER_SET, NON_CANONICAL);

    private StackPointerRules() {}
}
