package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** LTR and LLDT refused. */
final class TaskRegisterRules {
    private static final Rule BUSY_TSS = Rule.named("tss-busy-or-wrong-type")
            .needs(
                    78,
                    s -> SelectorFacts.selectorFault(s)
                            && s.code().is(Kind.LTR)
                            && !SelectorFacts.beyondGdt(s)
                            && s.fault().is(Vector.GENERAL_PROTECTION),
                    SelectorFacts::names)
            .supports(
                    18,
                    s -> s.tables()
                            .descriptor(SelectorFacts.selector(s))
                            .filter(Descriptor::isTaskState)
                            .isPresent(),
                    _ -> "LTR accepts only an available TSS and marks it busy: a second LTR on the same"
                            + " descriptor faults")
            .supports(
                    6,
                    s -> s.processors().isApplicationProcessor(),
                    _ -> "an application processor loads a TSS that the boot processor already uses")
            .supports(
                    10,
                    TaskRegisterRules::alreadyLoaded,
                    s -> "TR already holds selector " + Address.hex(SelectorFacts.selector(s)))
            .cause(s -> "LTR refused descriptor " + Address.hex(SelectorFacts.selector(s))
                    + ": it is not an available TSS ("
                    + (alreadyLoaded(s)
                            ? "it is busy: LTR was executed on it before"
                            : "never filled in, already busy, shared between processors, or of the wrong type")
                    + ")")
            .change("Give each processor its own TSS and descriptor (in its own GDT or at its own selector), type"
                    + " 0x89, 16 bytes in long mode; write it before LTR, and load it once.")
            .build();

    private static final Rule LOAD_TASK_REGISTER = Rule.named("task-register-selector-wrong")
            .needs(
                    86,
                    s -> SelectorFacts.selectorFault(s)
                            && s.code().is(Kind.LTR, Kind.LLDT)
                            && (SelectorFacts.beyondGdt(s) || s.fault().is(Vector.SEGMENT_NOT_PRESENT)),
                    SelectorFacts::names)
            .cause(s -> SelectorFacts.beyondGdt(s)
                    ? "\"" + s.code().instruction().text() + "\" names a descriptor beyond the GDT's limit"
                    : "\"" + s.code().instruction().text() + "\" names a descriptor that is not present")
            .change("Count the TSS descriptor as two entries in the GDT's limit, set its present bit, and load the"
                    + " GDT (LGDT) that contains it first.")
            .build();

    static final List<Rule> ALL = List.of(BUSY_TSS, LOAD_TASK_REGISTER);

    private TaskRegisterRules() {}

    private static boolean alreadyLoaded(Scene s) {
        return s.cpu().has(SegmentName.TR)
                && SelectorFacts.selector(s) == (s.cpu().segment(SegmentName.TR).selector() & 0xfffc);
    }
}
