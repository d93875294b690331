package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;

/** Other accesses to what is not mapped. */
final class UnmappedAccessRules {

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

    static final List<Rule> ALL = List.of(WILD);

    private UnmappedAccessRules() {}

    private static String address(Scene s) {
        return "the fault address (CR2) is " + s.names().what(s.fault().cr2()) + ", and no page is present there";
    }
}
