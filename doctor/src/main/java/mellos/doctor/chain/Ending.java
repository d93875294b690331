package mellos.doctor.chain;

/** How a chain of faults ended, from the worst to the harmless. */
public enum Ending {
    /** No handler could be reached, three times: the processor shut down and the machine was reset. */
    TRIPLE_FAULT,
    /** The same fault again and again: the handler returns to the instruction without mending it, or faults itself. */
    ENDLESS,
    /** The double-fault handler was reached, and nothing followed. */
    DOUBLE_FAULT,
    /** The handler was reached and nothing followed in the log, or only interrupts on top of the handler. */
    LAST_EVENT,
    /** Later events show the processor at work elsewhere: handled. */
    WENT_ON
}
