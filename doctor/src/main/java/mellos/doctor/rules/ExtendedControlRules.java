package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;

/** XSETBV refused. */
final class ExtendedControlRules {
    private static final Rule EXTENDED_CONTROL = Rule.named("xsetbv-refused")
            .needs(
                    95,
                    s -> GeneralProtection.kernelGp(s) && s.code().is(Kind.XSETBV),
                    s -> "XSETBV with ECX "
                            + Address.hex(s.cpu().register(Registers.RCX) & 0xffff_ffffL)
                            + " and EAX " + Address.hex(s.cpu().register(Registers.RAX) & 0xffff_ffffL))
            .cause("XSETBV refused its value: x87 (bit 0) must be set, AVX (bit 2) needs SSE (bit 1), and every"
                    + " bit must be in CPUID leaf 0xD")
            .change("Write XCR0 as the features CPUID(0xD, 0) reports in EAX, ANDed with what the kernel saves;"
                    + " ECX must be 0.")
            .build();

    static final List<Rule> ALL = List.of(EXTENDED_CONTROL);

    private ExtendedControlRules() {}
}
