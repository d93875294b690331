package mellos.magic.abi;

import mellos.magic.AssemblyConstants;

/** Offsets in bytes from GS: docs/abi.md, "Thread and processor blocks". */
@AssemblyConstants
public final class ProcessorBlockLayout {
    public static final int PROCESSOR_SELF = 0;
    public static final int PROCESSOR_THREAD_BLOCK = 8;
    public static final int PROCESSOR_POLL = 16;
    /** From here on the block is the platform's. */
    public static final int PROCESSOR_PLATFORM = 24;

    private ProcessorBlockLayout() {}
}
