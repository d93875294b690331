package mellos.runtime.exception;

import mellos.magic.At;
import mellos.magic.Struct;

/**
 * What a stack walk starts from and what a handler is entered with: the place and the registers that a called function must
 * keep. Written and read by the assembly stubs. System V ABI AMD64, "Register Usage".
 */
@Struct(size = 64)
public interface Registers {
    @At(0)
    long instructionPointer();

    @At(0)
    void instructionPointer(long value);

    @At(8)
    long stackPointer();

    @At(8)
    void stackPointer(long value);

    @At(16)
    long rbp();

    @At(16)
    void rbp(long value);

    @At(24)
    long rbx();

    @At(24)
    void rbx(long value);

    @At(32)
    long r12();

    @At(32)
    void r12(long value);

    @At(40)
    long r13();

    @At(40)
    void r13(long value);

    @At(48)
    long r14();

    @At(48)
    void r14(long value);

    @At(56)
    long r15();

    @At(56)
    void r15(long value);

    /** Bytes that one takes. */
    int SIZE = 64;
}
