package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Vector;

/** A TSS too short for what delivery reads from it. */
final class TaskStateSizeRules {
    private static final Rule TASK_SEGMENT_TOO_SHORT = Rule.delivery("tss-too-short")
            .needs(
                    90,
                    s -> DeliveryFacts.failed(s) && s.fault().failedWith(Vector.INVALID_TSS),
                    s -> DeliveryFacts.nestedText(s) + "; TR limit is "
                            + Address.hex(s.cpu().segment(SegmentName.TR).limit()))
            .cause("the TSS is too short to hold the stack the processor needs, or the stack selector in it is bad")
            .change("Make the TSS at least 104 bytes and its descriptor's limit 103 or more; in 32-bit mode set"
                    + " SS0 to the kernel's data selector.")
            .build();

    static final List<Rule> ALL = List.of(TASK_SEGMENT_TOO_SHORT);

    private TaskStateSizeRules() {}
}
