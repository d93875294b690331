package mellos.doctor.chain;

import java.util.OptionalInt;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.ControlBits;

/**
 * What a processor's control registers were at some moment, with the tables that tell processors apart.
 *
 * @param source index of the log file
 * @param cpu its number, when a reset showed the state
 */
public record ControlState(
        Value cr0,
        Value cr3,
        Value cr4,
        Value efer,
        Value gdtBase,
        Value idtBase,
        Value gsBase,
        Value stackPointer,
        int source,
        OptionalInt cpu) {

    private static final long STACK_BITS = 0xffff;

    static ControlState of(CpuState state, int source, OptionalInt cpu) {
        Value gs = state.findSegment(SegmentName.GS)
                .map(each -> Value.of(each.base()))
                .orElse(Value.UNKNOWN);
        return new ControlState(
                state.cr0(),
                state.cr3(),
                state.cr4(),
                state.efer(),
                state.value(Field.GDT_BASE),
                state.value(Field.IDT_BASE),
                gs,
                state.rsp().map(each -> each & ~STACK_BITS),
                source,
                cpu);
    }

    public boolean isLongMode() {
        return efer.has(ControlBits.EFER_LMA);
    }
}
