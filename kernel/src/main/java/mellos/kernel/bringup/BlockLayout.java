package mellos.kernel.bringup;

import mellos.magic.AssemblyConstants;

/** The offsets in {@link BringUpBlock} that assembly uses, and its states. */
@AssemblyConstants
public final class BlockLayout {
    static final int BLOCK_STATE = 0;
    static final int BLOCK_OPTIONS = 12;
    static final int BLOCK_MARKERS = 32;
    static final int BLOCK_TIMES = 64;
    static final int BLOCK_FAULT_CR0 = 328;
    static final int BLOCK_FAULT_CR2 = 336;
    static final int BLOCK_FAULT_CR3 = 344;
    static final int BLOCK_FAULT_CR4 = 352;
    static final int BLOCK_FAULT_EFER = 360;
    static final int BLOCK_GDT = 512;
    static final int BLOCK_GDT_POINTER = 560;
    static final int BLOCK_TSS = 576;
    static final int BLOCK_SIZE = 4096;

    /** Positions of the three markers that trampoline.S writes. */
    static final int BLOCK_MARKER_LONG_MODE = Stage.LONG_MODE;

    static final int BLOCK_MARKER_LEAVING = Stage.LEAVING;
    static final int BLOCK_MARKER_LOW_END = Stage.LOW_END;

    /** Option bit: each marker also goes to the serial port as a raw byte. */
    static final int BLOCK_RAW_MARKERS = 1;

    /** STARTUP was sent, nothing else is known. */
    static final int BLOCK_STARTING = 0;
    /** All stages but the last are done; the boot processor pings now. */
    public static final int BLOCK_READY = 1;

    static final int BLOCK_ONLINE = 2;
    /** Parked after an exception. */
    static final int BLOCK_FAULTED = 3;
    /** Parked because a check failed. */
    static final int BLOCK_REFUSED = 4;

    private BlockLayout() {}
}
