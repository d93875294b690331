package mellos.kernel.trace;

/** Kinds of trace records, by the letter they are printed with: docs/serial-protocol.md, "The trace". */
public final class TraceKind {
    public static final int SWITCH = 's';
    public static final int WAKE = 'w';
    public static final int PREEMPT = 'p';
    public static final int INTERRUPT_ENTER = 'i';
    public static final int INTERRUPT_LEAVE = 'o';
    public static final int INTERRUPT_SENT = 'x';
    public static final int STEAL = 't';
    public static final int PUSH = 'b';
    public static final int CALL_ENTER = 'c';
    public static final int CALL_LEAVE = 'r';
    public static final int MESSAGE = 'm';
    public static final int COLLECT_BEGIN = 'g';
    public static final int COLLECT_END = 'h';

    private TraceKind() {}
}
