package mellos.kernel.processor;

/** The states of a processor, as {@link PerCpu#state} holds them. */
public final class ProcessorState {
    /** Known from ACPI, not started. */
    public static final int KNOWN = 0;
    /** INIT and STARTUP were sent. */
    public static final int STARTING = 1;
    /** It answered an interrupt, took a tick, its state was compared. Schedules. */
    public static final int ONLINE = 2;
    /** Given up: parked, then stopped with INIT. */
    public static final int FAILED = 3;
    /** Stopped for good by panic or power-off. */
    public static final int STOPPED = 4;

    private ProcessorState() {}
}
