package mellos.doctor.chain;

import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** Whether a fault can only come from the attempt to deliver another one. */
final class FailedDelivery {
    private FailedDelivery() {}

    /**
     * True when {@code next} can only come from the attempt to deliver {@code first}, not from the instruction again.
     */
    static boolean failsDeliveryOf(Delivery first, Delivery next) {
        boolean keepsRunning =
                first.vector() == Vector.PAGE_FAULT || Vector.isContributory(first.vector()) && !first.software();
        if (keepsRunning || next.number() - first.number() > 64) {
            return false;
        }
        return switch (next.vector()) {
            case Vector.INVALID_TSS, Vector.SEGMENT_NOT_PRESENT, Vector.STACK_FAULT, Vector.GENERAL_PROTECTION ->
                !next.errorCode().isKnown()
                        || next.errorCode()
                                .test(code ->
                                        (code & ErrorCode.IDT) == 0 || ErrorCode.namesGate((int) code, first.vector()));
            case Vector.PAGE_FAULT -> next.cr2().test(address -> isUsedForDelivery(address, first, next));
            default -> false;
        };
    }

    private static boolean isUsedForDelivery(long address, Delivery first, Delivery next) {
        CpuState state = next.state();
        boolean tables = within(address, state.value(Field.IDT_BASE), state.value(Field.IDT_LIMIT))
                || within(address, state.value(Field.GDT_BASE), state.value(Field.GDT_LIMIT))
                || state.findSegment(SegmentName.TR)
                        .filter(tr -> within(address, Value.of(tr.base()), Value.of(tr.limit())))
                        .isPresent();
        boolean frame = within(address, next.sp().map(sp -> sp - 64), Value.of(64));
        boolean gate = state == CpuState.UNKNOWN && (address == first.vector() * 16L || address == first.vector() * 8L);
        boolean taskState = (address & 7) == 4 && address < 0x68;
        return tables
                || frame
                || gate
                || taskState
                || next.errorCode().has(ErrorCode.WRITE) && isPush(address, first, next);
    }

    /** A write where a frame's first word goes: eight below a multiple of 16 in long mode, four-aligned otherwise. */
    private static boolean isPush(long address, Delivery first, Delivery next) {
        boolean place = next.state().isLongMode() ? (address & 15) == 8 : (address & 3) == 0;
        return place && (first.cpl().is(3) || !next.ip().is(address));
    }

    private static boolean within(long address, Value base, Value limit) {
        return base.test(start -> address - start >= 0 && limit.test(size -> address - start <= size));
    }
}
