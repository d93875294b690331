package mellos.kernel.arch.x86_64;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * The interrupted code's registers, on the stack it was interrupted on. The stubs store it; what a handler changes is
 * loaded at its return. A preempted task's frame stays on its stack while the handler switches to another task.
 *
 * <pre>
 *   0  x87 and SSE state (FXSAVE)        512  R15 … RAX
 * 632  vector, error code (0 if none)    648  RIP CS RFLAGS RSP SS, by the processor
 * </pre>
 */
@Struct(size = FrameLayout.FRAME_SIZE)
public interface InterruptFrame {
    /** Exceptions only: CR0 as it was, in bytes that FXSAVE leaves to software. */
    @At(FrameLayout.FRAME_CR0)
    long cr0();

    @At(FrameLayout.FRAME_REGISTERS)
    long r15();

    @At(520)
    long r14();

    @At(528)
    long r13();

    @At(536)
    long r12();

    @At(544)
    long r11();

    @At(552)
    long r10();

    @At(560)
    long r9();

    @At(568)
    long r8();

    @At(576)
    long rbp();

    @At(584)
    long rdi();

    @At(584)
    void rdi(long value);

    @At(592)
    long rsi();

    @At(600)
    long rdx();

    @At(608)
    long rcx();

    @At(608)
    void rcx(long value);

    @At(616)
    long rbx();

    @At(624)
    long rax();

    @At(624)
    void rax(long value);

    @At(FrameLayout.FRAME_VECTOR)
    long vector();

    @At(640)
    long errorCode();

    @At(648)
    Address rip();

    @At(648)
    void rip(Address address);

    @At(656)
    long cs();

    @At(664)
    long rflags();

    @At(672)
    Address rsp();

    @At(680)
    long ss();
}
