package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Registers;

/** Execution that slid through zeros, which decode as ADD [RAX], AL, to the end of a page. */
final class ZerosRules {
    private static final long PAGE = 0x1000;

    private static final Rule ZEROS_TO_THE_END = Rule.named("ran-off-the-end-of-code")
            .symptom()
            .needs(
                    60,
                    s -> endsAPage(s) && !beginsFunction(s) && (accumulatorIsBefore(s) || ranInPageBefore(s)),
                    s -> "RIP and CR2 are " + Address.hex(s.fault().rip())
                            + ", exactly the beginning of a page: execution went on from the page before")
            .supports(
                    30,
                    ZerosRules::accumulatorIsBefore,
                    s -> "RAX (" + s.cpu().hex(Field.RAX)
                            + ") points just before it: zeros decode as \"add [rax], al\""
                            + " and run on while RAX is writable")
            .supports(28, ZerosRules::ranInPageBefore, _ -> "an earlier event was in the page before")
            .cause(s -> (s.fault().isUser() ? "the user program" : "it") + " ran off the end of its mapped code at "
                    + Address.hex(s.fault().rip())
                    + ", most likely sliding through zeros: code that was never loaded")
            .change("Check that the program's bytes were copied to where it is entered (p_filesz from p_offset, to"
                    + " p_vaddr), and that its last function does not fall through.")
            .apart("Look at the bytes before the address in memory: 00 00 00 … is code never copied.")
            .build();

    static final List<Rule> ALL = List.of(ZEROS_TO_THE_END);

    private ZerosRules() {}

    private static boolean endsAPage(Scene s) {
        return s.fault().isFetch()
                && (s.fault().rip() & PAGE - 1) == 0
                && s.fault().isNotPresent()
                && s.fault().rip() != 0;
    }

    /** 00 00 is ADD [RAX], AL: it goes on as long as RAX points at something writable, such as the entry point. */
    private static boolean accumulatorIsBefore(Scene s) {
        return s.cpu()
                .registerValue(Registers.RAX)
                .test(rax -> rax < s.fault().rip() && s.fault().rip() - rax <= 16 * PAGE);
    }

    private static boolean ranInPageBefore(Scene s) {
        return s.fault().before().stream()
                .anyMatch(each -> each.ip().test(ip -> ip >>> 12 == (s.fault().rip() >>> 12) - 1));
    }

    private static boolean beginsFunction(Scene s) {
        return s.hasImage()
                && s.image()
                        .symbolAt(s.fault().rip())
                        .filter(each -> each.address() == s.fault().rip())
                        .isPresent();
    }
}
