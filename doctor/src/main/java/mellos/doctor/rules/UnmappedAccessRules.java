package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;

/** Other accesses to what is not mapped. */
final class UnmappedAccessRules {
    private static final Rule OVERRUN = Rule.named("runs-off-the-end")
            .symptom()
            .needs(
                    58,
                    s -> AccessFacts.plain(s) && s.code().is(Kind.STRING),
                    s -> "\"" + s.code().instruction().text() + "\" moves through memory, " + "RCX is "
                            + s.cpu().hex(Field.RCX))
            .supports(
                    22,
                    s -> (s.fault().cr2() & 0xfff) < 8
                            || (s.fault().cr2() & 0xfff) > 0xff0 && s.cpu().flag(ControlBits.FLAG_DF),
                    _ -> "the address is at a page boundary: " + "it came from the page before")
            .cause(s -> "a block copy or fill ran past the end of what is mapped, at "
                    + s.names().what(s.fault().cr2()))
            .change("Check the length (a negative one becomes huge), the buffer's size, and the direction flag.")
            .build();

    private static final Rule WILD = Rule.named("unmapped-kernel-access")
            .symptom()
            .needs(44, s -> AccessFacts.plain(s), UnmappedAccessRules::address)
            .supports(
                    8,
                    s -> s.code().hasOperand()
                            && s.code().operandAddress() == s.fault().cr2(),
                    s -> "\"" + s.code().instruction().text() + "\" computes exactly this address")
            .supports(
                    4,
                    s -> s.hasImage() && s.names().inImage(s.fault().linearRip()),
                    s -> "it happened in " + s.names().name(s.fault().linearRip()))
            .supports(
                    4,
                    s -> s.fault().formerTables().isKnown(),
                    s -> "the event before ran with CR3 "
                            + s.fault().formerTables().hex()
                            + ": the new address space may lack what the old one had")
            .cause(s -> "it " + (s.fault().pageFault(ErrorCode.WRITE) ? "wrote to" : "read from")
                    + " the unmapped address " + s.names().what(s.fault().cr2()))
            .change("Decide which: if the address is meant, map it before this point; if not, follow the register"
                    + " it came from back to where it was computed.")
            .apart("The page tables are not in the log: monitor info mem at the fault shows what is mapped around"
                    + " it.")
            .build();

    static final List<Rule> ALL = List.of(OVERRUN, WILD);

    private UnmappedAccessRules() {}

    private static String address(Scene s) {
        return "the fault address (CR2) is " + s.names().what(s.fault().cr2()) + ", and no page is present there";
    }
}
