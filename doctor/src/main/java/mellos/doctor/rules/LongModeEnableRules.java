package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.ControlState;
import mellos.doctor.chain.Phase;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Mode;

/** Paging turned on without EFER.LME. */
final class LongModeEnableRules {
    private static final Rule NO_LME = Rule.named("lme-not-set")
            .needs(
                    80,
                    s -> s.hasFault()
                            && s.cpu().isPaging()
                            && s.cpu().cr4(ControlBits.CR4_PAE)
                            && s.cpu().eferLacks(ControlBits.EFER_LME)
                            && !s.fault().isUser()
                            && longModeMeant(s),
                    s -> "CR0.PG and CR4.PAE are " + "1 and EFER is "
                            + s.cpu().hex(Field.EFER)
                            + ": LME (bit 8) is 0, so the processor walks 32-bit PAE tables")
            .supports(14, s -> s.hasImage() && s.image().is64Bit(), _ -> "the kernel image is 64-bit")
            .supports(6, s -> s.fault().isFetch(), _ -> "the first fetch after turning paging on failed")
            .cause("EFER.LME is not set, so turning paging on gave 32-bit PAE paging instead of long mode")
            .change("Set EFER.LME (bit 8 of MSR 0xC0000080) before CR0.PG; check that WRMSR had ECX = 0xC0000080"
                    + " and that the value was not lost.")
            .build();

    static final List<Rule> ALL = List.of(NO_LME);

    private LongModeEnableRules() {}

    private static boolean longModeMeant(Scene s) {
        return s.hasImage() && s.image().is64Bit()
                || s.processors().others().stream().anyMatch(ControlState::isLongMode)
                || s.cpu().phase() == Phase.PROTECTED_MODE
                || s.cpu().efer(ControlBits.EFER_NXE)
                || s.cpu().efer(ControlBits.EFER_SCE)
                || s.cpu().mode() == Mode.BITS_32
                        && !s.hasImage()
                        && s.fault().errorCode().has(ErrorCode.RESERVED);
    }
}
