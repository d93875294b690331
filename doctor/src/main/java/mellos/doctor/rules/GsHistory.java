package mellos.doctor.rules;

import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;

/** What the GS base was at earlier events of this processor. */
final class GsHistory {
    private GsHistory() {}

    /** An earlier event of this processor at which GS had a base: per-CPU data was reachable then. */
    static boolean hadGsBase(Scene s) {
        return s.fault().before().stream().anyMatch(each -> isOfThisProcessor(s, each) && gsBase(each) != 0);
    }

    static long gsBase(Delivery each) {
        return each.state().findSegment(SegmentName.GS).map(Segment::base).orElse(0L);
    }

    static boolean isOfThisProcessor(Scene s, Delivery each) {
        CpuState there = each.state();
        boolean sameTask = there.findSegment(SegmentName.TR)
                .map(tr -> s.cpu().base(SegmentName.TR).is(tr.base()))
                .orElse(false);
        return sameTask && there.value(Field.GDT_BASE).equals(s.cpu().state().value(Field.GDT_BASE));
    }
}
