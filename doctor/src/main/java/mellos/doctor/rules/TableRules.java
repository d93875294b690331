package mellos.doctor.rules;

import java.util.List;
import java.util.stream.Stream;

/** Registers that name tables and hold something else: CR3, a GDTR or IDTR cut short, EFLAGS.VM. */
final class TableRules {
    private TableRules() {}

    static List<Rule> all() {
        return Stream.of(TopTableRules.ALL, CutBaseRules.ALL, VirtualModeRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
