package mellos.doctor.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is checked of every processor that runs a kernel with paging on. */
final class TableChecks {
    static final List<TableCheck> ALL = List.of(
            new TableCheck("exceptions-without-gate", GateChecks::withoutGate),
            new TableCheck("handler-not-executable", GateChecks::handlers),
            new TableCheck("gate-selector-unfit", GateChecks::selectors),
            new TableCheck("double-fault-on-the-same-stack", StackChecks::doubleFault),
            new TableCheck("no-task-state", StackChecks::taskState),
            new TableCheck("interrupt-stack-unfit", StackChecks::interruptStacks),
            new TableCheck("interrupt-stacks-shared", StackChecks::sharedInterruptStacks),
            new TableCheck("code-descriptor-changed", GateChecks::loadedCode),
            new TableCheck("no-guard-page", StackChecks::guardPage),
            new TableCheck("writable-and-executable", MappingChecks::writableCode),
            new TableCheck("write-protection-off", MappingChecks::writeProtection),
            new TableCheck("first-page-mapped", MappingChecks::firstPage),
            new TableCheck("kernel-open-to-user", MappingChecks::kernelOpen),
            new TableCheck("stack-shared-by-processors", StackChecks::sharedStack));

    private TableChecks() {}

    /** All flaws of all processors, each sentence once. */
    static List<TableCheck.Flaw> flaws(List<Checkup> checkups) {
        List<TableCheck.Flaw> out = new ArrayList<>();
        for (TableCheck check : ALL) {
            Map<String, List<String>> byText = new java.util.LinkedHashMap<>();
            for (Checkup each : checkups) {
                check.of(each)
                        .forEach(flaw -> byText.computeIfAbsent(flaw.text(), _ -> new ArrayList<>())
                                .add(each.patient().name()));
            }
            byText.forEach(
                    (text, names) -> out.add(new TableCheck.Flaw(check.id(), String.join(", ", names) + ": " + text)));
        }
        return out;
    }

    static List<String> one(boolean wrong, String text) {
        return wrong ? List.of(text) : List.of();
    }
}
