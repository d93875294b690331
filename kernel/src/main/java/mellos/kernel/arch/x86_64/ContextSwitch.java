package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.Instruction;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * From one stack to another. A context that does not run is the value of its stack pointer, under which lie the
 * callee-saved registers and the address to go on at:
 *
 * <pre>
 *   saved RSP → MXCSR and x87 control word (8 bytes) · R15 R14 R13 R12 RBX RBP · return address (mellos_switch, switch.S)
 * </pre>
 *
 * A task that gave up the processor by itself needs no more, since a call preserves no other register. A preempted task
 * has its whole {@link InterruptFrame} (general registers and FXSAVE) deeper on the same stack, because the switch
 * happens inside the interrupt handler.
 *
 * <p>Called with interrupts disabled. The code that comes after it in the resumed context runs on the processor that
 * called it, which need not be the one that context was saved on.
 */
@NoHeap
@RawMemory("stores only below a stack top that the caller owns")
public final class ContextSwitch {
    private static final long REGISTERS = 8;
    /** MXCSR as after reset: all exceptions masked, round to nearest. */
    private static final long MXCSR = 0x1f80;
    /** x87 control word for Java: 53-bit precision is not needed as SSE computes; all exceptions masked. */
    private static final long X87_CONTROL = 0x037f;

    private ContextSwitch() {}

    /**
     * Saves the running context and resumes another. Returns when somebody resumes this one.
     *
     * @param saveAt address of a word that receives the saved stack pointer, after which another processor may resume
     *     it
     * @param resume the stack pointer of a saved or {@link #prepare}d context
     */
    @Instruction(
            value = "callq mellos_switch",
            constraints = "={rdi},={rsi},0,1,~{rax},~{rcx},~{rdx},~{r8},~{r9},~{r10},~{r11},"
                    + "~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},"
                    + "~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15},~{cc}")
    public static native void switchTo(long saveAt, long resume);

    /**
     * A context that will call the entry point {@code mellos_task_main(argument)} on a fresh stack, with interrupts
     * disabled. That method never returns.
     *
     * @param stackTop highest address of the stack, 16-byte aligned
     * @return the stack pointer to resume it with
     */
    public static Address prepare(Address stackTop, long argument) {
        Address top = stackTop.plus(-16);
        Address saved = top.plus(-REGISTERS * 8);
        saved.storeLong(MXCSR | X87_CONTROL << 32);
        saved.plus(8).storeLong(0);
        saved.plus(16).storeLong(0);
        saved.plus(24).storeLong(0);
        saved.plus(32).storeLong(0);
        saved.plus(40).storeLong(argument);
        saved.plus(48).storeLong(0);
        saved.plus(56).storeAddress(Address.ofSymbol("mellos_task_start"));
        return saved;
    }
}
