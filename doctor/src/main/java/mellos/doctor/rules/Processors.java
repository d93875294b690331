package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History.ControlState;
import mellos.doctor.chain.History;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState;
import mellos.doctor.x86.ControlBits;

/** Which processor a chain happened on, and how it differs from the others seen in the log. */
public final class Processors {
    private static final long LIMIT_AFTER_INIT = 0xffff;
    private static final long CONVENTIONAL_MEMORY_END = 0x9f000;

    private final History history;
    private final FaultChain chain;
    private final List<String> logNames;

    public Processors(History history, FaultChain chain, List<String> logNames) {
        this.history = history;
        this.chain = chain;
        this.logNames = logNames;
    }

    /** What to call the processor in a sentence. */
    public String name() {
        if (chain == null) {
            return "a processor";
        }
        int number = chain.processor();
        if (number == 0) {
            return "the boot processor (CPU 0)";
        }
        String file = logNames.size() > 1 ? ", logged in " + logNames.get(chain.source()) : "";
        if (number > 0) {
            return "an application processor (CPU " + number + file + ")";
        }
        if (startUpEvidence() != null) {
            return "an application processor" + (file.isEmpty() ? "" : " (" + file.substring(2) + ")");
        }
        return file.isEmpty() ? "the processor" : "the processor" + file;
    }

    /** How the name was found, and how to find the number. */
    public String evidence() {
        if (chain == null) {
            return "";
        }
        if (chain.processor() >= 0) {
            return "the dump at the reset after the triple fault shows the same RIP and RSP on CPU "
                    + chain.processor();
        }
        String startUp = startUpEvidence();
        if (logNames.size() > 1) {
            return "one log file per processor thread" + (startUp == null ? "" : "; " + startUp);
        }
        return (startUp == null ? "" : startUp + "; ")
                + "the log does not number processors: run with -d int,cpu_reset,tid -D log.%d for one file each, or"
                + " let the machine reset (without -no-reboot) so that the reset shows the number";
    }

    /** True when the chain certainly or very likely is not on the boot processor. */
    public boolean isApplicationProcessor() {
        return chain != null && (chain.processor() > 0 || startUpEvidence() != null);
    }

    /** What shows that this processor was started by another one, or null. */
    private String startUpEvidence() {
        CpuState state = chain.origin().state();
        if (chain.processor() == 0
                || history.highestProcessor() == 0
                || !state.has(Field.CR0)
                || !state.isProtected()) {
            return null;
        }
        if (state.has(Field.IDT_BASE)
                && state.value(Field.IDT_BASE) == 0
                && state.value(Field.IDT_LIMIT) == LIMIT_AFTER_INIT) {
            return "its IDT register (base 0, limit 0xffff) is what INIT leaves: it was started by another processor";
        }
        if ((state.cr0() & ControlBits.CR0_CD) != 0 && (state.cr0() & ControlBits.CR0_NW) != 0) {
            return "CR0.CD and CR0.NW are still set as INIT leaves them: it was started by another processor";
        }
        boolean low = Long.compareUnsigned(state.linearRip(), CONVENTIONAL_MEMORY_END) < 0
                && Long.compareUnsigned(state.linearRip(), 0x1000) >= 0;
        boolean otherTables = others().stream().anyMatch(each -> each.idtBase() != state.value(Field.IDT_BASE));
        return low && otherTables ? "it runs in low memory while another processor in this log runs a kernel" : null;
    }

    /** Paging states in the log that are not this chain's: other tables or another number. */
    public List<ControlState> others() {
        if (chain == null) {
            return List.of();
        }
        CpuState state = chain.origin().state();
        List<ControlState> out = new ArrayList<>();
        for (ControlState each : history.controlStates()) {
            boolean same = each.gdtBase() == state.value(Field.GDT_BASE)
                    && each.idtBase() == state.value(Field.IDT_BASE)
                    && each.gsBase() == state.segment(CpuState.SegmentName.GS).base()
                    && each.cpu() <= 0;
            boolean itself = each.cpu() >= 0 && each.cpu() == chain.processor();
            if (!same && !itself) {
                out.add(each);
            }
        }
        return out;
    }

    /** Another processor's state that uses the same page tables, or runs in long mode at all; null when none is seen. */
    public ControlState peer() {
        CpuState state = chain == null ? CpuState.UNKNOWN : chain.origin().state();
        ControlState best = null;
        for (ControlState each : others()) {
            boolean better = best == null || each.cr3() == state.cr3() && best.cr3() != state.cr3();
            if ((each.efer() & ControlBits.EFER_LMA) != 0 && better) {
                best = each;
            }
        }
        return best;
    }

    /** Differences in CR0, CR4 and EFER between this processor and {@link #peer}, in words. */
    public List<String> differences() {
        ControlState peer = peer();
        if (peer == null || !chain.origin().state().has(Field.EFER)) {
            return List.of();
        }
        CpuState state = chain.origin().state();
        List<String> out = new ArrayList<>(ControlBits.differences("EFER", state.efer(), peer.efer()));
        out.addAll(ControlBits.differences("CR0", state.cr0() & ~ControlBits.CR0_TS, peer.cr0() & ~ControlBits.CR0_TS));
        out.addAll(ControlBits.differences("CR4", state.cr4(), peer.cr4()));
        return out;
    }

    /** True when another processor of the log has the EFER bit. */
    boolean anotherHasEfer(long bit) {
        return others().stream().anyMatch(each -> (each.efer() & bit) != 0);
    }
}
