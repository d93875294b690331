package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;

/**
 * One activation on a stack during a walk, and where the walk stands. Lives in the walker's own frame. Register numbers
 * are DWARF's: System V ABI AMD64, "DWARF Register Number Mapping"; 16 is the return address, here the place in the
 * code.
 */
@Struct(size = 168)
public interface Frame {
    int RBX = 3;
    int RBP = 6;
    int RSP = 7;
    int R12 = 12;
    int R13 = 13;
    int R14 = 14;
    int R15 = 15;
    int PLACE = 16;
    int REGISTERS = 17;
    int SIZE = 168;

    @At(value = 0, stride = 8)
    long register(long number);

    @At(value = 0, stride = 8)
    void register(long number, long value);

    /** Not 0 if the place is the instruction itself and not a return address behind a call. */
    @At(136)
    int interrupted();

    @At(136)
    void interrupted(int flag);

    /** Bytes of arguments that the caller had pushed for the call under way. */
    @At(140)
    int pushedBytes();

    @At(140)
    void pushedBytes(int bytes);

    /** First address of the function. */
    @At(144)
    Address function();

    @At(144)
    void function(Address start);

    /** Language-specific data of the function, zero if it has none. */
    @At(152)
    Address languageData();

    @At(152)
    void languageData(Address data);

    /** Stack pointer of the caller after the return: the canonical frame address. */
    @At(160)
    long callerStackPointer();

    @At(160)
    void callerStackPointer(long value);
}
