package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;
import static mellos.doctor.machine.Obstacle.Place;

import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.x86.Vector;

/** Pushes an exception's frame as the processor does: finds the stack, in the TSS or in use, and writes downwards. */
final class FrameCheck extends Attempt {
    private static final int FRAME_WORDS = 5;

    private final int vector;

    FrameCheck(Patient patient, int vector) {
        super(patient);
        this.vector = vector;
    }

    Optional<Obstacle> of(Gate gate) {
        if (patient.isLong() && gate.stack() != 0) {
            return taskState(
                    patient.interruptStackSlot(gate.stack()), Place.INTERRUPT_STACK, "interrupt stack " + gate.stack());
        }
        if (patient.isUser()) {
            return taskState(
                    patient.kernelStackSlot(),
                    Place.KERNEL_STACK,
                    "the kernel stack (" + (patient.isLong() ? "RSP0" : "ESP0") + ")");
        }
        return frame(patient.stackPointer(), Place.SAME_STACK, "the stack in use");
    }

    private Optional<Obstacle> taskState(long slot, Place place, String what) {
        long last = slot + patient.pointerBytes() - 1 - patient.taskRegister().base();
        if (last > patient.taskRegister().limit()) {
            return Optional.of(Obstacle.plain(
                    Place.TASK_STATE,
                    Vector.INVALID_TSS,
                    slot,
                    "the TSS (limit " + hex(patient.taskRegister().limit()) + ") has no room for " + what));
        }
        Optional<Obstacle> unreadable = read(
                Place.TASK_STATE,
                slot,
                patient.hasTaskState()
                        ? "the TSS at " + patient.names().what(slot)
                        : "the TSS at " + hex(slot) + " (no LTR: its base is 0)");
        if (unreadable.isPresent()) {
            return unreadable;
        }
        OptionalLong pointer = space.number(slot, patient.pointerBytes());
        return pointer.isEmpty() ? Optional.empty() : frame(pointer.getAsLong(), place, what);
    }

    /** The processor pushes from the top down; the first page that refuses it ends the delivery. */
    private Optional<Obstacle> frame(long pointer, Place place, String what) {
        int size = patient.pointerBytes();
        long top = patient.isLong() ? pointer & ~0xfL : pointer & 0xffff_ffffL;
        int words = FRAME_WORDS + (Vector.hasErrorCode(vector) ? 1 : 0);
        for (int i = 1; i <= words; i++) {
            long slot = patient.isLong() ? top - (long) i * size : top - (long) i * size & 0xffff_ffffL;
            Optional<Obstacle> refused =
                    push(place, slot, what + " at " + patient.names().what(pointer));
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private Optional<Obstacle> read(Place place, long address, String what) {
        return system(place, address, Kind.READ, what);
    }

    private Optional<Obstacle> push(Place place, long address, String what) {
        return system(place, address, Kind.WRITE, what);
    }
}
