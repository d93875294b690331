package mellos.doctor.machine;

import static mellos.doctor.machine.InstructionCheck.hex;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import mellos.doctor.machine.Obstacle.Place;
import mellos.doctor.paging.Access;
import mellos.doctor.paging.Access.Kind;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Vector;

/** Whether the selectors that an instruction loads name descriptors that fit. */
final class SelectorCheck extends Attempt {
    SelectorCheck(Patient patient) {
        super(patient);
    }

    /** IRET, far returns, LTR and loads of segments, whose selector must name a fit descriptor. */
    Optional<Obstacle> of(Instruction at) {
        int size = patient.mode().width() / 8;
        return switch (at.kind()) {
            case IRET, FAR_RET -> returnFrame(patient.stackPointer(), size);
            case FAR_JUMP, FAR_CALL ->
                farSelector(at)
                        .flatMap(each -> wanted(
                                each, "code segment", d -> d.isCode() && d.isPresent(), Vector.GENERAL_PROTECTION));
            case LTR ->
                source(at)
                        .flatMap(each ->
                                wanted(each, "task register", Descriptor::isTaskState, Vector.GENERAL_PROTECTION));
            case MOV_TO_SEG ->
                source(at)
                        .filter(each -> (each & 0xfffc) != 0)
                        .flatMap(each -> wanted(
                                each,
                                "segment register",
                                d -> !d.isSystem() && d.isPresent(),
                                Vector.GENERAL_PROTECTION));
            default -> Optional.empty();
        };
    }

    /** Behind the offset, in the instruction or in memory. */
    private Optional<Integer> farSelector(Instruction at) {
        if (at.memory().isEmpty()) {
            return at.register() < 0 ? Optional.empty() : Optional.of(at.register());
        }
        long offsetBytes = at.text().contains("qword") ? 8 : 4;
        OptionalLong stored = space.number(patient.address(at.memory().get()) + offsetBytes, 2);
        return stored.isPresent() ? Optional.of((int) stored.getAsLong()) : Optional.empty();
    }

    private Optional<Integer> source(Instruction at) {
        if (at.memory().isPresent()) {
            OptionalLong stored = space.number(patient.address(at.memory().get()), 2);
            return stored.isPresent() ? Optional.of((int) stored.getAsLong()) : Optional.empty();
        }
        return at.source() < 0
                ? Optional.empty()
                : Optional.of((int) patient.processor().register(at.source()) & 0xffff);
    }

    private Optional<Obstacle> returnFrame(long top, int size) {
        OptionalLong target = space.number(top, size);
        OptionalLong code = space.number(top + size, size);
        if (target.isEmpty() || code.isEmpty()) {
            return Optional.empty();
        }
        if (patient.isLong() && !space.mode().isCanonical(target.getAsLong())) {
            return fault(
                    Place.SELECTOR,
                    Vector.GENERAL_PROTECTION,
                    "the address to return to, " + hex(target.getAsLong()) + " on the stack at " + hex(top)
                            + ", is not canonical");
        }
        return wanted(
                (int) code.getAsLong() & 0xffff,
                "return's code segment (on the stack at " + hex(top + size) + ")",
                each -> each.isCode() && each.isPresent(),
                Vector.GENERAL_PROTECTION);
    }

    private Optional<Obstacle> wanted(int selector, String what, Predicate<Descriptor> fits, int vector) {
        if ((selector & 4) != 0) {
            return Optional.empty();
        }
        if ((selector & 0xfffc) == 0 || !patient.hasDescriptor(selector)) {
            return Optional.of(refusal(vector, selector, what, whyNone(selector)));
        }
        Optional<Obstacle> unreadable = unreadable(patient.descriptorAddress(selector));
        return unreadable.isPresent()
                ? unreadable
                : patient.descriptor(selector)
                        .filter(fits.negate())
                        .map(each -> refusal(vector, selector, what, "which is " + each.words()));
    }

    private String whyNone(int selector) {
        return (selector & 0xfffc) == 0
                ? "which is null"
                : "which lies outside the GDT (limit "
                        + hex(patient.processor().gdt().limit()) + ")";
    }

    private Obstacle refusal(int vector, int selector, String what, String why) {
        return Obstacle.plain(
                Place.SELECTOR,
                vector,
                patient.descriptorAddress(selector),
                "the " + what + " would get selector " + hex(selector) + ", " + why);
    }

    private Optional<Obstacle> unreadable(long at) {
        Access access = Access.kernel(Kind.READ);
        return space.refusal(at, access)
                .map(each -> Obstacle.page(Place.GDT_MEMORY, at, access, each, "the GDT at " + hex(at)));
    }
}
