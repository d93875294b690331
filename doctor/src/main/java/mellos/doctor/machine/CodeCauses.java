package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;
import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.List;
import mellos.doctor.machine.Obstacle.Place;

/** What stands where code should: overwritten bytes, the middle of an instruction, zeros. */
final class CodeCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-code-overwritten")
                    .when(s -> s.code().isOverwritten()
                            && s.first().isAt(Place.OPCODE, Place.OPERAND, Place.PRIVILEGE, Place.STACK))
                    .says(
                            s -> "the kernel's code was overwritten at "
                                    + s.named(s.code().start()) + " to "
                                    + hex(s.code().end()),
                            _ ->
                                    "Find who writes there: map the kernel's text read-only and set CR0.WP, then the writer faults.",
                            s -> List.of(
                                    "memory at RIP has " + s.code().here(),
                                    "the image has " + s.code().there(),
                                    "the code before and behind is the image's")),
            named("dump-inside-an-instruction")
                    .when(s -> !s.isFetch() && s.around().isPresent())
                    .says(
                            s -> (s.cameByReturn() ? "RET led" : "control came") + " to the middle of \""
                                    + s.around().orElseThrow().text() + "\": what ran there is no code of the kernel",
                            s -> s.cameByReturn()
                                    ? "Find who changed the return address: a handler that moves RIP, or a write over"
                                            + " the stack."
                                    : "Find the computed jump or the interrupt frame that led there.",
                            s -> List.of(
                                    "decoded from the start of its function, RIP "
                                            + s.named(s.patient().rip()) + " is inside an instruction",
                                    s.cameByReturn()
                                            ? "the word below RSP is this address: a return took it from there"
                                            : "the word below RSP is another: no return led there",
                                    s.first().text())),
            named("dump-zeros")
                    .when(s -> s.first().isAt(Place.OPERAND, Place.OPCODE) && Filler.isZeros(s.patient()))
                    .says(
                            s -> "it runs through zeroed memory at "
                                    + s.named(s.patient().rip()) + ", where no code is",
                            _ -> "Find the jump that led there: an entry point not loaded, or a section not copied.",
                            s -> List.of(
                                    "the bytes at RIP are zero, in memory as in no function",
                                    s.first().text())));

    private CodeCauses() {}
}
