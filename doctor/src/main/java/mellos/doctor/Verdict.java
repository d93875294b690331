package mellos.doctor;

/** What became of the machine, as far as the log shows it. */
public enum Verdict {
    /** A triple fault. */
    DIED("triple fault"),
    /** The same fault for ever. */
    STUCK("endless fault"),
    /** The double-fault handler was reached and nothing followed. */
    DOUBLE_FAULT("double fault"),
    /** An exception is the last thing in the log; its handler was reached. */
    LAST_EVENT("last event is an exception"),
    /** The kernel reported this exception on its serial line and stopped. */
    STOPPED("the kernel stopped itself"),
    /** No fault of a processor to explain, but the log tells what went wrong. */
    TOLD("no fault recorded"),
    /** Exceptions were taken and answered; nothing is wrong in this log. */
    HEALTHY("healthy"),
    /** Not one exception of the kernel is in the log. */
    NO_FAULT("no fault");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For headings. */
    public String words() {
        return words;
    }
}
