package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.SegmentName;

/** Data addressed through FS or GS, whose base was never set. */
final class SegmentBaseRules {
    private static final Rule PER_CPU = Rule.named("gs-base-not-set")
            .needs(0, s -> !GsHistory.hadGsBase(s))
            .needs(
                    60,
                    s -> s.fault().isDataAccess()
                            && smallOffset(s)
                            && !s.fault().nearStack(s.fault().cr2())
                            && !s.fault().isUser()
                            && (SegmentBaseFacts.through(s, SegmentBaseFacts.GS)
                                    || !s.code().isKnown()
                                            && s.cpu().isLongMode()
                                            && SegmentBaseFacts.baseZero(s, SegmentName.GS)
                                            && s.fault().cr2() != SegmentBaseFacts.STACK_PROTECTOR),
                    s -> "the fault address is " + Address.hex(s.fault().cr2()))
            .supports(
                    36,
                    s -> SegmentBaseFacts.through(s, SegmentBaseFacts.GS),
                    s -> "\"" + s.code().instruction().text() + "\" addresses per-CPU data through GS")
            .supports(3, s -> SegmentBaseFacts.baseZero(s, SegmentName.GS), _ -> "the GS base is 0")
            .against(30, s -> !SegmentBaseFacts.through(s, SegmentBaseFacts.GS))
            .against(20, SwapgsRules::isFromUser)
            .cause(s -> "it used per-CPU data through GS while the GS base is "
                    + (!SegmentBaseFacts.baseZero(s, SegmentName.GS)
                            ? "wrong"
                            : SwapgsRules.isFromUser(s)
                                    ? "0 on an entry from user mode"
                                    : "0: nobody set it on this processor"))
            .change("Write this processor's per-CPU address to IA32_GS_BASE (MSR 0xC0000101) before the first"
                    + " access; loading a selector into GS clears the base, so do that first; on entry from"
                    + " user mode execute SWAPGS exactly once, also on the exception path.")
            .apart("A GS base that was right before and is 0 now points at a selector load or an unbalanced SWAPGS "
                    + "(look at KERNEL_GS_BASE, MSR 0xC0000102).")
            .build();

    private static final Rule THREAD_LOCAL = Rule.named("fs-base-not-set")
            .needs(
                    60,
                    s -> s.fault().isDataAccess()
                            && smallOffset(s)
                            && !s.fault().nearStack(s.fault().cr2())
                            && !s.fault().isUser()
                            && SegmentBaseFacts.through(s, SegmentBaseFacts.FS)
                            && s.fault().cr2() != SegmentBaseFacts.STACK_PROTECTOR,
                    s -> "the fault address is " + Address.hex(s.fault().cr2()))
            .supports(
                    36,
                    s -> SegmentBaseFacts.through(s, SegmentBaseFacts.FS),
                    s -> "\"" + s.code().instruction().text() + "\" addresses thread-local data through FS")
            .supports(3, s -> SegmentBaseFacts.baseZero(s, SegmentName.FS), _ -> "the FS base is 0")
            .cause("it used thread-local data through FS while the FS base is 0")
            .change("Set IA32_FS_BASE (MSR 0xC0000100) to a thread control block before code compiled with"
                    + " thread-local variables runs, or compile the kernel without them (-fno-stack-protector,"
                    + " no thread_local).")
            .build();

    static final List<Rule> ALL = List.of(PER_CPU, THREAD_LOCAL);

    private SegmentBaseRules() {}

    /** Offsets from a zero base that compilers use: small, or just below zero for thread-local data. */
    private static boolean smallOffset(Scene s) {
        return Address.isNearNull(s.fault().cr2())
                || s.fault().cr2() < 0 && s.fault().cr2() > -0x1000;
    }
}
