package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Execution of what is no code: the vectors at address 0, the data of the image. */
final class DataExecutionRules {
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

    private static final Rule DATA = Rule.named("executes-data")
            .symptom()
            .needs(0, s -> !s.image().isZeroInitialised(s.fault().linearRip()))
            .needs(
                    82,
                    s -> (InstructionFacts.ud(s) || s.fault().is(Vector.GENERAL_PROTECTION))
                            && s.hasImage()
                            && !s.fault().isUser()
                            && s.names().inImage(s.fault().linearRip())
                            && !s.image().isCode(s.fault().linearRip()),
                    s -> s.names().what(s.fault().linearRip()) + " is "
                            + s.image().sectionAt(s.fault().linearRip()).orElse("no code section") + ", not code")
            .supports(10, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
            .cause(s -> "it is executing data at " + s.names().what(s.fault().linearRip())
                    + ": a wrong jump, return or fall through the end of code led there")
            .change("Find the transfer: a function without return at the end of its section, a smashed return"
                    + " address, or a function pointer to data. Marking data no-execute would stop it at the"
                    + " first instruction.")
            .build();

    static final List<Rule> ALL = List.of(LOW_MEMORY, DATA);

    private DataExecutionRules() {}
}
