package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Execution of the real-mode interrupt vectors at address 0. */
final class VectorTableRules {
    private static final Rule LOW_MEMORY = Rule.named("executes-interrupt-vectors")
            .symptom()
            .needs(0, s -> !FlagsImage.standsOnFlags(s))
            .needs(
                    93,
                    s -> (InstructionFacts.ud(s)
                                    || s.fault().is(Vector.GENERAL_PROTECTION)
                                            && s.fault().error() == 0
                                    || s.fault().isDataAccess())
                            && !s.fault().isUser()
                            && Long.compareUnsigned(s.fault().rip(), 0x500) < 0
                            && s.cpu().isProtected(),
                    s -> "RIP is " + Address.hex(s.fault().rip())
                            + ": it is executing the real-mode interrupt vectors at address 0")
            .cause("it jumped to address zero, page 0 is mapped, and it executed what lies there: a null function"
                    + " pointer was called or a zero return address popped")
            .change("Find the null call (the word at RSP is often the caller), and unmap page 0 so that the next"
                    + " one faults at once.")
            .build();

    static final List<Rule> ALL = List.of(LOW_MEMORY);

    private VectorTableRules() {}
}
