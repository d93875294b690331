package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.Instruction;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * x87 and SSE on the running processor. Intel SDM vol. 1, "Programming with the x87 FPU" and "MXCSR Control and Status
 * Register".
 */
@NoHeap
@RawMemory("reads and writes the running processor's own registers")
public final class FloatingPoint {
    /** All exceptions masked, round to nearest, denormals kept: what Java's arithmetic needs. */
    private static final int MXCSR = 0x1f80;

    private FloatingPoint() {}

    @Instruction("fninit")
    private static native void initX87();

    @Instruction(value = "ldmxcsr ($0)", constraints = "r")
    private static native void loadMxcsr(long address);

    @Instruction(value = "movq $1, %xmm0\n\tmovq %xmm0, $0", constraints = "=r,r,~{xmm0}")
    private static native long throughSse(long value);

    /** Brings both to the state that compiled code expects, and moves a value through an SSE register. */
    public static boolean initHere() {
        initX87();
        Address word = Address.stackAllocate(16);
        word.storeInt(MXCSR);
        loadMxcsr(word.bits());
        long value = Cpu.stackPointer();
        return throughSse(value) == value;
    }
}
