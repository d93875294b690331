package mellos.doctor.chain;

import java.util.Objects;
import java.util.Optional;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;

/**
 * Whether two events are of one processor. QEMU's log does not number them; what each processor has of its own tells
 * them apart: the TSS, the GDT, in kernel mode the GS base, and, where these are shared or not set, the region of the
 * stack.
 */
final class SameProcessor {
    private static final long STACK_REGION = 64 * 1024;

    private SameProcessor() {}

    /**
     * True unless something shows them on two processors; {@code several} when the machine is known to have several.
     */
    static boolean mayBe(Delivery first, Delivery second, boolean several) {
        Optional<Value> a = taskState(first.state());
        Optional<Value> b = taskState(second.state());
        if (a.isPresent() && b.isPresent() && !a.equals(b)) {
            return false;
        }
        if (differ(first.state().value(Field.GDT_BASE), second.state().value(Field.GDT_BASE))) {
            return false;
        }
        if (a.isPresent() && b.isPresent()) {
            return true;
        }
        boolean kernel = first.cpl().is(0) && second.cpl().is(0);
        if (kernel && differ(kernelGs(first.state()), kernelGs(second.state()))) {
            return false;
        }
        return !several || !kernel || areNear(first.sp(), second.sp());
    }

    private static Optional<Value> taskState(CpuState state) {
        return state.findSegment(SegmentName.TR)
                .filter(each -> (each.selector() & 0xfffc) != 0)
                .map(each -> Value.of(each.base()));
    }

    private static Value kernelGs(CpuState state) {
        return state.findSegment(SegmentName.GS)
                .map(Segment::base)
                .filter(base -> base < 0)
                .map(Value::of)
                .orElse(Value.UNKNOWN);
    }

    private static boolean differ(Value a, Value b) {
        return a.isKnown() && b.isKnown() && !Objects.equals(a, b);
    }

    private static boolean areNear(Value a, Value b) {
        return !a.isKnown() || b.test(number -> Math.abs(number - a.number()) < STACK_REGION);
    }
}
