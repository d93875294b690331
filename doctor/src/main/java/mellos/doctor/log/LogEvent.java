package mellos.doctor.log;

/** One thing the log tells, in its order. */
public sealed interface LogEvent {

    /**
     * An exception or interrupt that the processor began to deliver: a {@code v=} line and the dump after it.
     *
     * @param number the log's own counter; shared by all processors, so it orders only roughly
     * @param software true for INT n, INT3, INTO
     * @param cr2 fault address, valid for vector 14
     * @param state the dump, {@link CpuState#UNKNOWN} when it is missing
     */
    record Delivery(
            long number,
            int vector,
            int errorCode,
            boolean software,
            int cpl,
            int cs,
            long ip,
            int ss,
            long sp,
            long cr2,
            CpuState state)
            implements LogEvent {}

    /** The processor combines a new exception with the one it was delivering; {@code old} is -1 when it was not. */
    record CheckException(int old, int vector) implements LogEvent {}

    /** {@code Triple fault}, printed only with {@code -d cpu_reset}. */
    record TripleFault() implements LogEvent {}

    /** A processor was reset; {@code state} is what it was before. */
    record CpuReset(int cpu, CpuState state) implements LogEvent {}

    /** An external interrupt is taken from the interrupt controller. */
    record HardwareInterrupt(int vector) implements LogEvent {}

    /** System-management mode entered or left: firmware at work. */
    record SystemManagement() implements LogEvent {}

    /** Code the emulator translated ({@code -d in_asm}): what stands at an address. */
    record Translated(long address, byte[] code, String text) implements LogEvent {}

    /** A message of the emulator or of the guest that may explain something, kept as text. */
    record Note(String text) implements LogEvent {}

    /** A message that names a processor (Bochs), level as Bochs prints it: i, e, p, d. */
    record ProcessorMessage(int cpu, char level, String text) implements LogEvent {}

    /** A write to a local APIC register seen in a trace. */
    record ApicWrite(long offset, long value) implements LogEvent {}
}
