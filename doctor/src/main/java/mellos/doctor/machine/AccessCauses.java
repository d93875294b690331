package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;
import mellos.doctor.paging.Refusal.Why;

/** Loads and stores that overflow a stack, follow null, or are mapped elsewhere. */
final class AccessCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-stack-overflow")
                    .when(s -> s.isNotPresent() && !s.isFetch() && s.isBelowStack())
                    .says(
                            s -> "the stack overflowed into the unmapped page below it" + deepest(s),
                            _ -> "End the recursion or give it less on the stack, or make the stack larger.",
                            s -> List.of(
                                    "RSP " + hex(s.patient().stackPointer()) + " is at the lower end of "
                                            + s.stack().orElseThrow().words(),
                                    s.first().text())),
            named("dump-null-pointer")
                    .when(s -> s.isNotPresent() && !s.isFetch() && s.isFirstPage())
                    .says(
                            s -> "it used a null pointer" + (s.address() == 0 ? "" : " plus " + hex(s.address())),
                            s -> "Find why the pointer is null"
                                    + s.pointerRegister()
                                            .map(each -> ": it is in " + each + ".")
                                            .orElse("."),
                            s -> List.of(s.first().text())),
            named("dump-mapped-elsewhere")
                    .when(s -> (s.isNotPresent() || s.refusesFirst(Why.NO_TABLE))
                            && s.otherThatMaps().isPresent())
                    .says(
                            s -> s.named(s.address()) + " is mapped in the tables of "
                                    + s.otherThatMaps().orElseThrow().name()
                                    + " (CR3 "
                                    + hex(s.otherThatMaps()
                                            .orElseThrow()
                                            .processor()
                                            .cr3()) + "), but not in this processor's (CR3 "
                                    + hex(s.patient().processor().cr3()) + ")",
                            _ ->
                                    "Share the kernel's entries between all root tables, or load the root that has the mapping.",
                            s -> List.of(
                                    s.first().text(),
                                    "there: "
                                            + s.otherThatMaps()
                                                    .orElseThrow()
                                                    .space()
                                                    .walk(s.address())
                                                    .words())));

    private AccessCauses() {}

    private static String deepest(Situation s) {
        return StackReader.of(s.patient()).recursion().map(each -> ": " + each).orElse("");
    }
}
