package mellos.doctor.chain;

import java.util.OptionalInt;
import mellos.doctor.log.LogEvent;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Value;

/** How often what happened in a log. Counted by {@link HistoryBuilder}, read by everybody. */
public final class Tally {
    private static final int VECTORS = 256;
    private static final int INTERRUPT_COMMAND = 0x300;
    private static final int INIT = 5;
    private static final int STARTUP = 6;

    private final long[] exceptions = new long[VECTORS];
    private final long[] softwareInterrupts = new long[VECTORS];
    private final long[] externalInterrupts = new long[VECTORS];
    private final long[] realMode = new long[VECTORS];
    private long initMessages;
    private long startupMessages;
    private long firmwareChains;
    private long fatalChains;
    private long tripleFaultLines;
    private long orphanTripleFaults;
    private long resets;
    private long deliveries;
    private OptionalInt highestProcessor = OptionalInt.empty();
    private OptionalInt externalVector = OptionalInt.empty();
    private long externalInRow;
    private Value externalIp = Value.UNKNOWN;
    private boolean externalIpSame;

    void delivery(Delivery d) {
        boolean external = d.isExternal();
        deliveries++;
        if (d.vector() < VECTORS) {
            (external ? externalInterrupts : d.software() ? softwareInterrupts : exceptions)[d.vector()]++;
        }
        if (!external) {
            externalVector = OptionalInt.empty();
            externalInRow = 0;
        } else if (externalVector.equals(OptionalInt.of(d.vector()))) {
            externalInRow++;
            externalIpSame &= d.ip().equals(externalIp);
        } else {
            externalVector = OptionalInt.of(d.vector());
            externalInRow = 1;
            externalIp = d.ip();
            externalIpSame = true;
        }
    }

    void withoutRecord(int vector) {
        realMode[vector & VECTORS - 1]++;
    }

    void reset(int cpu) {
        resets++;
        highestProcessor = OptionalInt.of(Math.max(cpu, highestProcessor.orElse(cpu)));
    }

    void tripleFaultLine() {
        tripleFaultLines++;
    }

    void orphanTripleFault() {
        orphanTripleFaults++;
    }

    void firmwareChain() {
        firmwareChains++;
    }

    void fatalChain() {
        fatalChains++;
    }

    /** Interrupt-command writes. SDM vol. 3A, "Interrupt Command Register". */
    void apicWrite(LogEvent.ApicWrite write) {
        int mode = write.offset() == INTERRUPT_COMMAND ? (int) (write.value() >> 8 & 7) : 0;
        initMessages += mode == INIT ? 1 : 0;
        startupMessages += mode == STARTUP ? 1 : 0;
    }

    public long exceptions(int vector) {
        return exceptions[vector];
    }

    public long softwareInterrupts(int vector) {
        return softwareInterrupts[vector];
    }

    public long externalInterrupts(int vector) {
        return externalInterrupts[vector];
    }

    /** Exceptions announced without a record: raised in real mode, where QEMU prints none. */
    public long realModeExceptions(int vector) {
        return realMode[vector];
    }

    public long resets() {
        return resets;
    }

    /** Highest number of a processor that was reset; empty when the log has no resets. */
    public OptionalInt highestProcessor() {
        return highestProcessor;
    }

    /** True when the resets at power-on show that the machine has one processor. */
    public boolean hasOneProcessor() {
        return highestProcessor.equals(OptionalInt.of(0));
    }

    /** True when the resets at power-on show that the machine has several processors. */
    public boolean hasSeveralProcessors() {
        return highestProcessor.orElse(0) > 0;
    }

    public long deliveries() {
        return deliveries;
    }

    public long firmwareChains() {
        return firmwareChains;
    }

    /** Triple faults outside firmware whose first fault is in the log. */
    public long fatalChains() {
        return fatalChains;
    }

    public long tripleFaultLines() {
        return tripleFaultLines;
    }

    /** Triple faults announced whose first fault is not in the log. */
    public long orphanTripleFaults() {
        return orphanTripleFaults;
    }

    public long initMessages() {
        return initMessages;
    }

    public long startupMessages() {
        return startupMessages;
    }

    /** Vector of the external interrupt that ended the log in a row of {@link #externalInRow}. */
    public OptionalInt lastExternalVector() {
        return externalVector;
    }

    public long externalInRow() {
        return externalInRow;
    }

    /** True when the row of equal interrupts always hit the same instruction. */
    public boolean externalAlwaysAtSamePlace() {
        return externalIpSame;
    }
}
