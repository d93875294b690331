package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Execution of the image's data. */
final class DataExecutionRules {

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

    static final List<Rule> ALL = List.of(DATA);

    private DataExecutionRules() {}
}
