package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;
import mellos.doctor.paging.Refusal.Why;
import mellos.doctor.x86.Vector;

/** Jumps, calls and returns to where nothing can run. */
final class JumpCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-handler-unusable")
                    .when(s -> s.isFetch() && s.handlerVector().isPresent())
                    .says(
                            s -> "the handler of "
                                    + Vector.shortName(s.handlerVector().orElseThrow()) + ", "
                                    + s.named(s.patient().rip()) + ", cannot run: " + shortly(s),
                            _ ->
                                    "Map the handlers executable in every address space, and give the gates their addresses.",
                            s -> List.of(s.first().text())),
            named("dump-return-address-overwritten")
                    .when(s -> s.isFetch() && s.cameByReturn())
                    .says(
                            s -> "RET took " + hex(s.patient().processor().rip()) + " from the stack at "
                                    + hex(s.patient().stackPointer()
                                            - s.patient().mode().width() / 8) + ": the return address was overwritten",
                            _ ->
                                    "Look for a buffer on the stack that is filled beyond its end, or for pushes and pops that do not pair.",
                            s -> List.of(
                                    "the word below RSP is the address that was jumped to: a return, not a call",
                                    "at the place: " + s.first().text())),
            named("dump-not-executable")
                    .when(s -> s.isFetch() && s.refusesFirst(Why.NO_EXECUTE))
                    .says(
                            s -> "it ran into " + s.named(s.address()) + ", which is mapped no-execute by "
                                    + s.walk().noExecute().orElseThrow().name(),
                            _ ->
                                    "Map code without bit 63 at every level, or mend the jump if this was meant to be data.",
                            s -> List.of(s.first().text())),
            named("dump-call-through-bad-pointer")
                    .when(s -> s.isFetch() && s.cameByCall())
                    .says(
                            s -> "a call went to " + hex(s.patient().processor().rip()) + ", from just before "
                                    + s.patient().names().place(s.pushed().orElseThrow())
                                    + ": a function pointer with a wrong value",
                            s -> s.isFirstPage()
                                    ? "Set the pointer before it is called."
                                    : "Find who wrote the pointer; a type confusion or a stale object are the usual causes.",
                            s -> List.of(
                                    "the word at RSP is the return address of that call",
                                    "at the target: " + s.first().text())));

    private JumpCauses() {}

    private static String shortly(Situation s) {
        return s.refusesFirst(Why.NO_EXECUTE) ? "it is mapped no-execute" : "it is not mapped";
    }
}
