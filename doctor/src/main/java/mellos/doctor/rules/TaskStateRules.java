package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.Nested;
import mellos.doctor.x86.ErrorCode;

/** A TSS that was never loaded into TR. */
final class TaskStateRules {
    private static final Rule TASK_REGISTER_MISSING = Rule.delivery("tss-not-loaded")
            .needs(
                    88,
                    s -> DeliveryFacts.failed(s)
                            && (TaskStateFacts.readsTaskState(s)
                                    || s.fault().isUser() && s.tables().taskRegisterIsNull()),
                    s -> (s.tables().taskRegisterIsNull() ? "TR is 0: LTR was never executed on this processor; " : "")
                            + DeliveryFacts.nestedText(s))
            .supports(
                    9,
                    TaskStateFacts::readsTaskState,
                    s -> "the address is where a TSS at address 0 has "
                            + TaskStateFacts.slot(s).orElse("a stack pointer")
                            + ": the processor read it from a TSS that is not there")
            .against(30, s -> !TaskStateFacts.readsTaskState(s) && idtIsTheProblem(s))
            .cause(s -> "the task register was never loaded (LTR), so there is no TSS: " + DeliveryFacts.event(s)
                    + (s.fault().isUser() ? " in user mode" : "") + " finds no "
                    + TaskStateFacts.slot(s)
                            .filter(each -> each.startsWith("IST"))
                            .map(each -> "interrupt stack (" + each + ")")
                            .orElse("kernel stack"))
            .change("Build a TSS with RSP0 and its interrupt stacks set; put its descriptor (16 bytes in long"
                    + " mode) in the GDT, and execute LTR on each processor before a gate or user mode needs"
                    + " it.")
            .build();

    static final List<Rule> ALL = List.of(TASK_REGISTER_MISSING);

    private TaskStateRules() {}

    private static boolean idtIsTheProblem(Scene s) {
        Nested f = s.fault().failure();
        return s.tables().idtNeverLoaded()
                || f.errorCode().test(code -> code > 0 && (code & ErrorCode.IDT) != 0)
                || f.cr2().test(s.tables()::inIdt);
    }
}
