package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;
import static mellos.doctor.machine.Obstacle.Place;

import java.util.Optional;
import java.util.OptionalLong;
import mellos.doctor.paging.Access;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.paging.AddressSpace;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Vector;

/**
 * Hands an exception to its handler as the processor does: gate, code segment, stack, in that order. Intel SDM vol. 3A,
 * "Interrupt and Exception Handling", and "Exception and Interrupt Handling in 64-Bit Mode".
 */
final class DeliveryCheck {
    private static final int FRAME_WORDS = 5;

    private final Patient patient;
    private final AddressSpace space;
    private final int vector;
    private final boolean isAsked;

    private DeliveryCheck(Patient patient, int vector, boolean isAsked) {
        this.patient = patient;
        this.space = patient.space();
        this.vector = vector;
        this.isAsked = isAsked;
    }

    /** What keeps vector {@code vector} from its handler; empty when the handler is reached. */
    static Optional<Obstacle> of(Patient patient, int vector) {
        return new DeliveryCheck(patient, vector, false).check();
    }

    /** The same for INT n, which the gate's privilege level may forbid. */
    static Optional<Obstacle> ofInstruction(Patient patient, int vector) {
        return new DeliveryCheck(patient, vector, true).check();
    }

    private static Optional<Obstacle> fault(Place place, int vector, long address, String text) {
        return Optional.of(Obstacle.plain(place, vector, address, text));
    }

    private Optional<Obstacle> access(Place place, long address, Kind kind, String what) {
        Access access = Access.kernel(kind);
        return space.refusal(address, access).map(each -> Obstacle.page(place, address, access, each, what));
    }

    private String gateName() {
        return "the IDT's gate for " + Vector.shortName(vector) + " at "
                + patient.names().what(patient.gateAddress(vector));
    }

    private String idtName() {
        return patient.processor().idt().base() == 0 ? "no IDT was ever loaded: what stands for it" : "the IDT";
    }

    private Optional<Obstacle> check() {
        long at = patient.gateAddress(vector);
        if (!patient.hasGate(vector)) {
            return fault(
                    Place.IDT_LIMIT,
                    Vector.GENERAL_PROTECTION,
                    at,
                    idtName() + " (base " + hex(patient.processor().idt().base()) + ", limit "
                            + hex(patient.processor().idt().limit()) + ") has no gate for " + Vector.shortName(vector));
        }
        Optional<Obstacle> unreadable = access(
                Place.IDT_MEMORY,
                at,
                Kind.READ,
                idtName() + " at " + patient.names().what(at));
        if (unreadable.isPresent()) {
            return unreadable;
        }
        return patient.gate(vector).flatMap(this::gate);
    }

    private Optional<Obstacle> gate(Gate gate) {
        long at = patient.gateAddress(vector);
        if (gate.isTask()) {
            return Optional.empty();
        }
        if (!gate.isInterruptOrTrap(patient.isLong())) {
            return fault(
                    Place.GATE,
                    Vector.GENERAL_PROTECTION,
                    at,
                    gateName() + " is no interrupt or trap gate: " + gate.words());
        }
        if (isAsked && gate.privilege() < patient.processor().privilege()) {
            return fault(
                    Place.GATE_PRIVILEGE,
                    Vector.GENERAL_PROTECTION,
                    at,
                    gateName() + " has DPL " + gate.privilege() + ": user mode may not use it");
        }
        if (!gate.isPresent()) {
            return fault(Place.GATE, Vector.SEGMENT_NOT_PRESENT, at, gateName() + " is not present: " + gate.words());
        }
        return segment(gate).or(() -> stack(gate));
    }

    private Optional<Obstacle> segment(Gate gate) {
        int selector = gate.selector();
        long at = patient.descriptorAddress(selector);
        if ((selector & 0xfffc) == 0 || !patient.hasDescriptor(selector)) {
            return fault(
                    Place.GATE_SELECTOR,
                    Vector.GENERAL_PROTECTION,
                    at,
                    gateName() + " names code selector "
                            + hex(selector)
                            + ((selector & 0xfffc) == 0
                                    ? ", which is null"
                                    : ", which lies outside the GDT (limit "
                                            + hex(patient.processor().gdt().limit()) + ")"));
        }
        return access(
                        Place.GDT_MEMORY,
                        at,
                        Kind.READ,
                        "the GDT at " + patient.names().what(at))
                .or(() -> patient.descriptor(selector).flatMap(each -> segment(selector, each)));
    }

    private Optional<Obstacle> segment(int selector, Descriptor found) {
        long at = patient.descriptorAddress(selector);
        String entry = "GDT entry " + hex(selector) + " at " + patient.names().what(at) + ", which the gates name,";
        boolean fits = found.isCode() && (!patient.isLong() || found.isLong());
        if (!fits) {
            return fault(
                    Place.CODE_SEGMENT,
                    Vector.GENERAL_PROTECTION,
                    at,
                    entry + " is " + found.words() + " (" + hex(found.raw()) + "), no code segment for a handler");
        }
        return found.isPresent()
                ? Optional.empty()
                : fault(Place.CODE_SEGMENT, Vector.SEGMENT_NOT_PRESENT, at, entry + " is not present");
    }

    private Optional<Obstacle> stack(Gate gate) {
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
            return fault(
                    Place.TASK_STATE,
                    Vector.INVALID_TSS,
                    slot,
                    "the TSS (limit " + hex(patient.taskRegister().limit()) + ") has no room for " + what);
        }
        Optional<Obstacle> unreadable = access(
                Place.TASK_STATE,
                slot,
                Kind.READ,
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
            Optional<Obstacle> refused = access(
                    place, slot, Kind.WRITE, what + " at " + patient.names().what(pointer));
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }
}
