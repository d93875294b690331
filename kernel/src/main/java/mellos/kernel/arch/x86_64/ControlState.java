package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;
import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * The state that all processors must have alike, once: each bit, its value, who sets it, and what its absence looks
 * like. entry.S and trampoline.S take their constants from here; {@link ControlRegisters} reads and writes; bring-up
 * compares with it; panic decodes with it.
 *
 * <p>Who sets what on a processor that comes up: the trampoline what long mode and compiled code need, in whole values,
 * so that nothing is left from reset; the mirror, in Java, the rest as the boot processor recorded it.
 */
@BuildTime
@NoHeap
@AssemblyConstants
public final class ControlState {
    // Registers, the index into a control record.
    public static final int CR0 = 0;
    public static final int CR4 = 1;
    public static final int EFER = 2;
    public static final int PAT = 3;
    public static final int XCR0 = 4;
    public static final int APIC_MODE = 5;
    public static final int REGISTER_COUNT = 6;

    public static final int CR0_PE = 1;
    public static final int CR0_MP = 1 << 1;
    public static final int CR0_EM = 1 << 2;
    public static final int CR0_TS = 1 << 3;
    public static final int CR0_ET = 1 << 4;
    public static final int CR0_NE = 1 << 5;
    public static final int CR0_WP = 1 << 16;
    public static final int CR0_AM = 1 << 18;
    public static final int CR0_NW = 1 << 29;
    public static final int CR0_CD = 1 << 30;
    public static final int CR0_PG = 1 << 31;

    public static final int CR4_PAE = 1 << 5;
    public static final int CR4_MCE = 1 << 6;
    public static final int CR4_PGE = 1 << 7;
    public static final int CR4_OSFXSR = 1 << 9;
    public static final int CR4_OSXMMEXCPT = 1 << 10;
    public static final int CR4_UMIP = 1 << 11;
    public static final int CR4_LA57 = 1 << 12;
    public static final int CR4_FSGSBASE = 1 << 16;
    public static final int CR4_PCIDE = 1 << 17;
    public static final int CR4_OSXSAVE = 1 << 18;
    public static final int CR4_SMEP = 1 << 20;
    public static final int CR4_SMAP = 1 << 21;

    public static final int EFER_SCE = 1;
    public static final int EFER_LME = 1 << 8;
    public static final int EFER_LMA = 1 << 10;
    public static final int EFER_NXE = 1 << 11;

    /** Written whole by the trampoline: caching on, whatever reset left. WP is the mirror's. */
    public static final int TRAMPOLINE_CR0 = CR0_PG | CR0_NE | CR0_ET | CR0_MP | CR0_PE;

    public static final int TRAMPOLINE_CR4 = CR4_PAE | CR4_PGE | CR4_OSFXSR | CR4_OSXMMEXCPT;
    /** Both in one write: with NXE clear, bit 63 of a page-table entry is reserved and faults. */
    public static final int TRAMPOLINE_EFER = EFER_LME | EFER_NXE;

    public static final int BOOT_CR0 = TRAMPOLINE_CR0 | CR0_WP;

    /** Write-back, write-through, uncached-, uncached; twice: as after reset. */
    public static final long PAT_VALUE = 0x0007_0406_0007_0406L;

    /** Who brings a bit to its value on a processor that comes up. */
    @BuildTime
    public enum Setter {
        TRAMPOLINE,
        MIRROR,
        PROCESSOR,
        FIRMWARE
    }

    /**
     * @param register one of the register constants
     * @param mask its bits in the register
     * @param setter who sets it
     * @param value what it must be, or {@link #AS_BOOT_PROCESSOR}
     * @param absence what a processor does whose bit differs, as a clause
     */
    public record Bit(int register, long mask, String name, Setter setter, int value, String absence) {}

    /** Depends on what CPUID offers: the boot processor decides, the others follow. */
    public static final int AS_BOOT_PROCESSOR = -1;

