package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Registers;

/** RDMSR and WRMSR refused. */
final class MsrRules {
    private static final Rule READ_MSR = Rule.named("rdmsr-refused")
            .needs(
                    95,
                    s -> GeneralProtection.kernelGp(s) && s.code().is(Kind.RDMSR),
                    s -> "the instruction is RDMSR, and ECX is " + msr(s))
            .cause(s -> "it read MSR " + msr(s) + ", which this processor does not have" + x2apicHint(s))
            .change("Ask CPUID before using the MSR, or check the number in ECX.")
            .build();

    private static final Rule WRITE_MSR = Rule.named("wrmsr-refused")
            .needs(
                    95,
                    s -> GeneralProtection.kernelGp(s) && s.code().is(Kind.WRMSR),
                    s -> "the instruction is WRMSR, ECX is " + msr(s)
                            + ", EDX:EAX is "
                            + Address.hex(s.cpu().register(Registers.RDX) & 0xffff_ffffL) + ":"
                            + Address.hex(s.cpu().register(Registers.RAX) & 0xffff_ffffL))
            .cause(s -> "WRMSR refused its value: MSR " + msr(s)
                    + " does not exist here, or EDX:EAX has a reserved bit set or is not a canonical address"
                    + x2apicHint(s))
            .change("Ask CPUID for the feature first; write EDX as well as EAX (it holds bits 32–63); keep"
                    + " reserved bits as RDMSR returned them.")
            .build();

    static final List<Rule> ALL = List.of(READ_MSR, WRITE_MSR);

    private MsrRules() {}

    private static String msr(Scene s) {
        long number = s.cpu().register(Registers.RCX) & 0xffff_ffffL;
        return Address.hex(number)
                + MsrNames.nameOf(number).map(name -> " (" + name + ")").orElse("");
    }

    private static String x2apicHint(Scene s) {
        long number = s.cpu().register(Registers.RCX) & 0xffff_ffffL;
        return number >= 0x800 && number < 0x900 ? " outside x2APIC mode (bit 10 of IA32_APIC_BASE, MSR 0x1B)" : "";
    }
}
