package mellos.doctor.rules;

import java.util.List;
import mellos.doctor.log.Field;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.ErrorCode;

/** Page faults with the reserved-bit flag: the entry was found, and the processor refuses to understand it. */
final class ReservedBitRules {
    private ReservedBitRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.named("nx-without-nxe")
                        .needs(
                                55,
                                s -> s.fault().pageFault(ErrorCode.RESERVED),
                                s -> "error code " + Address.hex(s.fault().error())
                                        + " has the reserved-bit flag (bit 3): a page-table entry on the way to "
                                        + s.names().what(s.fault().cr2())
                                        + " has a bit set that this processor calls reserved"
                                        + ((s.fault().error() & ErrorCode.PRESENT) == 0
                                                ? " (QEMU's TCG leaves out the present bit here; hardware reports "
                                                        + Address.hex(s.fault().error() | ErrorCode.PRESENT) + ")"
                                                : ""))
                        .needs(
                                35,
                                s -> s.cpu().eferLacks(ControlBits.EFER_NXE),
                                s -> "EFER is " + s.cpu().hex(Field.EFER)
                                        + ": NXE (bit 11) is 0, and then bit 63 (no-execute) of an entry is reserved")
                        .supports(
                                9,
                                s -> s.processors().anotherHasEfer(ControlBits.EFER_NXE),
                                _ -> "another processor in this log has EFER.NXE set: they share page tables")
                        .cause(s -> "EFER.NXE is 0 on this processor, but the page tables use the no-execute bit "
                                + "(bit 63), which is reserved without NXE")
                        .change(s -> s.processors().isApplicationProcessor()
                                        || s.processors().anotherHasEfer(ControlBits.EFER_NXE)
                                ? "Set EFER.NXE together with LME in the start-up trampoline (EFER |= 0x900); take"
                                        + " EFER, CR0 and CR4 from the boot processor before the first access to memory"
                                        + " it mapped."
                                : "Set EFER.NXE (bit 11 of MSR 0xC0000080) before loading page tables with no-execute "
                                        + "pages, on every processor; or do not set bit 63.")
                        .apart("If EFER.NXE were 1 it would be another reserved bit: dump the entries for CR2 (gdb:"
                                + " monitor info tlb) and look at bit 63 and at the bits above the physical"
                                + " width.")
                        .build(),
                Rule.named("reserved-bit-in-entry")
                        .needs(
                                60,
                                s -> s.fault().pageFault(ErrorCode.RESERVED),
                                s -> "error code " + Address.hex(s.fault().error())
                                        + " has the reserved-bit flag (bit 3)")
                        .needs(
                                30,
                                s -> !s.cpu().eferLacks(ControlBits.EFER_NXE),
                                s -> s.cpu().efer(ControlBits.EFER_NXE)
                                        ? "EFER.NXE is 1, so the no-execute bit is not the one"
                                        : "EFER is not in the log")
                        .against(25, s -> !s.cpu().has(mellos.doctor.log.Field.EFER))
                        .cause(s -> "a page-table entry on the way to "
                                + s.names().what(s.fault().cr2()) + " has a reserved bit set:"
                                + " an address wider than"
                                + " the processor's, a"
                                + " large-page bit where"
                                + " none may be, or"
                                + " garbage")
                        .change("Check the code that builds the entry: mask the frame address to bits 12–51 (and to"
                                + " MAXPHYADDR), set bit 7 only in a 2 MiB or 1 GiB entry whose address is aligned"
                                + " and that the CPU supports, and never in the top level; clear a table before"
                                + " using it.")
                        .apart("monitor info tlb, or dumping the four entries, shows which bit it is.")
                        .build());
    }
}
