package mellos.runtime.exception;

import mellos.magic.At;
import mellos.magic.Struct;

/**
 * How to find the caller's registers from a place in a function: one row of the table that the call frame instructions
 * describe. DWARF 5, "Structure of Call Frame Information".
 */
@Struct(size = 160)
interface FrameRules {
    int SIZE = 160;

    /** The register keeps its value. */
    int SAME = 0;
    /** The value lies in memory, at the rule's offset from the canonical frame address. */
    int SAVED = 1;
    /** The value cannot be found; for the return address: the stack ends here. */
    int UNDEFINED = 2;
    /** The value is the canonical frame address plus the rule's offset. */
    int COMPUTED = 3;

    @At(value = 0, stride = 8)
    int kind(long register);

    @At(value = 0, stride = 8)
    void kind(long register, int kind);

    @At(value = 4, stride = 8)
    int offset(long register);

    @At(value = 4, stride = 8)
    void offset(long register, int bytes);

    /** The canonical frame address is this register's value plus {@link #baseOffset}. */
    @At(136)
    int baseRegister();

    @At(136)
    void baseRegister(int number);

    @At(140)
    int baseOffset();

    @At(140)
    void baseOffset(int bytes);

    @At(144)
    int pushedBytes();

    @At(144)
    void pushedBytes(int bytes);

    /** Not 0 once an instruction came that is not understood: the rules cannot be trusted. */
    @At(148)
    int unknown();

    @At(148)
    void unknown(int flag);
}
