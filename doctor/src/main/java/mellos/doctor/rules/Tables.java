package mellos.doctor.rules;

import java.util.Optional;
import mellos.doctor.chain.Firmware;
import mellos.doctor.image.KernelImage;
import mellos.doctor.log.CpuState;
import mellos.doctor.log.Field;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.log.Value;
import mellos.doctor.x86.Descriptor;
import mellos.doctor.x86.ErrorCode;
import mellos.doctor.x86.Vector;

/** The GDT, the IDT and the TSS, as far as their registers and the image tell. */
final class Tables {
    private static final long REAL_MODE_LIMIT = 0x3ff;
    private static final long LIMIT_AFTER_RESET = 0xffff;
    private static final long TSS_SMALLEST_LIMIT = 103;
    private static final long TSS_LARGEST_LIMIT = 0x2067;
    private static final long REACH = 1L << 24;

    private final Fault fault;
    private final CpuState state;
    private final Optional<KernelImage> image;

    Tables(Fault fault, Optional<KernelImage> image) {
        this.fault = fault;
        this.state = fault.state();
        this.image = image;
    }

    boolean inGdt(long address) {
        return Address.within(address, state.value(Field.GDT_BASE), state.value(Field.GDT_LIMIT));
    }

    boolean inIdt(long address) {
        Value limit = state.value(Field.IDT_LIMIT);
        return !idtNeverLoaded() && !limit.is(0) && Address.within(address, state.value(Field.IDT_BASE), limit);
    }

    boolean inTss(long address) {
        return state.findSegment(SegmentName.TR)
                .filter(tr -> tr.base() != 0)
                .filter(tr -> Address.within(address, tr.base(), limitOf(tr)))
                .isPresent();
    }

    private static long limitOf(Segment tr) {
        return Math.max(TSS_SMALLEST_LIMIT, Math.min(tr.limit(), TSS_LARGEST_LIMIT));
    }

    /** True when the log shows that no TSS was loaded: the selector in TR is null. */
    boolean taskRegisterIsNull() {
        return state.findSegment(SegmentName.TR)
                .filter(tr -> (tr.selector() & 0xfffc) == 0)
                .isPresent();
    }

    /**
     * What the processor would read at this address of a TSS that begins at 0: RSP0 to RSP2, an interrupt stack, or in
     * 32-bit mode ESP0 and SS0; empty when nothing is there. Intel SDM vol. 3A, "64-Bit TSS Format".
     */
    static Optional<String> slotOfTaskState(long address) {
        if (address >= 4 && address < 0x1c && (address - 4) % 8 == 0) {
            return Optional.of("RSP" + (address - 4) / 8);
        }
        if (address >= 0x24 && address < 0x5c && (address - 0x24) % 8 == 0) {
            return Optional.of("IST" + ((address - 0x24) / 8 + 1));
        }
        return Optional.empty();
    }

    /** True when the address is in the region the kernel uses: around its stack, tables, or where other events ran. */
    boolean isFamiliar(long address) {
        boolean tables = Address.near(address, state.value(Field.GDT_BASE), REACH)
                || !idtNeverLoaded() && Address.near(address, state.value(Field.IDT_BASE), REACH);
        return tables
                || Address.near(address, fault.origin().sp(), REACH)
                || fault.before().stream().anyMatch(each -> Address.near(address, each.ip(), REACH));
    }

    /** Bytes of an IDT gate in this mode. */
    int gateSize() {
        return state.isLongMode() ? 16 : 8;
    }

    boolean gateBeyondLimit(int vector) {
        return state.value(Field.IDT_LIMIT).test(limit -> (long) vector * gateSize() + gateSize() - 1 > limit);
    }

    /** True when IDTR still holds what reset or the BIOS left: base 0, limit 0, or the BIOS area. */
    boolean idtNeverLoaded() {
        Value base = state.value(Field.IDT_BASE);
        Value limit = state.value(Field.IDT_LIMIT);
        if (!limit.isKnown()) {
            return gateSoughtAtZero();
        }
        boolean limitOfReset = limit.is(REAL_MODE_LIMIT) || limit.is(LIMIT_AFTER_RESET);
        boolean baseOfReset = !base.isKnown() || base.is(0);
        return limit.is(0) || limitOfReset && baseOfReset || base.test(Firmware::inBiosArea);
    }

    /** The log has no IDT register, but the gate of the vector was sought at its place in a table at address 0. */
    private boolean gateSoughtAtZero() {
        return fault.findFailure()
                .filter(each -> each.vector() == Vector.PAGE_FAULT)
                .filter(each -> fault.vector() > 0
                        && (each.cr2().is(fault.vector() * 16L) || each.cr2().is(fault.vector() * 8L)))
                .isPresent();
    }

    String describeIdt() {
        if (!state.has(Field.IDT_LIMIT)) {
            return "the gate was sought at " + Address.hex(fault.failureAddress()) + ", so the IDT's base is 0";
        }
        String base = state.has(Field.IDT_BASE)
                ? " base " + state.value(Field.IDT_BASE).hex() + ","
                : "";
        return "IDT" + base + " limit " + state.value(Field.IDT_LIMIT).hex();
    }

    /** The GDT entry for the selector as the image has it; empty when the image does not hold it. */
    Optional<Descriptor> descriptor(int selector) {
        if (image.isEmpty() || !state.has(Field.GDT_BASE) || (selector & ErrorCode.LDT) != 0) {
            return Optional.empty();
        }
        long at = state.value(Field.GDT_BASE).number() + (selector & 0xfff8);
        byte[] bytes = image.get().bytesAt(at, 8);
        return bytes.length < 8 ? Optional.empty() : Optional.of(Descriptor.of(bytes));
    }
}
