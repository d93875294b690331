package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;
import mellos.doctor.chain.ControlState;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;

/** A processor without CR0.WP: its stores go through read-only pages, and another one meets what they left. */
final class WriteProtectionRules {
    private static final Rule WRITE_PROTECTION_OFF = Rule.named("write-protection-off-on-a-processor")
            .needs(
                    56,
                    ChangedCodeRules::isChanged,
                    s -> "the code at " + s.names().what(s.fault().linearRip())
                            + " is not what the image has: it was written over")
            .needs(
                    27,
                    s -> without(s).findFirst().isPresent()
                            && with(s).findFirst().isPresent(),
                    s -> "CR0 is " + without(s).findFirst().orElseThrow().hex() + " on one processor and "
                            + with(s).findFirst().orElseThrow().hex() + " on another: WP (bit 16) is 0 on the first")
            .cause(s ->
                    "a processor runs without CR0.WP: its stores go through read-only pages, and the kernel's code at "
                            + s.names().what(s.fault().linearRip()) + " was written over")
            .change("Set CR0.WP on every processor where it is brought up, as on the first; then the writer faults.")
            .apart("With WP set everywhere the same run shows a page fault (error code 3) at the store that does it.")
            .build();

    static final List<Rule> ALL = List.of(WRITE_PROTECTION_OFF);

    private WriteProtectionRules() {}

    private static Stream<Value> paging(Scene s) {
        return Stream.concat(
                        Stream.of(s.cpu().state().cr0()),
                        s.processors().others().stream().map(ControlState::cr0))
                .filter(each -> each.has(ControlBits.CR0_PG));
    }

    private static Stream<Value> without(Scene s) {
        return paging(s).filter(each -> each.lacks(ControlBits.CR0_WP));
    }

    private static Stream<Value> with(Scene s) {
        return paging(s).filter(each -> each.has(ControlBits.CR0_WP));
    }
}
