package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes on the way to long mode, and interrupts that arrive with the wrong number. */
final class ModeRules {
    private ModeRules() {}

    static List<Rule> all() {
        return Stream.of(
                        LongModeRules.ALL,
                        LongModeEnableRules.ALL,
                        PagingSwitchRules.ALL,
                        IdentityMapRules.ALL,
                        PicRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
