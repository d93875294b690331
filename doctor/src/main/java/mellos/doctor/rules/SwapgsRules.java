package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Vector;

/** SWAPGS out of balance. */
final class SwapgsRules {
    private static final int GS = 5;

    private static final Rule UNBALANCED_SWAP = Rule.named("swapgs-unbalanced")
            .needs(
                    62,
                    s -> s.fault().isDataAccess()
                            && !s.fault().isUser()
                            && s.cpu().base(SegmentName.GS).test(base -> base >= 0)
                            && (throughGs(s)
                                    || !s.code().isKnown()
                                            && Address.isNearNull(s.fault().cr2()))
                            && GsHistory.hadGsBase(s),
                    s -> "the GS base is " + s.cpu().base(SegmentName.GS).hex()
                            + ", and at an earlier event of this"
                            + " processor ("
                            + Vector.shortName(lastWithBase(s).vector()) + " at "
                            + s.names().place(lastWithBase(s).ip()) + ") it was "
                            + Address.hex(GsHistory.gsBase(lastWithBase(s))))
            .supports(
                    32,
                    SwapgsRules::throughGs,
                    s -> "\"" + s.code().instruction().text() + "\" addresses per-CPU data through GS")
            .supports(
                    3,
                    s -> lastWithBase(s).cpl().is(3)
                            || s.fault().before().stream()
                                    .anyMatch(each -> each.cpl().is(3)),
                    _ -> "the processor went through user mode in between")
            .cause(s -> "unbalanced SWAPGS: the GS base is "
                    + s.cpu().base(SegmentName.GS).hex()
                    + " and was set earlier; some path since "
                    + Vector.shortName(lastWithBase(s).vector())
                    + " swapped twice, or not before the return to user mode")
            .change("Execute SWAPGS exactly once on every entry from user mode and once before every return to it,"
                    + " on fast paths, exceptions and NMI too; never when the event came from the kernel.")
            .apart("A selector loaded into GS clears its base as well.")
            .build();

    static final List<Rule> ALL = List.of(UNBALANCED_SWAP);

    private SwapgsRules() {}

    private static Delivery lastWithBase(Scene s) {
        return s.fault().before().reversed().stream()
                .filter(each -> GsHistory.isOfThisProcessor(s, each) && GsHistory.gsBase(each) != 0)
                .findFirst()
                .orElseThrow();
    }

    private static boolean throughGs(Scene s) {
        return s.code()
                .find()
                .flatMap(each -> each.memory())
                .filter(each -> each.segment() == GS)
                .isPresent();
    }
}
