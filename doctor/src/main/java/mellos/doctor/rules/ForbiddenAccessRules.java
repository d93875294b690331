package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Pages that are there, and not for this access. */
final class ForbiddenAccessRules {
    private static final Rule READ_ONLY = Rule.named("write-to-read-only-page")
            .needs(
                    78,
                    s -> AccessFacts.kernelData(s)
                            && s.fault().pageFault(ErrorCode.WRITE)
                            && s.fault().pageFault(ErrorCode.PRESENT)
                            && !s.fault().pageFault(ErrorCode.RESERVED)
                            && !s.tables().inGdt(s.fault().cr2()),
                    s -> "error code " + Address.hex(s.fault().error())
                            + ": a write to a page that is present but not writable"
                            + (s.cpu().cr0(ControlBits.CR0_WP) ? ", and CR0.WP makes the kernel obey that" : ""))
            .supports(
                    14,
                    s -> s.hasImage()
                            && s.names().inImage(s.fault().cr2())
                            && !s.image().isWritable(s.fault().cr2()),
                    s -> s.names().what(s.fault().cr2()) + " lies in "
                            + s.image().sectionAt(s.fault().cr2()).orElse("a read-only segment")
                            + ", which is read-only by design")
            .against(25, s -> s.fault().nearStack(s.fault().cr2()))
            .against(
                    10,
                    s -> s.cpu().cr4(ControlBits.CR4_SMAP)
                            && !Address.isHighHalf(s.fault().cr2()))
            .cause(s -> "it wrote to " + s.names().what(s.fault().cr2()) + ", which is mapped read-only"
                    + (s.hasImage()
                                    && s.names().inImage(s.fault().cr2())
                                    && s.image().isCode(s.fault().cr2())
                            ? " (kernel code)"
                            : ""))
            .change(s -> "If the write is meant, map the page writable (on every level) or put the variable in a"
                    + " writable section; if not, follow the pointer back. CR0.WP is "
                    + (s.cpu().cr0(ControlBits.CR0_WP) ? "1" : "0 or unknown") + ".")
            .apart("A copy-on-write page looks the same: then the page-fault handler should have copied it.")
            .build();

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

    static final List<Rule> ALL = List.of(READ_ONLY, SMAP);

    private ForbiddenAccessRules() {}
}
