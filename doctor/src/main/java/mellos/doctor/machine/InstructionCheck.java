package mellos.doctor.machine;

import java.util.Optional;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Vector;

/**
 * Executes the instruction at RIP as far as it takes to see whether the processor can: fetches it, decodes it, and asks
 * for its operands and its stack what the page tables and descriptors say.
 */
final class InstructionCheck extends Attempt {
    private InstructionCheck(Patient patient) {
        super(patient);
    }

    /** What keeps the processor from executing where it stands; empty when nothing does. */
    static Optional<Obstacle> of(Patient patient) {
        InstructionCheck check = new InstructionCheck(patient);
        return check.access(Place.FETCH, patient.rip(), Kind.FETCH, "the instruction at " + hex(patient.rip()))
                .or(() -> patient.instruction().flatMap(check::of));
    }

    private Optional<Obstacle> of(Instruction at) {
        return new OpcodeCheck(patient)
                .of(at)
                .or(() -> new OperandCheck(patient).of(at))
                .or(() -> new SelectorCheck(patient).of(at))
                .or(() -> interrupt(at));
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private Optional<Obstacle> interrupt(Instruction at) {
        return switch (at.kind()) {
            case INT_N ->
                fault(Place.INTERRUPT, at.register(), "\"" + at.text() + "\" asks for vector " + hex(at.register()));
            case INT3 -> fault(Place.INTERRUPT, Vector.BREAKPOINT, "int3 asks for vector 3");
            default -> Optional.empty();
        };
    }
}
