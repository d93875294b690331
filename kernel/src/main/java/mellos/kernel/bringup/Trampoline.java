package mellos.kernel.bringup;

import static mellos.kernel.bringup.TrampolinePage.*;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.arch.x86_64.ControlState;
import mellos.kernel.arch.x86_64.Descriptors;
import mellos.kernel.arch.x86_64.ExceptionTable;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.boot.MemoryMap;
import mellos.kernel.memory.KernelSpace;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A page below 1 MiB that processors start in: trampoline.S and its parameters, {@link TrampolinePage}. Mapped where it
 * is, executable and not writable, while bring-up lasts. What a processor would die of without a word, {@link #verify}
 * finds before it is started: in the page nobody can catch a fault of the descriptor tables or of the page tables.
 */
@NoHeap
@RawMemory("writes through the direct map to one low page that the memory map calls usable")
final class Trampoline {
    /** No page was found. */
    static final long NONE = 0;

    private static final long LOWEST = 0x1000;
    private static final long HIGHEST = 0x9_f000;
    private static final int REAL_VECTORS = Vectors.EXCEPTION_COUNT;
    private static final int GDT_BYTES = 24;
    private static final int LONG_GATES = Vectors.EXCEPTION_COUNT;

    private Trampoline() {}

    /** The highest usable page below {@code limit} and 640 KiB, or {@link #NONE}. */
    static long findPage(long limit) {
        for (long page = Math.min(limit, HIGHEST) - Layout.PAGE; page >= LOWEST; page -= Layout.PAGE) {
            if (MemoryMap.isUsable(page, page + Layout.PAGE)) {
                return page;
            }
        }
        return NONE;
    }

    /** Copies the code, fills the parameters, maps the page. */
    static void prepare(long page, int slots) {
        Address at = DirectMap.at(page);
        Address code = Address.ofSymbol("trampoline");
        for (long i = 0; i < TRAMPOLINE_CODE_LIMIT; i += 8) {
            at.plus(i).storeLong(code.plus(i).loadLong());
        }
        storeInt(page, TRAMPOLINE_PARAMETER_CR4, ControlState.TRAMPOLINE_CR4);
        storeInt(page, TRAMPOLINE_PARAMETER_CR3, (int) KernelSpace.root());
        storeInt(page, TRAMPOLINE_PARAMETER_EFER, ControlState.TRAMPOLINE_EFER);
        storeInt(page, TRAMPOLINE_PARAMETER_CR0, ControlState.TRAMPOLINE_CR0);
        storeInt(page, TRAMPOLINE_FAR_POINTER, (int) (page + offsetOf(Address.ofSymbol("trampoline_long"))));
        storeInt(page, TRAMPOLINE_FAR_POINTER + 4, Descriptors.SELECTOR_CODE);
        pointer(page, TRAMPOLINE_GDT, GDT_BYTES - 1, page + TRAMPOLINE_GDT_ENTRIES);
        pointer(page, TRAMPOLINE_REAL_IDT, 4 * REAL_VECTORS - 1, page + TRAMPOLINE_REAL_VECTORS);
        pointer(page, TRAMPOLINE_LONG_IDT, Descriptors.GATE_SIZE * LONG_GATES - 1, page + TRAMPOLINE_LONG_GATES);
        at.plus(TRAMPOLINE_SLOTS).storeLong(Layout.BRING_UP);
        at.plus(TRAMPOLINE_ENTRY).storeAddress(Address.ofSymbol("ap_entry64"));
        storeInt(page, TRAMPOLINE_SLOT_COUNT, slots);
        storeInt(page, TRAMPOLINE_ARRIVED, 0);
        at.plus(TRAMPOLINE_REAL_FAULT).storeLong(0);
        at.plus(TRAMPOLINE_GDT_ENTRIES).storeLong(0);
        at.plus(TRAMPOLINE_GDT_ENTRIES + Descriptors.SELECTOR_CODE).storeLong(Descriptors.DESCRIPTOR_CODE);
        at.plus(TRAMPOLINE_GDT_ENTRIES + Descriptors.SELECTOR_DATA).storeLong(Descriptors.DESCRIPTOR_DATA);
        int fault = (int) offsetOf(Address.ofSymbol("trampoline_real_fault"));
        for (int i = 0; i < REAL_VECTORS; i++) {
            storeInt(page, TRAMPOLINE_REAL_VECTORS + 4 * i, (int) (page >> 4) << 16 | fault);
        }
        ExceptionTable.writeEarlyGates(at.plus(TRAMPOLINE_LONG_GATES), LONG_GATES);
        KernelSpace.mapPage(page, page, PageFlags.PRESENT);
    }

    /** @return null, or what in the page or its mapping would kill a processor without a record */
    static String verify(long page) {
        Address at = DirectMap.at(page);
        Address code = Address.ofSymbol("trampoline");
        for (long i = 0; i < TRAMPOLINE_CODE_LIMIT; i++) {
            if (at.plus(i).loadByte() != code.plus(i).loadByte()) {
                return "the trampoline's code was overwritten";
            }
        }
        String problem = verifyParameters(page);
        return problem != null ? problem : verifyMapping(page);
    }

    private static String verifyParameters(long page) {
        Address at = DirectMap.at(page);
        if (at.plus(TRAMPOLINE_GDT).loadChar() != GDT_BYTES - 1) {
            return "the trampoline's GDT limit does not cover its descriptors";
        }
        if (at.plus(TRAMPOLINE_PARAMETER_CR3).loadInt() != (int) KernelSpace.root() || KernelSpace.root() >>> 32 != 0) {
            return "the trampoline's CR3 is not the kernel's page-table root below 4 GiB";
        }
        if ((at.plus(TRAMPOLINE_PARAMETER_CR4).loadInt() & ControlState.CR4_PAE) == 0) {
            return "the trampoline's CR4 lacks PAE: long mode cannot be entered";
        }
        if ((at.plus(TRAMPOLINE_PARAMETER_EFER).loadInt() & ControlState.EFER_LME) == 0) {
            return "the trampoline's EFER lacks LME: paging would be walked as 32-bit";
        }
        return at.plus(TRAMPOLINE_ENTRY).loadAddress().same(Address.ofSymbol("ap_entry64"))
                ? null
                : "the trampoline's 64-bit entry is not the kernel's";
    }

    private static String verifyMapping(long page) {
        long entry = KernelSpace.entry(Address.of(page));
        if ((entry & PageFlags.PRESENT) == 0 || (entry & PageFlags.ADDRESS) != page) {
            return "the trampoline's page is not mapped where it is";
        }
        return (entry & PageFlags.NO_EXECUTE) == 0 ? null : "the trampoline's page is mapped no-execute";
    }

    /** Processors that began to run the page, modulo 256. */
    static int arrived(long page) {
        return DirectMap.at(page).plus(TRAMPOLINE_ARRIVED).loadByteVolatile() & 0xff;
    }

    /** Whether a processor faulted in real mode. */
    static boolean hasRealFault(long page) {
        return (realFaultBy(page) & TRAMPOLINE_REAL_FAULTED) != 0;
    }

    /** APIC id of the processor that faulted in real mode, with {@link TrampolinePage#TRAMPOLINE_REAL_FAULTED}. */
    static int realFaultBy(long page) {
        return DirectMap.at(page).plus(TRAMPOLINE_REAL_FAULT_BY).loadIntVolatile();
    }

    /** Offset of the instruction that faulted in real mode. */
    static int realFaultOffset(long page) {
        return DirectMap.at(page).plus(TRAMPOLINE_REAL_FAULT).loadChar();
    }

    private static long offsetOf(Address label) {
        return label.minus(Address.ofSymbol("trampoline"));
    }

    private static void storeInt(long page, int offset, int value) {
        DirectMap.at(page).plus(offset).storeInt(value);
    }

    private static void pointer(long page, int offset, int limit, long base) {
        Address at = DirectMap.at(page).plus(offset);
        at.storeShort((short) limit);
        at.plus(2).storeShort((short) base);
        at.plus(4).storeShort((short) (base >>> 16));
    }
}
