package mellos.doctor.machine;

/** What to change so that an exception reaches its handler, by what keeps it. */
final class DeliveryCauses {
    private DeliveryCauses() {}

    static String change(Obstacle obstacle) {
        return switch (obstacle.place()) {
            case IDT_LIMIT -> "Load an IDT (LIDT) with 256 gates on this processor before anything can fault.";
            case IDT_MEMORY -> "Map the IDT in every address space, or load IDTR with its virtual address.";
            case GATE -> "Give the vector a gate of type 0xe, present.";
            case GATE_PRIVILEGE -> "Give the gate DPL 3 if user mode may use it.";
            case GATE_SELECTOR, CODE_SEGMENT ->
                "Make the gates name the code segment of the GDT that is loaded, and find who changed its descriptor.";
            case GDT_MEMORY -> "Map the GDT in every address space.";
            case TASK_STATE -> "Fill a TSS and load it (LTR) on this processor before a gate uses its stacks.";
            case INTERRUPT_STACK -> "Map that interrupt stack writable and store its upper end in the TSS.";
            case KERNEL_STACK ->
                "Store the running thread's kernel stack in the TSS (RSP0) at each switch, mapped and writable.";
            case SAME_STACK ->
                "Give double faults an interrupt stack of their own (IST), so that they can be reported.";
            case FETCH, OPCODE, ARITHMETIC, OPERAND, STACK, SELECTOR, PRIVILEGE, INTERRUPT -> "";
        };
    }

    /** A few words, for the second half of a sentence. */
    static String shortly(Patient patient, Obstacle obstacle) {
        boolean isLoaded = patient.processor().idt().base() != 0;
        return switch (obstacle.place()) {
            case IDT_LIMIT -> isLoaded ? "the IDT has no such gate" : "no IDT is loaded";
            case IDT_MEMORY -> isLoaded ? "the IDT is not readable" : "no IDT is loaded";
            case GATE -> "its gate is none";
            case GATE_PRIVILEGE -> "its gate forbids user mode";
            case GATE_SELECTOR, CODE_SEGMENT -> "its gate leads to no code segment";
            case GDT_MEMORY -> "the GDT is not readable";
            case TASK_STATE -> "the TSS is not readable";
            case INTERRUPT_STACK -> "its interrupt stack cannot be written";
            case KERNEL_STACK -> "the kernel stack cannot be written";
            case SAME_STACK -> "the stack in use cannot be written";
            case FETCH, OPCODE, ARITHMETIC, OPERAND, STACK, SELECTOR, PRIVILEGE, INTERRUPT -> "";
        };
    }
}
