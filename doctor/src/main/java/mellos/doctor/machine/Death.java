package mellos.doctor.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Vector;

/**
 * What becomes of a processor that goes on where it stands, found by doing what it does. A triple fault means that this
 * is how it died; anything else, that it lives.
 *
 * @param first why the first exception is raised
 * @param failures why its delivery fails, and then that of what this raises; a triple fault has at least one
 * @param handler where a handler was reached after all
 */
record Death(
        Patient patient,
        Optional<Instruction> instruction,
        Obstacle first,
        List<Hop> failures,
        Optional<Long> handler) {
    /** A delivery that fails. @param vector what could not be delivered */
    record Hop(int vector, Obstacle obstacle) {}

    static Optional<Death> of(Patient patient) {
        return InstructionCheck.of(patient).map(each -> deliver(patient, each));
    }

    /** What becomes of an interrupt or exception that somebody else knows of. */
    static Death of(Patient patient, int vector, String text) {
        return deliver(patient, Obstacle.plain(Place.INTERRUPT, vector, patient.rip(), text));
    }

    private static Death deliver(Patient patient, Obstacle first) {
        List<Hop> failures = new ArrayList<>();
        int vector = first.vector();
        boolean isAsked = first.place() == Place.INTERRUPT;
        while (true) {
            Optional<Obstacle> obstacle =
                    isAsked ? DeliveryCheck.ofInstruction(patient, vector) : DeliveryCheck.of(patient, vector);
            if (obstacle.isEmpty()) {
                Optional<Long> handler = patient.gate(vector).map(Gate::handler);
                return new Death(patient, patient.instruction(), first, List.copyOf(failures), handler);
            }
            failures.add(new Hop(vector, obstacle.get()));
            if (vector == Vector.DOUBLE_FAULT && !isAsked) {
                return new Death(patient, patient.instruction(), first, List.copyOf(failures), Optional.empty());
            }
            vector = isAsked
                    ? obstacle.get().vector()
                    : next(vector, obstacle.get().vector());
            isAsked = false;
        }
    }

    /** Two faults that the processor does not handle one after the other make a double fault. SDM, "Interrupt 8". */
    private static int next(int first, int second) {
        boolean both = Vector.isContributory(first) && Vector.isContributory(second)
                || first == Vector.PAGE_FAULT && (second == Vector.PAGE_FAULT || Vector.isContributory(second));
        return both ? Vector.DOUBLE_FAULT : second;
    }

    boolean isTripleFault() {
        return handler.isEmpty();
    }

    /** Why the first exception was not handed to its handler. */
    Optional<Obstacle> unhandled() {
        return failures.stream().findFirst().map(Hop::obstacle);
    }

    /** The address that CR2 must have if this is what happened; empty when no page fault was among it. */
    Optional<Long> expectedCr2() {
        for (int i = failures.size() - 1; i >= 0; i--) {
            if (failures.get(i).obstacle().isPageFault()) {
                return Optional.of(failures.get(i).obstacle().address());
            }
        }
        return first.isPageFault() ? Optional.of(first.address()) : Optional.empty();
    }

    /** CR2 has what it must have: within the instruction's operand, since a fault may name its second byte or page. */
    boolean agreesWithCr2() {
        return expectedCr2()
                .filter(each -> Math.abs(patient.processor().cr2() - each) < 64)
                .isPresent();
    }
}
