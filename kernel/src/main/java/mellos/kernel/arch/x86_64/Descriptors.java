package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;

/**
 * Segment selectors and descriptors: the same selectors in every table that is ever loaded, so that a gate holds in all
 * of them. Accessed bits are set from the start: a processor never writes to a table to set one. Intel SDM vol. 3A,
 * "Segment Descriptors" and "TSS Descriptor in 64-bit mode".
 */
@AssemblyConstants
public final class Descriptors {
    public static final int SELECTOR_CODE = 0x08;
    public static final int SELECTOR_DATA = 0x10;
    public static final int SELECTOR_TSS = 0x18;

    /** Present, code, readable, accessed, 64-bit. */
    public static final long DESCRIPTOR_CODE = 0x00af_9b00_0000_ffffL;
    /** Present, data, writable, accessed. */
    public static final long DESCRIPTOR_DATA = 0x00cf_9300_0000_ffffL;

    /** Vectors for which the processor pushes an error code: 8, 10 to 14, 17, 21, 29, 30. */
    public static final int EXCEPTIONS_WITH_ERROR_CODE = 0x6022_7d00;

    /** Bytes of an interrupt gate. */
    public static final int GATE_SIZE = 16;

    private static final long TSS_AVAILABLE = 0x89L << 40;
    private static final long TYPE = 0xfL << 40;
    /** LTR sets it in the lower half of a task-state segment's descriptor. */
    public static final long TSS_BUSY = 0x2L << 40;

    private static final long GATE_PRESENT_INTERRUPT = 0x8eL << 40;

    private Descriptors() {}

    /** Lower half of a descriptor for an available 64-bit task-state segment. */
    static long tssLow(long base, int sizeBytes) {
        return TSS_AVAILABLE | sizeBytes - 1 | (base & 0xff_ffff) << 16 | (base >>> 24 & 0xff) << 56;
    }

    /** Whether this is the lower half of a task-state segment that LTR has marked. */
    public static boolean isTssBusy(long low) {
        return (low & TYPE) == (TSS_AVAILABLE & TYPE | TSS_BUSY);
    }

    /** Upper half. */
    static long tssHigh(long base) {
        return base >>> 32;
    }

    /**
     * Lower half of an interrupt gate.
     *
     * @param stack interrupt stack of the task-state segment, 1 to 7, or 0 to stay on the interrupted one
     */
    static long gateLow(long handler, int stack) {
        return GATE_PRESENT_INTERRUPT
                | (long) stack << 32
                | (long) SELECTOR_CODE << 16
                | handler & 0xffff
                | (handler >>> 16 & 0xffff) << 48;
    }

    /** Upper half. */
    static long gateHigh(long handler) {
        return handler >>> 32;
    }
}
