package mellos.doctor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import mellos.doctor.chain.ControlState;
import mellos.doctor.chain.FaultChain;
import mellos.doctor.chain.History;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;

/** Which processor a chain happened on, and how it differs from the others seen in the log. */
public final class Processors {
    private static final long LIMIT_AFTER_INIT = 0xffff;
    private static final long CONVENTIONAL_MEMORY_END = 0x9f000;

    private final History history;
    private final Optional<FaultChain> chain;
    private final List<String> logNames;
    private final CpuState state;

    Processors(History history, Optional<FaultChain> chain, List<String> logNames) {
        this.history = history;
        this.chain = chain;
        this.logNames = logNames;
        this.state = chain.map(each -> each.origin().state()).orElse(CpuState.UNKNOWN);
    }

    /** What to call the processor in a sentence. */
    public String name() {
        OptionalInt number = chain.map(FaultChain::processor).orElse(OptionalInt.empty());
        if (number.orElse(-1) == 0) {
            return history.tally().hasSeveralProcessors() ? "the boot processor (CPU 0)" : "CPU 0";
        }
        if (number.isPresent()) {
            return "an application processor (CPU " + number.getAsInt() + inFile(", ") + ")";
        }
        boolean application = startUpEvidence().isPresent();
        return (application ? "an application processor" : "the processor") + inFile(" of ");
    }

    private String inFile(String before) {
        return logNames.size() > 1
                ? before + chain.map(each -> logNames.get(each.source())).orElse("")
                : "";
    }

    /** How the name was found. */
    public Optional<String> evidence() {
        if (chain.flatMap(each -> each.processor().stream().boxed().findFirst()).isPresent()) {
            return Optional.of("the dump at the reset shows the same RIP and RSP on this processor");
        }
        return startUpEvidence();
    }

    /** True when the log has several processors and does not tell which of them this is. */
    public boolean isNumberMissed() {
        return chain.isPresent()
                && chain.get().processor().isEmpty()
                && logNames.size() == 1
                && history.tally().hasSeveralProcessors();
    }

    /** True when the chain certainly or very likely is not on the boot processor. */
    public boolean isApplicationProcessor() {
        return chain.isPresent()
                && (chain.get().processor().orElse(0) > 0 || startUpEvidence().isPresent());
    }

    /** What shows that this processor was started by another one. */
    private Optional<String> startUpEvidence() {
        boolean boot = chain.isEmpty() || chain.get().processor().orElse(-1) == 0;
        if (boot || history.tally().hasOneProcessor() || !state.isProtected()) {
            return Optional.empty();
        }
        if (state.value(Field.IDT_BASE).is(0) && state.value(Field.IDT_LIMIT).is(LIMIT_AFTER_INIT)) {
            return Optional.of(
                    "its IDT register (base 0, limit 0xffff) is what INIT leaves: it was started by another one");
        }
        if (state.cr0().has(ControlBits.CR0_CD | ControlBits.CR0_NW)) {
            return Optional.of("CR0.CD and CR0.NW are still set as INIT leaves them: it was started by another one");
        }
        if (isStartedLater()) {
            return Optional.of("another processor's events come first in this log: it was started later");
        }
        boolean low = state.linearRip()
                .test(rip -> Long.compareUnsigned(rip, CONVENTIONAL_MEMORY_END) < 0
                        && Long.compareUnsigned(rip, Address.NULL_ZONE) >= 0);
        boolean otherTables = others().stream().anyMatch(each -> !each.idtBase().equals(state.value(Field.IDT_BASE)));
        return low && otherTables
                ? Optional.of("it runs in low memory while another processor in this log runs a kernel")
                : Optional.empty();
    }

    /** The first state of a log is the boot processor's; per-processor data tells this one from it. */
    private boolean isStartedLater() {
        Value own = gsBase();
        return history.tally().hasSeveralProcessors()
                && state.value(Field.CPL).is(0)
                && own.test(Address::isHighHalf)
                && history.controlStates().stream()
                        .filter(each -> each.gsBase().test(Address::isHighHalf))
                        .findFirst()
                        .filter(each -> !each.gsBase().equals(own))
                        .isPresent();
    }

    /** Paging states in the log that are not this chain's: other tables or another number. */
    public List<ControlState> others() {
        return history.controlStates().stream().filter(each -> !isItself(each)).toList();
    }

    private boolean isItself(ControlState each) {
        boolean sameTables = each.gdtBase().equals(state.value(Field.GDT_BASE))
                && each.idtBase().equals(state.value(Field.IDT_BASE))
                && each.gsBase().equals(gsBase())
                && each.cpu().orElse(0) <= 0;
        boolean sameNumber = each.cpu().isPresent()
                && chain.map(FaultChain::processor).filter(each.cpu()::equals).isPresent();
        return sameTables || sameNumber;
    }

    private Value gsBase() {
        return state.findSegment(SegmentName.GS)
                .map(each -> Value.of(each.base()))
                .orElse(Value.UNKNOWN);
    }

    /** Another processor's state: one that uses the same page tables, or else one that runs in long mode at all. */
    public Optional<ControlState> peer() {
        List<ControlState> all =
                others().stream().filter(ControlState::isLongMode).toList();
        return all.stream()
                .filter(each -> each.cr3().isKnown() && each.cr3().equals(state.cr3()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Differences in CR0, CR4 and EFER between this processor and {@link #peer}, in words. */
    public List<String> differences() {
        List<String> out = new ArrayList<>();
        peer().ifPresent(peer -> {
            compare(out, "EFER", state.efer(), peer.efer(), 0);
            compare(out, "CR0", state.cr0(), peer.cr0(), ControlBits.CR0_TS);
            compare(out, "CR4", state.cr4(), peer.cr4(), 0);
        });
        return out;
    }

    private static void compare(List<String> out, String register, Value here, Value there, long ignored) {
        if (here instanceof Value.Known a && there instanceof Value.Known b) {
            out.addAll(ControlBits.differences(register, a.number() & ~ignored, b.number() & ~ignored));
        }
    }

    /** True when another processor of the log has the EFER bit. */
    boolean anotherHasEfer(long bit) {
        return others().stream().anyMatch(each -> each.efer().has(bit));
    }
}
