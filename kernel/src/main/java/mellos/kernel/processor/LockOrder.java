package mellos.kernel.processor;

/**
 * The order of locks, once: a processor that holds one may take only locks further down. {@link SpinLock} checks it at
 * every acquisition. Locks of one rank are taken together only by the class that owns them, lowest processor first.
 */
public final class LockOrder {
    /** Ports and their waiting tasks. */
    public static final int PORTS = 1;
    /** Tasks that wait for another's end. */
    public static final int JOINERS = 2;
    /** A processor's queue of ready tasks. Never two at once. */
    public static final int RUN_QUEUE = 3;
    /** The scheduler's table of all tasks. */
    public static final int TASK_TABLE = 4;
    /** Stacks and blocks of ended tasks. */
    public static final int CONTEXTS = 5;
    /** The stop of the world that is under way. */
    public static final int WORLD_STOP = 6;
    /** Stacks that were given back. */
    public static final int STACKS = 7;
    /** The kernel's page tables. */
    public static final int KERNEL_SPACE = 8;
    /** Free frames. */
    public static final int FRAMES = 9;
    /** The one TLB shootdown that is under way at a time. */
    public static final int SHOOTDOWN = 12;
    /** What a program writes to ports of its own. */
    public static final int PROGRAM_OUTPUT = 15;
    /** Bytes typed and not yet read. */
    public static final int CONSOLE_INPUT = 16;
    /** The trace buffer. */
    public static final int TRACE = 17;
    /** The serial port's transmitter: innermost, so that a message may be written under any other lock. */
    public static final int LOG = 31;

    private LockOrder() {}
}
