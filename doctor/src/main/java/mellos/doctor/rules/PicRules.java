package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.x86.Vector;

/** Hardware interrupts on the vectors of exceptions. */
final class PicRules {
    private static final Rule PIC_MASTER = Rule.named("pic-not-remapped")
            .needs(97, s -> StrayInterrupt.stray(s, Vector.DOUBLE_FAULT, 2).isPresent(), StrayInterrupt::delivered)
            .aboutInterrupts()
            .cause(s -> "the PIC was not remapped: IRQ " + (StrayInterrupt.vector(s) - Vector.DOUBLE_FAULT) + irqName(s)
                    + " arrived as vector 0x" + Integer.toHexString(StrayInterrupt.vector(s)) + ", the number of "
                    + Vector.shortName(StrayInterrupt.vector(s)))
            .change("Remap the 8259 PICs (ICW2 0x20 and 0x28) before STI, or mask them all (0xFF to ports 0x21 and"
                    + " 0xA1) when the APIC is used.")
            .apart("An I/O APIC redirection entry with this vector looks the same; it can be meant only where the"
                    + " local APIC is on.")
            .build();

    private static final Rule LOW_VECTOR = Rule.named("interrupt-vector-below-32")
            .needs(
                    96,
                    s -> StrayInterrupt.stray(s, 0, StrayInterrupt.EXCEPTIONS).isPresent()
                            && StrayInterrupt.stray(s, Vector.DOUBLE_FAULT, 2).isEmpty(),
                    StrayInterrupt::delivered)
            .aboutInterrupts()
            .cause(s -> "an interrupt arrived as vector 0x" + Integer.toHexString(StrayInterrupt.vector(s)) + " ("
                    + Vector.shortName(StrayInterrupt.vector(s))
                    + "): an I/O APIC entry or APIC timer names a vector below 32"
                    + (StrayInterrupt.external(s, Vector.DOUBLE_FAULT) ? ", or the PIC was not remapped" : ""))
            .change("Give every I/O APIC entry, local APIC timer and MSI a vector of 32 or more; remap or mask the"
                    + " 8259 PICs.")
            .apart("A masked PIC (0xFF in ports 0x21 and 0xA1) leaves the I/O APIC; info pic and info irq in the"
                    + " monitor tell.")
            .build();

    private static final Rule PIC_SLAVE = Rule.named("pic-slave-not-remapped")
            .aboutInterrupts()
            .needs(
                    84,
                    s -> StrayInterrupt.external(s, 0x70) && s.fault().deliveryFailed(),
                    s -> "vector 0x" + Integer.toHexString(s.fault().vector())
                            + " came from the interrupt controller: the BIOS's number for IRQ "
                            + (s.fault().vector() - 0x70 + StrayInterrupt.PIC_LINES))
            .cause(s -> "the second PIC was not remapped: IRQ " + (s.fault().vector() - 0x70 + StrayInterrupt.PIC_LINES)
                    + " arrived at the BIOS's vector 0x"
                    + Integer.toHexString(s.fault().vector()))
            .change("Remap both PICs (ICW2 0x20 and 0x28), or mask the second (0xFF to port 0xA1).")
            .build();

    static final List<Rule> ALL = List.of(PIC_MASTER, LOW_VECTOR, PIC_SLAVE);

    private PicRules() {}

    private static String irqName(Scene s) {
        return switch (StrayInterrupt.vector(s)) {
            case Vector.DOUBLE_FAULT -> " (the timer)";
            case Vector.DOUBLE_FAULT + 1 -> " (the keyboard)";
            default -> "";
        };
    }
}
