package mellos.doctor.machine;

import static mellos.doctor.machine.DeathRule.named;

import java.util.List;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.x86.Kind;

/** What the instruction itself asks for. */
final class InstructionCauses {
    static final List<DeathRule> ALL = List.of(
            named("dump-trap-instruction")
                    .when(s -> s.isInstruction(Kind.UD2))
                    .says(
                            _ -> "the program stopped itself with ud2",
                            _ -> "Look at the condition before it: an assertion failed there.",
                            s -> List.of(s.first().text())),
            named("dump-invalid-opcode")
                    .when(s -> s.first().isAt(Place.OPCODE))
                    .says(
                            s -> "the processor cannot execute what stands there: "
                                    + s.first().text(),
                            _ -> "Enable the feature in CR0, CR4 or XCR0, or mend the jump if no code should be there.",
                            s -> List.of(s.first().text())),
            named("dump-division")
                    .when(s -> s.first().isAt(Place.ARITHMETIC))
                    .says(
                            s -> "it divided by zero: " + s.first().text(),
                            _ -> "Check the divisor.",
                            s -> List.of(s.first().text())),
            named("dump-privileged")
                    .when(s -> s.first().isAt(Place.PRIVILEGE))
                    .says(
                            s -> "user mode ran an instruction of the kernel: "
                                    + s.first().text(),
                            _ -> "Offer it as a system call.",
                            s -> List.of(s.first().text())),
            named("dump-misaligned")
                    .when(s -> s.first().isAt(Place.OPERAND, Place.STACK)
                            && s.first().why().isEmpty())
                    .says(
                            s -> s.first().text(),
                            _ -> "Align the stack to 16 bytes before each call, or the data.",
                            s -> List.of(s.first().text())),
            named("dump-selector")
                    .when(s -> s.first().isAt(Place.SELECTOR, Place.GDT_MEMORY))
                    .says(
                            s -> s.first().text(),
                            _ -> "Mend the selector, or the descriptor that it names.",
                            s -> List.of(s.first().text())));

    private InstructionCauses() {}
}
