package mellos.runtime.exception;

import mellos.magic.AssemblyConstants;

/** Offsets in bytes in {@link Registers}, for the stubs of exception.S. */
@AssemblyConstants
final class RegistersLayout {
    static final int REGISTERS_RIP = 0;
    static final int REGISTERS_RSP = 8;
    static final int REGISTERS_RBP = 16;
    static final int REGISTERS_RBX = 24;
    static final int REGISTERS_R12 = 32;
    static final int REGISTERS_R13 = 40;
    static final int REGISTERS_R14 = 48;
    static final int REGISTERS_R15 = 56;
    static final int REGISTERS_SIZE = 64;

    private RegistersLayout() {}
}
