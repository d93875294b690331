package mellos.doctor.log;

/** One thing the log tells, in its order. */
public sealed interface LogEvent {

    /**
     * An exception or interrupt that the processor began to deliver: a {@code v=} line and the dump after it.
     *
     * @param number the log's own counter; shared by all processors, so it orders only roughly
     * @param vector unknown only where Bochs does not name it
     * @param kind SOFTWARE for INT n, INT3, INTO; EXTERNAL once it is known that an interrupt controller sent it
     * @param cr2 fault address; the log has it for vector 14
     * @param state the dump, {@link CpuState#UNKNOWN} when it is missing
     */
    record Delivery(
            long number,
            int vector,
            Value errorCode,
            Kind kind,
            Value cpl,
            Value cs,
            Value ip,
            Value ss,
            Value sp,
            Value cr2,
            CpuState state)
            implements LogEvent {

        /** How a delivery came about. */
        public enum Kind {
            EXCEPTION,
            SOFTWARE,
            EXTERNAL
        }

        /** Stands for the vector of an exception that the log mentions without its number. */
        public static final int UNNAMED = 0x100;

        /** The same event with the dump that follows it; values the header line lacks are taken from the dump. */
        Delivery with(CpuState dump) {
            Value address = cr2.or(vector == 14 ? dump.value(Field.CR2) : Value.UNKNOWN);
            Value level = cpl.or(dump.value(Field.CPL));
            return new Delivery(
                    number,
                    vector,
                    errorCode,
                    kind,
                    level,
                    cs,
                    ip.or(dump.rip()),
                    ss,
                    sp.or(dump.rsp()),
                    address,
                    dump);
        }

        /** The same event, known to come from an interrupt controller. */
        public Delivery asExternal() {
            return new Delivery(number, vector, errorCode, Kind.EXTERNAL, cpl, cs, ip, ss, sp, cr2, state);
        }

        public boolean software() {
            return kind == Kind.SOFTWARE;
        }

        public boolean isExternal() {
            return kind == Kind.EXTERNAL;
        }

        /** True when it is neither an exception of the running code nor a double fault. */
        public boolean isInterrupt() {
            return kind != Kind.EXCEPTION || vector >= 32 && vector < UNNAMED || vector == 2;
        }

        /** True when both are at the same instruction with the same stack, as far as the log has them. */
        public boolean isAtSamePlace(Delivery other) {
            return ip.isKnown() && ip.equals(other.ip) && sp.equals(other.sp) && cpl.equals(other.cpl);
        }
    }

    /** The processor combines a new exception with the one it was delivering, or with {@link #NONE}. */
    record CheckException(int old, int vector) implements LogEvent {
        /** The processor was delivering nothing. */
        public static final int NONE = -1;

        /** True when another exception was being delivered. */
        public boolean isNested() {
            return old != NONE;
        }
    }

    /** {@code Triple fault}, printed only with {@code -d cpu_reset}. */
    record TripleFault() implements LogEvent {}

    /** A processor was reset; {@code state} is what it was before. */
    record CpuReset(int cpu, CpuState state) implements LogEvent {}

    /**
     * Registers shown on request ({@code info registers}), or after an emulator's message: no event of the processor.
     */
    record Registers(CpuState state) implements LogEvent {}

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
