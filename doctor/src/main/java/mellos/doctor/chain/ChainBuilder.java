package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/**
 * Puts the events of one log file together to chains, in bounded memory: a handful of chains and counters survive.
 * Processors may be mixed in one file; a nested fault finds its chain by the unchanged RIP and RSP.
 */
final class ChainBuilder {
    /** So many equal faults in a row mean that nothing will change any more. */
    static final int ENDLESS = 16;

    private static final int OPEN_AT_MOST = 8;
    private static final int RECENT = 12;
    private static final int STACK_REACH = 64 * 1024;

    private final int source;
    private final History history;
    private final Deque<CheckException> checks = new ArrayDeque<>();
    private final Deque<FaultChain> open = new ArrayDeque<>();
    private final Deque<Delivery> recent = new ArrayDeque<>();
    private int pendingExternal = -1;
    private FaultChain lastTriple;

    ChainBuilder(int source, History history) {
        this.source = source;
        this.history = history;
    }

    void accept(LogEvent event) {
        switch (event) {
            case CheckException check -> check(check);
            case Delivery delivery -> delivery(delivery);
            case LogEvent.TripleFault _ -> history.tripleFaultLines++;
            case LogEvent.CpuReset reset -> reset(reset);
            case LogEvent.HardwareInterrupt interrupt -> pendingExternal = interrupt.vector();
            case LogEvent.SystemManagement _ -> history.managementEntries++;
            case LogEvent.Translated code -> history.code.add(code);
            case LogEvent.Note note -> history.note(note.text());
            case LogEvent.ProcessorMessage message -> history.message(message);
            case LogEvent.ApicWrite write -> history.apicWrite(write);
        }
    }

    private void check(CheckException check) {
        if (check.old() == Vector.DOUBLE_FAULT) {
            FaultChain chain = chainWithDoubleFault();
            if (chain != null) {
                chain.add(new Nested(check.vector(), -1, -1, false, CpuState.UNKNOWN));
                chain.tripleFault = true;
                open.remove(chain);
                lastTriple = chain;
                history.finished(chain);
                return;
            }
            history.orphanTripleFaults++;
            return;
        }
        checks.add(check);
        if (checks.size() > 4) {
            history.withoutRecord(checks.poll());
        }
    }

    private FaultChain chainWithDoubleFault() {
        FaultChain found = null;
        for (FaultChain each : open) {
            if (each.doubleFaultDelivered) {
                found = each;
            }
        }
        return found;
    }

    /** The announcement that belongs to a delivery: same vector, or a pair that makes a double fault. */
    private CheckException takeCheck(Delivery d) {
        for (Iterator<CheckException> each = checks.descendingIterator(); each.hasNext(); ) {
            CheckException check = each.next();
            if (check.vector() == d.vector() || d.vector() == Vector.DOUBLE_FAULT && check.old() >= 0) {
                each.remove();
                return check;
            }
        }
        return null;
    }

    private void delivery(Delivery d) {
        CheckException check = d.software() ? null : takeCheck(d);
        boolean external = !d.software() && check == null && (pendingExternal == d.vector() || d.vector() >= 32);
        if (pendingExternal == d.vector()) {
            pendingExternal = -1;
        }
        history.count(d, external);
        FaultChain chain = chainContinuedBy(d, check, external);
        if (chain != null) {
            nest(chain, d, check);
        } else if (!repeats(d, external)) {
            begin(d, external);
        }
        remember(d);
    }

    private FaultChain chainContinuedBy(Delivery d, CheckException check, boolean external) {
        if (d.software() || external) {
            return null;
        }
        for (Iterator<FaultChain> each = open.descendingIterator(); each.hasNext(); ) {
            FaultChain chain = each.next();
            boolean sameMoment = chain.last.ip() == d.ip() && chain.last.sp() == d.sp() && chain.last.cpl() == d.cpl();
            if (sameMoment
                    && (check != null && check.old() >= 0
                            || check == null && d.vector() == Vector.DOUBLE_FAULT
                            || chain == open.peekLast() && failsDeliveryOf(chain.last, d))) {
                return chain;
            }
        }
        return null;
    }

    /** True when {@code next} can only come from the attempt to deliver {@code first}, not from the instruction again. */
    private static boolean failsDeliveryOf(Delivery first, Delivery next) {
        boolean keepsRunning =
                first.vector() == Vector.PAGE_FAULT || Vector.isContributory(first.vector()) && !first.software();
        if (keepsRunning || next.number() - first.number() > 64) {
            return false;
        }
        CpuState state = next.state();
        return switch (next.vector()) {
            case Vector.INVALID_TSS, Vector.SEGMENT_NOT_PRESENT, Vector.STACK_FAULT, Vector.GENERAL_PROTECTION ->
                (next.errorCode() & ErrorCode.IDT) == 0 || ErrorCode.namesGate(next.errorCode(), first.vector());
            case Vector.PAGE_FAULT ->
                within(next.cr2(), state.value(Field.IDT_BASE), state.value(Field.IDT_LIMIT))
                        || within(
                                next.cr2(),
                                state.segment(CpuState.SegmentName.TR).base(),
                                state.segment(CpuState.SegmentName.TR).limit())
                        || within(next.cr2(), state.value(Field.GDT_BASE), state.value(Field.GDT_LIMIT))
                        || within(next.cr2(), next.sp() - 64, 64)
                        || next.errorCode() == ErrorCode.WRITE && isPush(first, next);
            default -> false;
        };
    }

