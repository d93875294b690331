package mellos.doctor.machine;

import java.util.Optional;
import mellos.doctor.paging.Access;
import mellos.doctor.paging.Refusal;
import mellos.doctor.x86.Vector;

/**
 * What a processor could not do, and the exception that it raises for it.
 *
 * @param place what it was about
 * @param vector of the exception
 * @param address that it wanted; for a selector or a gate, where its descriptor stands
 * @param refusal what the page tables have against it
 * @param text a clause for the reader
 */
record Obstacle(Place place, int vector, long address, Optional<Wish> refusal, String text) {
    /** What the processor was about. */
    enum Place {
        FETCH,
        OPCODE,
        ARITHMETIC,
        OPERAND,
        STACK,
        SELECTOR,
        PRIVILEGE,
        /** An interrupt, or INT n: nothing is wrong with the instruction. */
        INTERRUPT,
        IDT_LIMIT,
        IDT_MEMORY,
        GATE,
        GATE_PRIVILEGE,
        GATE_SELECTOR,
        GDT_MEMORY,
        CODE_SEGMENT,
        TASK_STATE,
        INTERRUPT_STACK,
        KERNEL_STACK,
        SAME_STACK
    }

    /** An access, and why it is refused. */
    record Wish(Access access, Refusal refusal) {}

    static Obstacle plain(Place place, int vector, long address, String text) {
        return new Obstacle(place, vector, address, Optional.empty(), text);
    }

    static Obstacle page(Place place, long address, Access access, Refusal refusal, String what) {
        boolean canonical = refusal.why() != Refusal.Why.NOT_CANONICAL;
        return new Obstacle(
                place,
                canonical ? Vector.PAGE_FAULT : Vector.GENERAL_PROTECTION,
                address,
                Optional.of(new Wish(access, refusal)),
                what + " cannot be " + access.kind().words() + ": " + refusal.text());
    }

    boolean isPageFault() {
        return vector == Vector.PAGE_FAULT;
    }

    Optional<Refusal.Why> why() {
        return refusal.map(each -> each.refusal().why());
    }

    boolean is(Refusal.Why... reasons) {
        return why().filter(each -> java.util.List.of(reasons).contains(each)).isPresent();
    }

    boolean isAt(Place... places) {
        return java.util.List.of(places).contains(place);
    }
}
