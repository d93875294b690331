package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Vector;

/** Task states that cannot be used. */
final class InvalidTaskRules {
    private static final Rule INVALID_TSS = Rule.named("invalid-tss")
            .needs(
                    84,
                    s -> s.fault().is(Vector.INVALID_TSS),
                    s -> "#TS with error code " + Address.hex(s.fault().error()) + ": TR is "
                            + Address.hex(s.cpu().segment(SegmentName.TR).selector()) + ", limit "
                            + Address.hex(s.cpu().segment(SegmentName.TR).limit()))
            .cause(s -> "the task-state segment is invalid: "
                    + (SelectorFacts.selector(s)
                                    == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc)
                            ? "it is too short for what the processor needs from it"
                            : "selector " + Address.hex(SelectorFacts.selector(s)) + " in it cannot be loaded"))
            .change("Make the TSS at least 104 bytes with a descriptor limit of 103 or more; in 32-bit mode set"
                    + " SS0 to the kernel's data selector.")
            .build();

    static final List<Rule> ALL = List.of(INVALID_TSS);

    private InvalidTaskRules() {}
}
