package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Kernel accesses to pages of user mode, while SMAP is on. */
final class SmapRules {
    private static final Rule SMAP = Rule.named("smap-violation")
            .needs(
                    82,
                    s -> AccessFacts.kernelData(s)
                            && s.fault().pageFault(ErrorCode.PRESENT)
                            && !s.fault().pageFault(ErrorCode.RESERVED)
                            && s.cpu().cr4(ControlBits.CR4_SMAP)
                            && !s.cpu().flag(ControlBits.FLAG_AC)
                            && !Address.isHighHalf(s.fault().cr2()),
                    s -> "CR4.SMAP is 1, " + "RFLAGS.AC is 0, and the kernel touched "
                            + Address.hex(s.fault().cr2()) + ", a present page in the user half")
            .supports(
                    12,
                    s -> !s.fault().pageFault(ErrorCode.WRITE),
                    _ -> "for a read of a present page nothing else than SMAP or a " + "protection key is left")
            .cause("the kernel touched a user page while SMAP forbids it")
            .change("Put STAC before and CLAC after deliberate accesses to user memory (copy_from_user,"
                    + " copy_to_user), or copy through the kernel's own mapping of the frame.")
            .build();

    static final List<Rule> ALL = List.of(SMAP);

    private SmapRules() {}
}