    private static final Bit[] TABLE = {
        bit(CR0, CR0_PE, "PE", Setter.TRAMPOLINE, 1, "it runs in real mode"),
        bit(CR0, CR0_MP, "MP", Setter.TRAMPOLINE, 1, "WAIT ignores a task switch"),
        bit(CR0, CR0_EM, "EM", Setter.TRAMPOLINE, 0, "every SSE instruction is an invalid opcode"),
        bit(CR0, CR0_TS, "TS", Setter.TRAMPOLINE, 0, "the first SSE instruction raises device-not-available"),
        bit(CR0, CR0_ET, "ET", Setter.TRAMPOLINE, 1, "a 287 coprocessor is assumed"),
        bit(CR0, CR0_NE, "NE", Setter.TRAMPOLINE, 1, "floating-point errors arrive as interrupt 13"),
        bit(CR0, CR0_WP, "WP", Setter.MIRROR, 1, "its stores to read-only pages go through, silently"),
        bit(CR0, CR0_AM, "AM", Setter.TRAMPOLINE, 0, "alignment may be checked"),
        bit(CR0, CR0_NW, "NW", Setter.TRAMPOLINE, 0, "its caches keep what memory never sees"),
        bit(CR0, CR0_CD, "CD", Setter.TRAMPOLINE, 0, "it runs uncached, a hundred times slower"),
        bit(CR0, CR0_PG & 0xffff_ffffL, "PG", Setter.TRAMPOLINE, 1, "there is no paging"),
        bit(CR4, CR4_PAE, "PAE", Setter.TRAMPOLINE, 1, "long mode cannot be entered"),
        bit(CR4, CR4_MCE, "MCE", Setter.MIRROR, 1, "a machine check shuts it down"),
        bit(CR4, CR4_PGE, "PGE", Setter.TRAMPOLINE, 1, "global pages are flushed with the others"),
        bit(CR4, CR4_OSFXSR, "OSFXSR", Setter.TRAMPOLINE, 1, "every SSE instruction is an invalid opcode"),
        bit(CR4, CR4_OSXMMEXCPT, "OSXMMEXCPT", Setter.TRAMPOLINE, 1, "SSE exceptions arrive as invalid opcode"),
        bit(CR4, CR4_UMIP, "UMIP", Setter.MIRROR, AS_BOOT_PROCESSOR, "user code may read descriptor tables' addresses"),
        bit(CR4, CR4_LA57, "LA57", Setter.TRAMPOLINE, 0, "it walks five levels of a four-level table"),
        bit(CR4, CR4_FSGSBASE, "FSGSBASE", Setter.MIRROR, 0, "user code may change GS"),
        bit(CR4, CR4_PCIDE, "PCIDE", Setter.MIRROR, 0, "the low bits of CR3 mean something else"),
        bit(CR4, CR4_OSXSAVE, "OSXSAVE", Setter.MIRROR, AS_BOOT_PROCESSOR, "XGETBV and AVX are invalid opcodes"),
        bit(CR4, CR4_SMEP, "SMEP", Setter.MIRROR, 0, "it refuses to run user pages"),
        bit(CR4, CR4_SMAP, "SMAP", Setter.MIRROR, 0, "it refuses to read user pages"),
        bit(EFER, EFER_SCE, "SCE", Setter.MIRROR, 0, "SYSCALL jumps to an address nobody set"),
        bit(EFER, EFER_LME, "LME", Setter.TRAMPOLINE, 1, "long mode was not asked for"),
        bit(EFER, EFER_LMA, "LMA", Setter.PROCESSOR, 1, "long mode is not active"),
        bit(
                EFER,
                EFER_NXE,
                "NXE",
                Setter.TRAMPOLINE,
                1,
                "bit 63 of a page-table entry is reserved: its first access to a no-execute page faults"),
        bit(PAT, 0xff, "PA0", Setter.MIRROR, 6, "ordinary memory is cached differently"),
        bit(PAT, 0xff00, "PA1", Setter.MIRROR, 4, "write-through pages are cached differently"),
        bit(PAT, 0xff_0000, "PA2", Setter.MIRROR, 7, "device pages are cached differently"),
        bit(PAT, 0xff00_0000L, "PA3", Setter.MIRROR, 0, "device registers may be cached"),
        bit(
                PAT,
                -1L << 32,
                "PA4 to PA7",
                Setter.MIRROR,
                AS_BOOT_PROCESSOR,
                "pages with the PAT bit are cached differently"),
        bit(XCR0, 1, "x87", Setter.MIRROR, AS_BOOT_PROCESSOR, "XSAVE leaves the x87 state out"),
        bit(XCR0, 2, "SSE", Setter.MIRROR, AS_BOOT_PROCESSOR, "XSAVE leaves the SSE registers out"),
        bit(XCR0, 4, "AVX", Setter.MIRROR, AS_BOOT_PROCESSOR, "AVX is an invalid opcode"),
        bit(APIC_MODE, 1 << 10, "x2APIC", Setter.MIRROR, AS_BOOT_PROCESSOR, "its APIC is not where the kernel looks"),
        bit(APIC_MODE, 1 << 11, "enabled", Setter.FIRMWARE, 1, "it takes no interrupt but through its pins"),
    };

    private static final String[] REGISTER_NAMES = {"CR0", "CR4", "EFER", "PAT", "XCR0", "APIC_BASE"};

    static {
        check(CR0, TRAMPOLINE_CR0 & 0xffff_ffffL);
        check(CR4, TRAMPOLINE_CR4);
        check(EFER, TRAMPOLINE_EFER);
    }

    private ControlState() {}

    public static int bitCount() {
        return TABLE.length;
    }

    public static Bit bit(int index) {
        return TABLE[index];
    }

    public static String registerName(int register) {
        return REGISTER_NAMES[register];
    }

    /** Bits of a register that must be alike on all processors. */
    public static long comparedBits(int register) {
        return switch (register) {
            case PAT -> -1L;
            case APIC_MODE -> 1 << 10 | 1 << 11;
            default -> 0xffff_ffffL;
        };
    }

    /** Bits of a register that the trampoline brings to their value; 0 for registers that it does not write. */
    public static long trampolineBits(int register) {
        long mask = 0;
        for (int i = 0; i < TABLE.length; i++) {
            if (TABLE[i].register() == register && TABLE[i].setter() == Setter.TRAMPOLINE) {
                mask |= TABLE[i].mask();
            }
        }
        return mask;
    }

    @MayAllocate("the table is made at build time")
    private static Bit bit(int register, long mask, String name, Setter setter, int value, String absence) {
        return new Bit(register, mask, name, setter, value, absence);
    }

    @MayAllocate("checked at build time")
    private static void check(int register, long constant) {
        long sum = 0;
        for (Bit bit : TABLE) {
            if (bit.register() == register && bit.setter() == Setter.TRAMPOLINE && bit.value() == 1) {
                sum |= bit.mask();
            }
        }
        if (sum != constant) {
            throw new IllegalStateException(
                    "the trampoline's constant for " + REGISTER_NAMES[register] + " is not its table's");
        }
    }
}
