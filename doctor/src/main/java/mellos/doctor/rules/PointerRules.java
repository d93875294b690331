package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Kind;

/** Page faults of loads and stores in kernel mode at addresses that are neither null nor stack. */
final class PointerRules {
    private PointerRules() {}

    static List<Rule> all() {
        return List.of(
                readOnly(),
                smap(),
                device(),
                garbage(),
                truncated(),
                physical(),
                imageNotMapped(),
                overrun(),
                gdtPage(),
                tssPage(),
                wild());
    }

    private static boolean kernelData(Scene s) {
        return s.fault().isDataAccess() && !s.fault().isUser();
    }

    /** A load or store of the kernel at a place no other family explains. */
    private static boolean plain(Scene s) {
        return kernelData(s)
                && s.fault().isNotPresent()
                && !Address.isNearNull(s.fault().cr2())
                && !s.fault().nearStack(s.fault().cr2())
                && !s.tables().inGdt(s.fault().cr2())
                && !s.tables().inTss(s.fault().cr2())
                && !(s.tables().inIdt(s.fault().cr2()) && !s.code().isKnown());
    }

    private static String address(Scene s) {
        return "the fault address (CR2) is " + s.names().what(s.fault().cr2()) + ", and no page is present there";
    }

    private static Rule readOnly() {
        return Rule.named("write-to-read-only-page")
                .needs(
                        78,
                        s -> kernelData(s)
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
    }

    private static Rule smap() {
        return Rule.named("smap-violation")
                .needs(
                        82,
                        s -> kernelData(s)
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
    }

    private static Rule device() {
        return Rule.named("device-memory-not-mapped")
                .needs(
                        78,
                        s -> plain(s) && AddressFacts.isDevice(s.fault().cr2()),
                        s -> Address.hex(s.fault().cr2()) + " is "
                                + AddressFacts.device(s.fault().cr2()))
                .supports(
                        12,
                        s -> s.fault().cr2() >= 0xfee00000L && s.fault().cr2() < 0xfee01000L
                                || s.fault().cr2() >= 0xb8000L && s.fault().cr2() < 0xb9000L,
                        _ -> "kernels commonly touch it early")
                .cause(s -> "it touched " + AddressFacts.device(s.fault().cr2())
                        + " at its physical address, which these page tables do not map")
                .change("Map the device's page (uncached: PCD and PWT) before using it, in these page tables too, and"
                        + " use the virtual address it was mapped at.")
                .build();
    }

    private static Rule garbage() {
        return Rule.named("pointer-is-garbage")
                .symptom()
                .needs(
                        86,
                        s -> plain(s) && AddressFacts.isGarbage(s.fault().cr2()),
                        s -> Address.hex(s.fault().cr2()) + " is "
                                + AddressFacts.describeGarbage(s.fault().cr2()))
                .cause(s -> "it followed a pointer that is no address but "
                        + AddressFacts.describeGarbage(s.fault().cr2()))
                .change("Find where this pointer lives: it was never initialised, its memory was freed, or a neighbour"
                        + " was written past its end. A gdb watchpoint on it names the writer.")
                .build();
    }

    private static Rule truncated() {
        return Rule.named("pointer-truncated")
                .needs(
                        88,
                        s -> plain(s)
                                && s.hasImage()
                                && !s.names().inImage(s.fault().cr2())
                                && s.fault().cr2() >>> 32 == 0
                                && s.image().isLinkedAt(s.fault().cr2() | 0xffff_ffff_0000_0000L),
                        s -> "with its upper 32 bits set, "
                                + Address.hex(s.fault().cr2())
                                + " would be " + s.names().name(s.fault().cr2() | 0xffff_ffff_0000_0000L))
                .cause(s -> "a pointer lost its upper 32 bits: "
                        + Address.hex(s.fault().cr2()) + " should be "
                        + Address.hex(s.fault().cr2() | 0xffff_ffff_0000_0000L))
                .change("Keep addresses in 64-bit types, load them with movabs or RIP-relative, and compile with"
                        + " -mcmodel=kernel.")
                .build();
    }

    private static Rule physical() {
        return Rule.named("physical-address-used-as-virtual")
                .needs(
                        50,
                        s -> plain(s)
                                && s.cpu().isLongMode()
                                && Address.isHighHalf(s.fault().rip())
                                && s.fault().cr2() > 0
                                && s.fault().cr2() < 0x10_0000_0000L
                                && !AddressFacts.isDevice(s.fault().cr2()),
                        s -> "the kernel runs in the higher half, " + "and the fault address "
                                + Address.hex(s.fault().cr2()) + " has the size of a physical one")
                .supports(
                        12,
                        s -> (s.fault().cr2() >>> 12) == (s.cpu().cr3() >>> 12)
                                || s.fault().cr2() < 0x100000,
                        s -> "it is in low memory, " + "where firmware tables and early structures are")
                .supports(8, s -> s.fault().cr2() < 0x1_0000_0000L, _ -> "it is below 4 GiB")
                .cause(s -> "it used the physical address "
                        + Address.hex(s.fault().cr2()) + " as a virtual one, and the low half is not mapped")
                .change("Add the offset of the direct map (HHDM) before dereferencing addresses that come from page"
                        + " tables, ACPI, the memory map, the boot loader or a device; or keep the identity map"
                        + " until the last of them is converted.")
                .build();
    }

    private static Rule imageNotMapped() {
        return Rule.named("kernel-section-not-mapped")
                .needs(
                        72,
                        s -> plain(s)
                                && s.hasImage()
                                && s.image().isLinkedAt(s.fault().cr2()),
                        s -> s.names().what(s.fault().cr2())
                                + " is part of the kernel image ("
                                + s.image().sectionAt(s.fault().cr2()).orElse("no section")
                                + "), and it is not mapped")
                .supports(
                        10,
                        s -> s.image().isZeroInitialised(s.fault().cr2()),
                        _ -> "it is zero-initialised (BSS): not in the file, so loaders and "
                                + "mapping loops that use the file size miss it")
                .cause(s -> "part of the kernel image is not mapped: "
                        + s.names().what(s.fault().cr2()))
                .change("Map every segment up to its memory size (p_memsz, not p_filesz), rounded out to pages,"
                        + " through the last symbol of the linker script.")
                .build();
    }

    private static Rule overrun() {
        return Rule.named("runs-off-the-end")
                .symptom()
                .needs(
                        58,
                        s -> plain(s) && s.code().is(Kind.STRING),
                        s -> "\"" + s.code().instruction().text() + "\" moves through memory, " + "RCX is "
                                + s.cpu().hex(Field.RCX))
                .supports(
                        22,
                        s -> (s.fault().cr2() & 0xfff) < 8
                                || (s.fault().cr2() & 0xfff) > 0xff0 && s.cpu().flag(ControlBits.FLAG_DF),
                        _ -> "the address is at a page boundary: " + "it came from the page before")
                .cause(s -> "a block copy or fill ran past the end of what is mapped, at "
                        + s.names().what(s.fault().cr2()))
                .change("Check the length (a negative one becomes huge), the buffer's size, and the direction flag.")
                .build();
    }

    private static boolean touchesGdt(Scene s) {
        return s.fault().isPageFault()
                && s.tables().inGdt(s.fault().cr2())
                && !s.fault().isFetch();
    }

    private static Rule gdtPage() {
        return Rule.named("gdt-page-not-usable")
                .needs(
                        88,
                        s -> touchesGdt(s),
                        s -> "the fault address " + s.names().what(s.fault().cr2()) + " is inside the GDT (base "
                                + s.cpu().hex(Field.GDT_BASE) + ", limit "
                                + s.cpu().hex(Field.GDT_LIMIT)
                                + "), entry "
                                + (s.fault().cr2() - s.cpu().value(Field.GDT_BASE) >> 3))
                .supports(
                        6,
                        s -> s.code()
                                .is(Kind.MOV_TO_SEG, Kind.LTR, Kind.FAR_JUMP, Kind.FAR_RET, Kind.IRET, Kind.POP_SEG),
                        s -> "\"" + s.code().instruction().text() + "\" loads a segment")
                .cause(s -> s.fault().pageFault(ErrorCode.PRESENT)
                        ? "the processor had to set the Accessed (or Busy) bit of a descriptor, and the GDT's "
                                + "page is read-only"
                        : "the GDT's page is not mapped in the page tables in use")
                .change(s -> s.fault().pageFault(ErrorCode.PRESENT)
                        ? "Put the GDT in writable memory, or set the Accessed bit (bit 40) of every "
                                + "descriptor beforehand; the TSS descriptor must be writable for LTR."
                        : "Map the GDT in these page tables, at the address that LGDT was given; reload GDTR"
                                + " with the virtual address after switching to the higher half.")
                .build();
    }

    private static Rule tssPage() {
        return Rule.named("tss-not-mapped")
                .needs(
                        84,
                        s -> s.fault().isDataAccess()
                                && s.tables().inTss(s.fault().cr2())
                                && !s.tables().inGdt(s.fault().cr2())
                                && (!s.code().isKnown() || s.code().is(Kind.LTR, Kind.INT_N, Kind.INT3, Kind.PORT_IO)),
                        s -> "the fault address " + s.names().what(s.fault().cr2()) + " is inside the TSS")
                .cause("the task-state segment is not mapped")
                .change("Map the TSS at the base its descriptor names; the base must be the virtual address, with bits"
                        + " 32–63 in the second half of the 16-byte descriptor.")
                .build();
    }

    private static Rule wild() {
        return Rule.named("unmapped-kernel-access")
                .symptom()
                .needs(44, s -> plain(s), PointerRules::address)
                .supports(
                        8,
                        s -> s.code().hasOperand()
                                && s.code().operandAddress() == s.fault().cr2(),
                        s -> "\"" + s.code().instruction().text() + "\" computes exactly this address")
                .supports(
                        4,
                        s -> s.hasImage() && s.names().inImage(s.fault().linearRip()),
                        s -> "it happened in " + s.names().name(s.fault().linearRip()))
                .supports(
                        4,
                        s -> s.fault().formerTables().isKnown(),
                        s -> "the event before ran with CR3 "
                                + s.fault().formerTables().hex()
                                + ": the new address space may lack what the old one had")
                .cause(s -> "it " + (s.fault().pageFault(ErrorCode.WRITE) ? "wrote to" : "read from")
                        + " the unmapped address " + s.names().what(s.fault().cr2()))
                .change("Decide which: if the address is meant, map it before this point; if not, follow the register"
                        + " it came from back to where it was computed.")
                .apart("The page tables are not in the log: monitor info mem at the fault shows what is mapped around"
                        + " it.")
                .build();
    }
}