    /** A write where a frame's first word goes: eight below a multiple of 16 in long mode, four-aligned otherwise. */
    private static boolean isPush(Delivery first, Delivery next) {
        boolean place = next.state().isLongMode() ? (next.cr2() & 15) == 8 : (next.cr2() & 3) == 0;
        return place && (first.cpl() == 3 || next.cr2() != next.ip());
    }

    private static boolean within(long address, long base, long limit) {
        return address - base >= 0 && address - base <= limit;
    }

    private void nest(FaultChain chain, Delivery d, CheckException check) {
        boolean becameDouble = d.vector() == Vector.DOUBLE_FAULT;
        int raised = becameDouble && check != null ? check.vector() : d.vector();
        long cr2 = raised == Vector.PAGE_FAULT ? becameDouble ? d.state().value(Field.CR2) : d.cr2() : -1;
        chain.add(new Nested(raised, becameDouble ? -1 : d.errorCode(), cr2, becameDouble, d.state()));
        chain.doubleFaultDelivered |= becameDouble;
        chain.last = d;
    }

    /** The same fault once more: counted on its chain; also when a double-fault handler was reached and met it again. */
    private boolean repeats(Delivery d, boolean external) {
        FaultChain last = lastException();
        if (external || d.software() || last == null || last.deliveryFailed() && d.sp() >= last.last.sp()) {
            return false;
        }
        Delivery first = last.origin();
        boolean same = first.vector() == d.vector()
                && first.ip() == d.ip()
                && first.errorCode() == d.errorCode()
                && (d.vector() != Vector.PAGE_FAULT || first.cr2() == d.cr2() || near(d.cr2(), d.sp()));
        if (same) {
            last.forgetNested();
            last.repeats++;
            last.stackDescends &= d.sp() < last.lastSp;
            last.lastSp = d.sp();
            last.last = d;
            last.laterElsewhere = 0;
        }
        return same;
    }

    private static boolean near(long address, long stackPointer) {
        return Math.abs(address - stackPointer) < STACK_REACH;
    }

    private FaultChain lastException() {
        for (Iterator<FaultChain> each = open.descendingIterator(); each.hasNext(); ) {
            FaultChain chain = each.next();
            if (!chain.beganWithInterrupt()) {
                return chain;
            }
        }
        return null;
    }

    private void begin(Delivery d, boolean external) {
        for (FaultChain each : open) {
            each.laterEvents++;
            each.laterElsewhere += isElsewhere(each, d) ? 1 : 0;
        }
        FaultChain chain = new FaultChain(d, external, source, List.copyOf(recent));
        open.add(chain);
        if (open.size() > OPEN_AT_MOST) {
            FaultChain dropped = oldestToDrop();
            open.remove(dropped);
            history.finished(dropped);
        }
    }

    /** Interrupts go first, so that a long idle loop does not push the last fault out. */
    private FaultChain oldestToDrop() {
        for (FaultChain each : open) {
            if (each.beganWithInterrupt() && each.nested().isEmpty()) {
                return each;
            }
        }
        return open.peek();
    }

    /**
     * True when the event shows the processor outside the fault's handler: the handler runs in the same address space on
     * the same stack, below where the fault left it, or on a stack of its own; a return shows as user mode or a stack
     * at least as high.
     */
    private static boolean isElsewhere(FaultChain chain, Delivery d) {
        Delivery fault = chain.last;
        if (fault.cpl() == 3) {
            return d.cpl() == 3;
        }
        boolean onTopOfHandler = d.cpl() == 0 && d.sp() < fault.sp() && fault.sp() - d.sp() < STACK_REACH;
        return !onTopOfHandler;
    }

    private void remember(Delivery d) {
        recent.add(d);
        if (recent.size() > RECENT) {
            recent.poll();
        }
        history.observe(d.state(), source);
    }

    private void reset(LogEvent.CpuReset reset) {
        CpuState state = reset.state();
        if (lastTriple != null
                && lastTriple.processor < 0
                && lastTriple.last.ip() == state.rip()
                && lastTriple.last.sp() == state.rsp()) {
            lastTriple.processor = reset.cpu();
            lastTriple.atReset = state;
            completeLastFault(lastTriple, state);
        }
        history.reset(reset, source);
    }

    /** The dump at reset shows the address of the page fault that ended it. */
    private static void completeLastFault(FaultChain chain, CpuState state) {
        List<Nested> all = new ArrayList<>(chain.nested());
        Nested end = all.getLast();
        if (end.vector() == Vector.PAGE_FAULT && end.cr2() == -1 && state.has(Field.CR2)) {
            chain.replaceLast(new Nested(end.vector(), -1, state.value(Field.CR2), false, state));
        }
    }

    void finish() {
        for (CheckException each : checks) {
            history.withoutRecord(each);
        }
        checks.clear();
        for (FaultChain each : open) {
            history.finished(each);
            history.atEnd(each);
        }
        open.clear();
    }
}
