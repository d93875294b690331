package mellos.magic.abi;

import mellos.magic.AssemblyConstants;

/** Offsets in bytes in a thread's block: docs/abi.md, "Thread and processor blocks". */
@AssemblyConstants
public final class ThreadBlockLayout {
    public static final int THREAD_ALLOCATION_TOP = 0;
    public static final int THREAD_ALLOCATION_END = 8;
    public static final int THREAD_OBJECT = 16;
    public static final int THREAD_ID = 24;
    /** The largest id: a lock word has room for no larger one. */
    public static final int THREAD_LAST_ID = (1 << ObjectHeaderLayout.LOCK_OWNER_BITS) - 1;

    public static final int THREAD_THROW_FORBIDDEN = 28;
    public static final int THREAD_STACK_LOW = 32;
    public static final int THREAD_STACK_HIGH = 40;
    /** What lies below is known to generated code; from here on the block is the runtime's. */
    public static final int THREAD_RUNTIME = 48;

    public static final int THREAD_PARK_PERMIT = 48;
    public static final int THREAD_RESERVE_IN_USE = 52;
    public static final int THREAD_SAVED_STACK = 56;
    public static final int THREAD_RESTING_REGISTERS = 64;
    public static final int THREAD_RESTING = 72;
    public static final int THREAD_ALLOCATED = 76;
    public static final int THREAD_WAITER = 80;
    public static final int THREAD_UNPARKED = 120;
    public static final int THREAD_HOLE_REST = 124;
    /** From here on the block is the platform's. */
    public static final int THREAD_PLATFORM = 128;

    private ThreadBlockLayout() {}
}
