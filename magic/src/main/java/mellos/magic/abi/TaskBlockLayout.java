package mellos.magic.abi;

/**
 * Offsets in bytes in the kernel's part of a thread's block, as a reader of its memory needs them: docs/abi.md, "Thread
 * and processor blocks".
 */
public final class TaskBlockLayout {
    /** The {@code Task} object. */
    public static final int TASK_OBJECT = ThreadBlockLayout.THREAD_PLATFORM;

    private TaskBlockLayout() {}
}
