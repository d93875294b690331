package mellos.magic.abi;

/** The check of the stack in generated code: docs/abi.md, "Faults". */
public final class StackCheckLayout {
    /** Bytes below the stack pointer that a check loads from: what is left of a stack when its check faults. */
    public static final int STACK_RESERVE = 16 << 10;

    /** {@code testb %al, -STACK_RESERVE(%rsp)}, as the lowest bytes of a word. */
    public static final long STACK_CHECK_INSTRUCTION = (0xffff_ffffL & -STACK_RESERVE) << 24 | 0x24_84_84L;

    /** Bytes of the instruction. */
    public static final int STACK_CHECK_SIZE = 7;

    private StackCheckLayout() {}
}
