package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/** The running processor's registers of {@link ControlState}'s table, and the boot processor's record of them. */
@BuildTime
@NoHeap
@RawMemory("the record is a static array: its elements start 16 bytes into the object")
public final class ControlRegisters {
    private static final long[] BOOT_RECORD = new long[ControlState.REGISTER_COUNT];
    private static final long XCR0_X87_SSE = 3;
    private static final long XCR0_AVX = 4;
    private static final int AVX = 1 << 28;
    private static final int UMIP = 1 << 2;

    private ControlRegisters() {}

    /**
     * Brings the boot processor to the state that all shall have. Its entry code has set what {@code BOOT_} constants
     * say.
     */
    public static void completeBootProcessor() {
        int cr4 = ControlState.TRAMPOLINE_CR4 | ControlState.CR4_MCE;
        if (CpuFeatures.hasXsave()) {
            cr4 |= ControlState.CR4_OSXSAVE;
        }
        if ((CpuFeatures.structuredEcx() & UMIP) != 0) {
            cr4 |= ControlState.CR4_UMIP;
        }
        Cr0.writeRaw(ControlState.BOOT_CR0 & 0xffff_ffffL);
        Cr4.writeRaw(cr4);
        Pat.writeRaw(ControlState.PAT_VALUE);
        boolean avx = (CpuFeatures.basicEcx() & AVX) != 0;
        Xcr0.writeRaw(avx ? XCR0_X87_SSE | XCR0_AVX : XCR0_X87_SSE);
    }

    /** What the others mirror. Called on the boot processor when nothing of it will change any more. */
    public static void recordBootProcessor() {
        for (int i = 0; i < ControlState.REGISTER_COUNT; i++) {
            BOOT_RECORD[i] = read(i);
        }
    }

    /**
     * The record as raw memory: it lies in a no-execute page, which a processor must be able to read before it is used.
     */
    public static Address bootRecord() {
        return Address.ofObject(BOOT_RECORD).plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
    }

    public static long recorded(Address record, int register) {
        return record.plus(8L * register).loadLong();
    }

    public static long bootValue(int register) {
        return BOOT_RECORD[register];
    }

    public static long read(int register) {
        if (register == ControlState.CR0) {
            return Cr0.readRaw();
        }
        if (register == ControlState.CR4) {
            return Cr4.readRaw();
        }
        if (register == ControlState.EFER) {
            return Efer.readRaw();
        }
        if (register == ControlState.PAT) {
            return Pat.readRaw();
        }
        return register == ControlState.XCR0
                ? Xcr0.readRaw()
                : ApicBase.readRaw() & ControlState.comparedBits(ControlState.APIC_MODE);
    }

    public static void write(int register, long value) {
        if (register == ControlState.CR0) {
            Cr0.writeRaw(value);
        } else if (register == ControlState.CR4) {
            Cr4.writeRaw(value);
        } else if (register == ControlState.EFER) {
            Efer.write(value);
        } else if (register == ControlState.PAT) {
            Pat.writeRaw(value);
        } else if (register == ControlState.XCR0) {
            Xcr0.writeRaw(value);
        } else {
            ApicBase.enable((value & ApicBase.X2) != 0);
        }
    }
}
