package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;

/** Jumps to addresses that are not canonical. */
final class CanonicalJumpRules {
    private static final Rule NON_CANONICAL_RIP = Rule.named("jump-not-canonical")
            .symptom()
            .needs(
                    92,
                    s -> GeneralProtection.plainGp(s)
                            && s.cpu().has(Field.RIP)
                            && s.cpu().isLongMode()
                            && (!Address.isCanonical(s.fault().rip())
                                    || s.code().is(Kind.NEAR_RET, Kind.JUMP, Kind.CALL)
                                            && s.code().instruction().target() == 0
                                            && !s.code().hasOperand()
                                            && jumpsThroughBadRegister(s)),
                    s -> Address.isCanonical(s.fault().rip())
                            ? "\"" + s.code().instruction().text() + "\" would go to a non-canonical address"
                            : "RIP is " + Address.hex(s.fault().rip()) + ", not a canonical address")
            .supports(
                    5,
                    s -> AddressFacts.isGarbage(s.fault().rip()),
                    s -> "that is " + AddressFacts.describeGarbage(s.fault().rip()))
            .against(20, FetchFacts::leadsFromDelivery)
            .cause(s -> "it jumped or returned to an address that is not canonical"
                    + (Address.isCanonical(s.fault().rip())
                            ? ""
                            : " (" + Address.hex(s.fault().rip()) + ")")
                    + ": a return address or function pointer was overwritten")
            .change("Look at what lies on the stack just below and above RSP: a local buffer written past its end,"
                    + " unbalanced pushes and pops, or a stack switched to without a proper frame.")
            .build();

    static final List<Rule> ALL = List.of(NON_CANONICAL_RIP);

    private CanonicalJumpRules() {}

    private static boolean jumpsThroughBadRegister(Scene s) {
        Instruction i = s.code().instruction();
        return i.is(Kind.NEAR_RET)
                || i.source() >= 0 && !Address.isCanonical(s.cpu().register(i.source()));
    }
}
