package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;
import static mellos.doctor.machine.Obstacle.Place;

import java.util.Optional;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Vector;

/**
 * Hands an exception to its handler as the processor does: gate, code segment, stack, in that order. Intel SDM vol. 3A,
 * "Interrupt and Exception Handling", and "Exception and Interrupt Handling in 64-Bit Mode".
 */
final class DeliveryCheck extends Attempt {

    private final int vector;
    private final boolean isAsked;

    private DeliveryCheck(Patient patient, int vector, boolean isAsked) {
        super(patient);
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
        Optional<Obstacle> unreadable = system(
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
        return segment(gate).or(() -> new FrameCheck(patient, vector).of(gate));
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
        return system(
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
}
