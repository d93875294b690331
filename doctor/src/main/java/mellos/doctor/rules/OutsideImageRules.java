package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.Vector;

/** Execution outside the kernel image. */
final class OutsideImageRules {
    private static final Rule OUTSIDE = Rule.named("executes-outside-image")
            .symptom()
            .needs(0, s -> !isInTrampoline(s))
            .needs(
                    56,
                    s -> (InstructionFacts.ud(s)
                                    || s.fault().is(Vector.GENERAL_PROTECTION)
                                            && Address.isCanonical(s.fault().rip()))
                            && s.hasImage()
                            && !s.fault().isUser()
                            && !s.names().inImage(s.fault().linearRip())
                            && s.cpu().isProtected()
                            && s.fault().rip() >= 0x500 | s.fault().rip() < 0,
                    s -> Address.hex(s.fault().linearRip()) + " is outside the kernel image")
            .supports(
                    30,
                    s -> AddressFacts.isDevice(s.fault().linearRip()),
                    s -> "that is " + AddressFacts.device(s.fault().linearRip()))
            .supports(
                    22,
                    s -> Long.compareUnsigned(s.fault().linearRip(), 0x100000) >= 0
                            || s.history().tally().hasOneProcessor(),
                    _ -> "no start-up trampoline runs there either")
            .supports(12, s -> s.fault().error() != 0, _ -> "what is executed there is not even meant to be code")
            .supports(10, s -> s.fault().nearStack(s.fault().rip()), _ -> "RIP is on the stack")
            .cause(s -> "it is executing what lies at " + Address.hex(s.fault().linearRip())
                    + ", outside the kernel: a wrong jump or return led there, through memory that happens"
                    + " to be mapped")
            .change("Find the transfer: a function pointer or return address that was overwritten or never set"
                    + " (the word at RSP may be the caller); or name the ELF file that really ran.")
            .build();

    static final List<Rule> ALL = List.of(OUTSIDE);

    private OutsideImageRules() {}

    /**
     * A page below 1 MiB, protected mode, and the IDT register as INIT leaves it: outside every image, and right so.
     */
    static boolean isInTrampoline(Scene s) {
        return s.fault().origin().ip().test(rip -> Long.compareUnsigned(rip, 0x100000) < 0)
                && s.cpu().isProtected()
                && s.cpu().state().value(Field.IDT_LIMIT).is(0xffff)
                && s.cpu().state().value(Field.IDT_BASE).is(0);
    }
}
