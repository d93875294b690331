package mellos.doctor.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mellos.doctor.chain.ControlState;
import mellos.doctor.chain.Phase;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Vector;

/** Mistakes on the way to long mode, and interrupts that arrive with the wrong number. */
final class ModeRules {
    private static final int PIC_LINES = 8;
    private static final int EXCEPTIONS = 32;

    private ModeRules() {}

    static List<Rule> all() {
        return List.of(noPae(), noLme(), picMaster(), lowVector(), picSlave(), legacyTables());
    }

    private static boolean wantsLongMode(Scene s) {
        return s.hasFault()
                && s.cpu().has(Field.EFER)
                && s.cpu().efer(ControlBits.EFER_LME)
                && s.cpu().eferLacks(ControlBits.EFER_LMA);
    }

    private static Rule noPae() {
        return Rule.named("pae-not-set")
                .needs(
                        88,
                        s -> wantsLongMode(s)
                                && s.cpu().cr4Lacks(ControlBits.CR4_PAE)
                                && s.cpu().isProtected(),
                        s -> "EFER is "
                                + s.cpu().hex(Field.EFER) + " (LME set, LMA not), CR4 is "
                                + s.cpu().hex(Field.CR4) + ": PAE (bit 5) is 0")
                .supports(
                        8,
                        s -> s.cpu().cr0Lacks(ControlBits.CR0_PG),
                        _ -> "CR0.PG is still 0: QEMU's TCG ignores the write to CR0 without a word; Bochs and"
                                + " hardware raise #GP at the MOV to CR0")
                .cause("CR4.PAE is not set, so turning paging on did not enter long mode")
                .change("Set CR4.PAE (bit 5) before CR0.PG when EFER.LME is 1.")
                .build();
    }

    private static Rule noLme() {
        return Rule.named("lme-not-set")
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
    }

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

    private static Rule legacyTables() {
        return Rule.named("paging-enabled-with-wrong-tables")
                .needs(
                        56,
                        s -> s.hasFault()
                                && s.fault().isFetch()
                                && s.cpu().isPaging()
                                && !s.cpu().isLongMode()
                                && !s.fault().isUser()
                                && s.fault().onlyPageFaultsFollow()
                                && !Address.isNearNull(s.fault().rip()),
                        s -> "32-bit paging with CR3 " + s.cpu().hex(Field.CR3) + " and CR4 "
                                + s.cpu().hex(Field.CR4) + ", and neither the code nor the IDT is mapped")
                .supports(12, s -> !s.tables().idtNeverLoaded(), _ -> "an IDT is loaded, and even that is not mapped")
                .supports(
                        12,
                        s -> s.code().previousIs(Kind.MOV_TO_CR),
                        s -> "the instruction before is \""
                                + s.code().previous().text() + "\"")
                .cause("the page directory in CR3 does not map the running code: wrong address, wrong format for"
                        + " CR4.PAE and CR4.PSE, or entries not present")
                .change("Check CR3 (physical, page-aligned), that CR4.PSE is set when 4 MiB pages are used, that"
                        + " entries have the present bit, and that the kernel's own pages are mapped where it"
                        + " runs.")
                .build();
    }

    /** The event that an interrupt controller sent with an exception's number: this one, or the one before it. */
    private static Optional<Delivery> stray(Scene s, int first, int count) {
        return Stream.of(Optional.of(s.fault().origin()), s.fault().findLastBefore())
                .flatMap(Optional::stream)
                .filter(each -> each.isExternal() && each.vector() >= first && each.vector() < first + count)
                .filter(each -> each.state() == CpuState.UNKNOWN || each.state().isProtected())
                .findFirst();
    }

    private static boolean external(Scene s, int first) {
        return stray(s, first, PIC_LINES).isPresent();
    }

    static boolean isStray(Scene s) {
        return stray(s, 0, EXCEPTIONS).isPresent();
    }

    private static int vector(Scene s) {
        return stray(s, 0, EXCEPTIONS).orElseThrow().vector();
    }

    private static String delivered(Scene s) {
        return "vector 0x" + Integer.toHexString(vector(s))
                + " was delivered by an interrupt controller (\"Servicing hardware INT\"), with no exception"
                + " announced: it is not " + Vector.shortName(vector(s));
    }

    private static Rule picMaster() {
        return Rule.named("pic-not-remapped")
                .needs(97, s -> stray(s, Vector.DOUBLE_FAULT, 2).isPresent(), ModeRules::delivered)
                .aboutInterrupts()
                .cause(s -> "the PIC was not remapped: IRQ " + (vector(s) - Vector.DOUBLE_FAULT) + irqName(s)
                        + " arrived as vector 0x" + Integer.toHexString(vector(s)) + ", the number of "
                        + Vector.shortName(vector(s)))
                .change("Remap the 8259 PICs (ICW2 0x20 and 0x28) before STI, or mask them all (0xFF to ports 0x21 and"
                        + " 0xA1) when the APIC is used.")
                .apart("An I/O APIC redirection entry with this vector looks the same; it can be meant only where the"
                        + " local APIC is on.")
                .build();
    }

    private static Rule lowVector() {
        return Rule.named("interrupt-vector-below-32")
                .needs(
                        96,
                        s -> stray(s, 0, EXCEPTIONS).isPresent()
                                && stray(s, Vector.DOUBLE_FAULT, 2).isEmpty(),
                        ModeRules::delivered)
                .aboutInterrupts()
                .cause(s -> "an interrupt arrived as vector 0x" + Integer.toHexString(vector(s)) + " ("
                        + Vector.shortName(vector(s)) + "): an I/O APIC entry or APIC timer names a vector below 32"
                        + (external(s, Vector.DOUBLE_FAULT) ? ", or the PIC was not remapped" : ""))
                .change("Give every I/O APIC entry, local APIC timer and MSI a vector of 32 or more; remap or mask the"
                        + " 8259 PICs.")
                .apart("A masked PIC (0xFF in ports 0x21 and 0xA1) leaves the I/O APIC; info pic and info irq in the"
                        + " monitor tell.")
                .build();
    }

    private static String irqName(Scene s) {
        return switch (vector(s)) {
            case Vector.DOUBLE_FAULT -> " (the timer)";
            case Vector.DOUBLE_FAULT + 1 -> " (the keyboard)";
            default -> "";
        };
    }

    private static Rule picSlave() {
        return Rule.named("pic-slave-not-remapped")
                .aboutInterrupts()
                .needs(
                        84,
                        s -> external(s, 0x70) && s.fault().deliveryFailed(),
                        s -> "vector 0x" + Integer.toHexString(s.fault().vector())
                                + " came from the interrupt controller: the BIOS's number for IRQ "
                                + (s.fault().vector() - 0x70 + PIC_LINES))
                .cause(s -> "the second PIC was not remapped: IRQ " + (s.fault().vector() - 0x70 + PIC_LINES)
                        + " arrived at the BIOS's vector 0x"
                        + Integer.toHexString(s.fault().vector()))
                .change("Remap both PICs (ICW2 0x20 and 0x28), or mask the second (0xFF to port 0xA1).")
                .build();
    }
}
