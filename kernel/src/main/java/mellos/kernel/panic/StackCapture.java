package mellos.kernel.panic;

import mellos.magic.Instruction;
import mellos.magic.NoHeap;

/** The runtime's stub that stores the registers a call preserves. runtime/src/main/asm/exception.S. */
@NoHeap
public final class StackCapture {
    private StackCapture() {}

    /** Fills a {@code Registers} block with the caller's place and registers. */
    @Instruction(value = "callq mellos_capture_registers", constraints = "{rdi},~{rax},~{cc}")
    public static native void capture(long block);
}
