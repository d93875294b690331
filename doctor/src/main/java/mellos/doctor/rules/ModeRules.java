package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.chain.Phase;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;
import mellos.doctor.x86.Mode;
import mellos.doctor.x86.Vector;

/** Mistakes on the way to long mode, and interrupts that arrive with the wrong number. */
final class ModeRules {
    private static final int PIC_LINES = 8;

    private ModeRules() {}

    static List<Rule> all() {
        return List.of(noPae(), noLme(), picMaster(), picSlave(), legacyTables());
    }

    private static boolean wantsLongMode(Scene s) {
        return s.hasFault() && s.has(Field.EFER) && s.efer(ControlBits.EFER_LME) && s.eferLacks(ControlBits.EFER_LMA);
    }

    private static Rule noPae() {
        return Rule.named("pae-not-set")
                .needs(
                        88,
                        s -> wantsLongMode(s)
                                && s.cr4Lacks(ControlBits.CR4_PAE)
                                && s.state().isProtected(),
                        s -> "EFER is "
                                + Scene.hex(s.state().efer()) + " (LME set, LMA not), CR4 is "
                                + Scene.hex(s.state().cr4()) + ": PAE (bit 5) is 0")
                .supports(
                        8,
                        s -> s.cr0Lacks(ControlBits.CR0_PG),
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
                                && s.state().isPaging()
                                && s.cr4(ControlBits.CR4_PAE)
                                && s.eferLacks(ControlBits.EFER_LME)
                                && s.cpl() != 3
                                && longModeMeant(s),
                        s -> "CR0.PG and CR4.PAE are " + "1 and EFER is "
                                + Scene.hex(s.state().efer())
                                + ": LME (bit 8) is 0, so the processor walks 32-bit PAE tables")
                .supports(14, s -> s.image() != null && s.image().is64Bit(), _ -> "the kernel image is 64-bit")
                .supports(6, s -> s.isFetch(), _ -> "the first fetch after turning paging on failed")
                .cause("EFER.LME is not set, so turning paging on gave 32-bit PAE paging instead of long mode")
                .change("Set EFER.LME (bit 8 of MSR 0xC0000080) before CR0.PG; check that WRMSR had ECX = 0xC0000080"
                        + " and that the value was not lost.")
                .build();
    }

    private static boolean longModeMeant(Scene s) {
        return s.image() != null && s.image().is64Bit()
                || s.processors().others().stream().anyMatch(each -> (each.efer() & ControlBits.EFER_LMA) != 0)
                || s.phase() == Phase.PROTECTED_MODE
                || s.efer(ControlBits.EFER_NXE)
                || s.efer(ControlBits.EFER_SCE)
                || s.mode() == Mode.BITS_32 && s.image() == null && (s.error() & ErrorCode.RESERVED) != 0;
    }

    private static Rule legacyTables() {
        return Rule.named("paging-enabled-with-wrong-tables")
                .needs(
                        56,
                        s -> s.hasFault()
                                && s.isFetch()
                                && s.state().isPaging()
                                && !s.state().isLongMode()
                                && s.cpl() != 3
                                && s.onlyPageFaultsFollow()
                                && !Scene.isNearNull(s.rip()),
                        s -> "32-bit paging with CR3 " + Scene.hex(s.state().cr3()) + " and CR4 "
                                + Scene.hex(s.state().cr4()) + ", and neither the code nor the IDT is mapped")
                .supports(12, s -> !s.idtNeverLoaded(), _ -> "an IDT is loaded, and even that is not mapped")
                .supports(
                        12,
                        s -> s.previousIs(Kind.MOV_TO_CR),
                        s -> "the instruction before is \"" + s.previous().text() + "\"")
                .cause("the page directory in CR3 does not map the running code: wrong address, wrong format for"
                        + " CR4.PAE and CR4.PSE, or entries not present")
                .change("Check CR3 (physical, page-aligned), that CR4.PSE is set when 4 MiB pages are used, that"
                        + " entries have the present bit, and that the kernel's own pages are mapped where it"
                        + " runs.")
                .build();
    }

    private static boolean external(Scene s, int first) {
        return s.hasFault()
                && s.chain().isExternal()
                && s.vector() >= first
                && s.vector() < first + PIC_LINES
                && s.state().isProtected();
    }

    private static Rule picMaster() {
        return Rule.named("pic-not-remapped")
                .needs(
                        96,
                        s -> external(s, Vector.DOUBLE_FAULT),
                        s -> "vector 0x" + Integer.toHexString(s.vector())
                                + " was delivered by the interrupt controller (\"Servicing hardware INT\"), with no "
                                + "exception announced: it is IRQ " + (s.vector() - Vector.DOUBLE_FAULT) + irqName(s)
                                + ", not "
                                + Vector.shortName(s.vector()))
                .cause(s -> "the PIC was not remapped: IRQ " + (s.vector() - Vector.DOUBLE_FAULT) + irqName(s)
                        + " arrived as vector 0x"
                        + Integer.toHexString(s.vector()) + ", where the kernel expects "
                        + Vector.shortName(s.vector()))
                .change("Remap the 8259 PICs (ICW2 0x20 and 0x28) before STI, or mask them all (0xFF to ports 0x21 and"
                        + " 0xA1) when the APIC is used.")
                .build();
    }

    private static String irqName(Scene s) {
        return s.vector() == Vector.DOUBLE_FAULT
                ? " (the timer)"
                : s.vector() == Vector.DOUBLE_FAULT + 1 ? " (the keyboard)" : "";
    }

    private static Rule picSlave() {
        return Rule.named("pic-slave-not-remapped")
                .needs(
                        84,
                        s -> external(s, 0x70) && s.deliveryFailed(),
                        s -> "vector 0x" + Integer.toHexString(s.vector())
                                + " came from the interrupt controller: the BIOS's number for IRQ "
                                + (s.vector() - 0x70 + PIC_LINES))
                .cause(s -> "the second PIC was not remapped: IRQ " + (s.vector() - 0x70 + PIC_LINES)
                        + " arrived at the BIOS's vector 0x" + Integer.toHexString(s.vector()))
                .change("Remap both PICs (ICW2 0x20 and 0x28), or mask the second (0xFF to port 0xA1).")
                .build();
    }
}
