package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ErrorCode;

/** Execution of the image's zeroed memory. */
final class ZeroedImageRules {
    private static final Rule ZEROS_OF_THE_IMAGE = Rule.named("executes-zeroed-memory")
            .symptom()
            .needs(
                    92,
                    s -> !s.fault().chain().isExternal()
                            && !s.fault().origin().software()
                            && !s.fault().isUser()
                            && s.hasImage()
                            && s.names().inImage(s.fault().linearRip())
                            && s.image().isZeroInitialised(s.fault().linearRip())
                            && !s.fault().pageFault(ErrorCode.PRESENT | ErrorCode.FETCH),
                    s -> s.names().what(s.fault().linearRip()) + " is zero-initialised memory ("
                            + s.image().sectionAt(s.fault().linearRip()).orElse("BSS") + ") and holds no code")
            .cause(s -> "it is executing zero-initialised data at "
                    + s.names().what(s.fault().linearRip())
                    + ": a wrong jump or return led there, and zeros ran as code")
            .change("Find the transfer: a function pointer into data, a stack overwritten with addresses of"
                    + " variables, or code expected where the loader put only zeros.")
            .build();

    static final List<Rule> ALL = List.of(ZEROS_OF_THE_IMAGE);

    private ZeroedImageRules() {}
}
