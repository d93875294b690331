package mellos.runtime.exception;

import mellos.magic.At;
import mellos.magic.Struct;

/**
 * What a stack walk starts from and what a handler is entered with: the place and the registers that a called function
 * must keep. Written and read by the assembly stubs. System V ABI AMD64, "Register Usage".
 */
@Struct(size = Registers.SIZE)
public interface Registers {
    @At(RegistersLayout.REGISTERS_RIP)
    long instructionPointer();

    @At(RegistersLayout.REGISTERS_RIP)
    void instructionPointer(long value);

    @At(RegistersLayout.REGISTERS_RSP)
    long stackPointer();

    @At(RegistersLayout.REGISTERS_RSP)
    void stackPointer(long value);

    @At(RegistersLayout.REGISTERS_RBP)
    long rbp();

    @At(RegistersLayout.REGISTERS_RBP)
    void rbp(long value);

    @At(RegistersLayout.REGISTERS_RBX)
    long rbx();

    @At(RegistersLayout.REGISTERS_RBX)
    void rbx(long value);

    @At(RegistersLayout.REGISTERS_R12)
    long r12();

    @At(RegistersLayout.REGISTERS_R12)
    void r12(long value);

    @At(RegistersLayout.REGISTERS_R13)
    long r13();

    @At(RegistersLayout.REGISTERS_R13)
    void r13(long value);

    @At(RegistersLayout.REGISTERS_R14)
    long r14();

    @At(RegistersLayout.REGISTERS_R14)
    void r14(long value);

    @At(RegistersLayout.REGISTERS_R15)
    long r15();

    @At(RegistersLayout.REGISTERS_R15)
    void r15(long value);

    /** Bytes that one takes. */
    int SIZE = RegistersLayout.REGISTERS_SIZE;
}
