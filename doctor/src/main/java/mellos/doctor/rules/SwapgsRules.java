package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.Instruction;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Vector;

/** SWAPGS out of balance. */
final class SwapgsRules {
    private static final int GS = 5;
    private static final int USER = 3;

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
                    + " and was set earlier; a path since "
                    + Vector.shortName(lastWithBase(s).vector())
                    + " swapped twice, or not before user mode")
            .change("Execute SWAPGS exactly once on every entry from user mode and once before every return to it,"
                    + " on fast paths, exceptions and NMI too; never when the event came from the kernel.")
            .apart("A selector loaded into GS clears its base as well.")
            .build();

    private static final Rule MISSING_SWAP = Rule.named("swapgs-missing-on-entry")
            .needs(
                    68,
                    s -> s.fault().isDataAccess()
                            && s.fault().isKernel()
                            && throughGs(s)
                            && s.cpu().base(SegmentName.GS).test(base -> base >= 0)
                            && !GsHistory.hadGsBase(s)
                            && isFromUser(s),
                    s -> Vector.shortName(s.fault().lastBefore().vector()) + " came from user mode, and \""
                            + s.code().instruction().text() + "\" in its entry uses GS, whose base is "
                            + s.cpu().base(SegmentName.GS).hex())
            .supports(24, SwapgsRules::lacksSwap, _ -> "no SWAPGS stands before it in its function")
            .cause(s -> "no SWAPGS on the way in: after "
                    + Vector.shortName(s.fault().lastBefore().vector())
                    + " from user mode GS still has the program's base "
                    + s.cpu().base(SegmentName.GS).hex())
            .change("Execute SWAPGS first on every entry from user mode (saved CS with RPL 3), and see that"
                    + " IA32_KERNEL_GS_BASE (MSR 0xC0000102) holds this processor's data before the first.")
            .apart("A KERNEL_GS_BASE that was never written looks the same after the swap; the log does not show it.")
            .build();

    static final List<Rule> ALL = List.of(UNBALANCED_SWAP, MISSING_SWAP);

    private SwapgsRules() {}

    private static Delivery lastWithBase(Scene s) {
        return s.fault().before().reversed().stream()
                .filter(each -> GsHistory.isOfThisProcessor(s, each) && GsHistory.gsBase(each) != 0)
                .findFirst()
                .orElseThrow();
    }

    /** The last event of this processor came from user mode, so the code that faults is its handler's. */
    static boolean isFromUser(Scene s) {
        return s.fault()
                .findLastBefore()
                .filter(each -> each.cpl().is(USER) && GsHistory.isOfThisProcessor(s, each))
                .isPresent();
    }

    /** The image shows the way from the start of the function to the fault, and no SWAPGS on it. */
    private static boolean lacksSwap(Scene s) {
        List<Instruction> way =
                s.image().instructionsBefore(s.fault().linearRip(), s.cpu().mode());
        boolean atStart = s.image()
                .symbolAt(s.fault().linearRip())
                .filter(each -> each.address() == s.image().linked(s.fault().linearRip()))
                .isPresent();
        return (atStart || !way.isEmpty()) && way.stream().noneMatch(each -> each.is(Kind.SWAPGS));
    }

    private static boolean throughGs(Scene s) {
        return s.code()
                .find()
                .flatMap(each -> each.memory())
                .filter(each -> each.segment() == GS)
                .isPresent();
    }
}
