package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent;
import mellos.doctor.x86.ControlBits;

/** What a whole log says, in bounded memory: the chains worth explaining, and counts of everything else. */
public final class History {
    private static final int CHAINS_KEPT = 64;
    private static final int NOTES_KEPT = 64;
    private static final int MODES_KEPT = 64;

    /** What a processor's control registers were at some moment, with the tables that tell processors apart. */
    public record ControlState(
            long cr0,
            long cr3,
            long cr4,
            long efer,
            long gdtBase,
            long idtBase,
            long gsBase,
            int source,
            boolean fromReset,
            int cpu) {}

    final CodeCache code = new CodeCache();
    long tripleFaultLines;
    long orphanTripleFaults;
    long managementEntries;

    private final long[] exceptions = new long[256];
    private final long[] softwareInterrupts = new long[256];
    private final long[] externalInterrupts = new long[256];
    private final long[] realMode = new long[256];
    private final List<FaultChain> fatal = new ArrayList<>();
    private final Deque<FaultChain> others = new ArrayDeque<>();
    private final List<FaultChain> endless = new ArrayList<>();
    private final List<FaultChain> lastOnes = new ArrayList<>();
    private final Deque<String> notes = new ArrayDeque<>();
    private final Deque<LogEvent.ProcessorMessage> messages = new ArrayDeque<>();
    private final Map<ControlState, Boolean> states = new LinkedHashMap<>();
    private final List<CpuState> kernelResets = new ArrayList<>();
    private final long[] apicStartups = new long[2];
    private long firmwareChains;
    private long fatalCount;
    private long resets;
    private int highestProcessor = -1;
    private long deliveries;
    private int externalVector = -1;
    private long externalInRow;
    private long externalIp;
    private boolean externalIpSame;

    void count(Delivery d, boolean external) {
        deliveries++;
        long[] table = external ? externalInterrupts : d.software() ? softwareInterrupts : exceptions;
        table[d.vector() & 0xff]++;
        if (!external) {
            externalVector = -1;
            externalInRow = 0;
        } else if (d.vector() == externalVector) {
            externalInRow++;
            externalIpSame &= d.ip() == externalIp;
        } else {
            externalVector = d.vector();
            externalInRow = 1;
            externalIp = d.ip();
            externalIpSame = true;
        }
    }

    void withoutRecord(CheckException check) {
        realMode[check.vector() & 0xff]++;
    }

    void note(String text) {
        notes.add(text);
        if (notes.size() > NOTES_KEPT) {
            notes.poll();
        }
    }

    void message(LogEvent.ProcessorMessage message) {
        messages.add(message);
        if (messages.size() > NOTES_KEPT) {
            messages.poll();
        }
    }

    /** Interrupt-command writes: delivery mode 5 is INIT, 6 is STARTUP. SDM vol. 3A, "Interrupt Command Register". */
    void apicWrite(LogEvent.ApicWrite write) {
        if (write.offset() == 0x300) {
            int mode = (int) (write.value() >> 8 & 7);
            if (mode == 5 || mode == 6) {
                apicStartups[mode - 5]++;
            }
        }
    }

    void finished(FaultChain chain) {
        if (Firmware.isRunning(chain.origin().state())) {
            firmwareChains++;
            return;
        }
        if (chain.reachedTripleFault()) {
            fatalCount++;
            if (fatal.size() < CHAINS_KEPT) {
                fatal.add(chain);
            }
        } else if (chain.ending() == Ending.ENDLESS) {
            if (endless.size() < CHAINS_KEPT) {
                endless.add(chain);
            }
        } else if (!chain.beganWithInterrupt() || chain.deliveryFailed()) {
            others.add(chain);
            if (others.size() > CHAINS_KEPT) {
                others.poll();
            }
        }
    }

    /** The chain was still open when its log ended. */
    void atEnd(FaultChain chain) {
        if (!Firmware.isRunning(chain.origin().state())) {
            lastOnes.add(chain);
        }
    }

    void observe(CpuState state, int source) {
        if (state.has(Field.EFER) && state.isPaging() && states.size() < MODES_KEPT) {
            states.put(control(state, source, -1), true);
        }
    }

    private static ControlState control(CpuState state, int source, int cpu) {
        return new ControlState(
                state.cr0(),
                state.cr3(),
                state.cr4(),
                state.efer(),
                state.value(Field.GDT_BASE),
                state.value(Field.IDT_BASE),
                state.segment(CpuState.SegmentName.GS).base(),
                source,
                cpu >= 0,
                cpu);
    }

    void reset(LogEvent.CpuReset reset, int source) {
        resets++;
        highestProcessor = Math.max(highestProcessor, reset.cpu());
        CpuState state = reset.state();
        if (state.isPaging() && states.size() < MODES_KEPT) {
            states.put(control(state, source, reset.cpu()), true);
        }
        if (state.isPaging() && kernelResets.size() < CHAINS_KEPT) {
            kernelResets.add(state);
        }
    }

    /** Chains that ended in a triple fault outside firmware, earliest first. */
    public List<FaultChain> fatal() {
        List<FaultChain> sorted = new ArrayList<>(fatal);
        sorted.sort(Comparator.comparingLong(chain -> chain.origin().number()));
        return sorted;
    }

    public long fatalCount() {
        return fatalCount;
    }

    /** Faults that repeat for ever. */
    public List<FaultChain> endless() {
        return Collections.unmodifiableList(endless);
    }

    /** Chains that ended otherwise, the most recent ones. */
    public List<FaultChain> others() {
        return List.copyOf(others);
    }

    /** Chains that nothing followed when their log ended, interrupts among them. */
    public List<FaultChain> lastOnes() {
        return Collections.unmodifiableList(lastOnes);
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

    /** Highest number of a processor that was reset; -1 when the log has no resets. */
    public int highestProcessor() {
        return highestProcessor;
    }

    public long deliveries() {
        return deliveries;
    }

    public long firmwareChains() {
        return firmwareChains;
    }

    public long tripleFaultLines() {
        return tripleFaultLines;
    }

    /** Triple faults announced whose first fault is not in the log. */
    public long orphanTripleFaults() {
        return orphanTripleFaults;
    }

    public long managementEntries() {
        return managementEntries;
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public List<LogEvent.ProcessorMessage> messages() {
        return List.copyOf(messages);
    }

    /** Control states seen anywhere in the log with paging on. */
    public List<ControlState> controlStates() {
        return List.copyOf(states.keySet());
    }

    /** States of processors that were reset while paging: killed, or reset on purpose. */
    public List<CpuState> kernelResets() {
        return Collections.unmodifiableList(kernelResets);
    }

    /** Start-up messages in a trace: INIT, then STARTUP. */
    public long initMessages() {
        return apicStartups[0];
    }

    public long startupMessages() {
        return apicStartups[1];
    }

    /** Vector of the external interrupt that ended the log in a row of {@link #externalInRow}, or -1. */
    public int lastExternalVector() {
        return externalVector;
    }

    public long externalInRow() {
        return externalInRow;
    }

    /** True when the row of equal interrupts always hit the same instruction. */
    public boolean externalAlwaysAtSamePlace() {
        return externalIpSame;
    }

    /** What the emulator translated, when the log shows it. */
    public CodeCache code() {
        return code;
    }

    /** True when any state in the log has all bits of {@code mask} set in EFER. */
    public boolean anyEfer(long mask) {
        return states.keySet().stream()
                .anyMatch(each -> (each.efer() & mask) == mask && (each.cr0() & ControlBits.CR0_PG) != 0);
    }
}
