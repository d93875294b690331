package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Kind;

/** The jump to the higher half before it is mapped. */
final class HigherHalfRules {
    private static final Rule HIGH_HALF = Rule.named("higher-half-not-mapped")
            .needs(
                    56,
                    s -> FetchFacts.unmappedFetch(s)
                            && Address.isHighHalf(
                                    s.cpu().isLongMode()
                                            ? s.fault().rip()
                                            : s.fault().rip() << 32),
                    FetchFacts::target)
            .supports(
                    16,
                    s -> s.names().inImage(s.fault().rip())
                            && s.image().isLinkedAt(s.fault().rip()),
                    s -> "the kernel is linked there ("
                            + s.names().name(s.fault().rip())
                            + "): the jump is right, the mapping is missing")
            .supports(
                    10,
                    s -> s.names().inImage(s.fault().rip())
                            && s.fault().rip()
                                    == s.image()
                                            .symbolAt(s.fault().rip())
                                            .map(x -> x.address())
                                            .orElse(-1L),
                    _ -> "RIP is the first instruction of that function: control has just arrived")
            .supports(
                    6,
                    s -> !s.hasImage() && !s.tables().isFamiliar(s.fault().rip()),
                    _ -> "nothing else in this log is in the higher half: the " + "kernel was still running low")
            .against(20, FetchFacts::tablesSwitchedJustBefore)
            .against(8, s -> !s.hasImage() && s.tables().isFamiliar(s.fault().rip()))
            .against(30, s -> s.hasImage() && !s.names().inImage(s.fault().rip()))
            .against(
                    18,
                    s -> s.code().previousIsKnown()
                            && !s.code().previousIs(Kind.JUMP, Kind.CALL, Kind.NEAR_RET, Kind.FAR_RET, Kind.HLT))
            .cause(s -> "it jumped to the higher half ("
                    + s.names().what(s.fault().rip()) + "), which the page tables in use (CR3 "
                    + s.cpu().hex(Field.CR3) + ") do not map")
            .change(s -> "Map the kernel's linked addresses to where it is loaded before the jump (top-level entry 511"
                    + " for 0xffffffff80000000, 256 for 0xffff800000000000)"
                    + (s.processors().isApplicationProcessor()
                            ? ", in the tables the application processor uses too"
                            : "")
                    + ".")
            .apart("With --kernel the doctor sees whether the address belongs to the kernel or is a wild one.")
            .build();

    static final List<Rule> ALL = List.of(HIGH_HALF);

    private HigherHalfRules() {}
}
