package mellos.doctor.rules;

import java.util.List;

/** #GP that nothing else explains. */
final class GeneralProtectionRules {
    private static final Rule UNKNOWN = Rule.named("general-protection")
            .symptom()
            .needs(34, s -> GeneralProtection.plainGp(s), _ -> "#GP with error code 0 names no selector")
            .supports(
                    4,
                    s -> s.code().isKnown(),
                    s -> "the instruction is \"" + s.code().instruction().text() + "\"")
            .cause(s -> s.code().isKnown()
                    ? "\"" + s.code().instruction().text() + "\" broke a protection rule"
                    : "the instruction at "
                            + s.names().name(s.fault().rip())
                            + " broke a protection rule: a non-canonical address, a privileged or misaligned"
                            + " operation, or a refused register value")
            .change(s -> !s.hasImage()
                    ? "Give the doctor the kernel (--kernel kernel.elf), or add in_asm to QEMU's -d, so that the"
                            + " instruction is known."
                    : "Look at the " + "instruction and its operands in the registers below.")
            .apart("The instruction decides it.")
            .build();

    static final List<Rule> ALL = List.of(UNKNOWN);

    private GeneralProtectionRules() {}
}
