package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Writes to read-only pages. */
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

    static final List<Rule> ALL = List.of(READ_ONLY);

    private ForbiddenAccessRules() {}
}
