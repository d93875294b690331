package mellos.doctor.x86;

/** The legacy prefixes and REX before an opcode, and the operand and address sizes that they give. */
class PrefixedInstruction extends InstructionBytes {
    int rex;
    boolean rexPresent;
    boolean operandOverride;
    boolean addressOverride;
    int repeat;
    boolean lock;
    int segment = -1;

    PrefixedInstruction(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    int operandBits() {
        if ((rex & 8) != 0) {
            return 64;
        }
        boolean wide = mode != Mode.BITS_16;
        return wide != operandOverride ? 32 : 16;
    }

    int addressBits() {
        return switch (mode) {
            case BITS_64 -> addressOverride ? 32 : 64;
            case BITS_32 -> addressOverride ? 16 : 32;
            case BITS_16 -> addressOverride ? 32 : 16;
        };
    }

    int prefixes() {
        while (true) {
            int value = next();
            if (at > 15) {
                throw new Undecodable();
            }
            switch (value) {
                case 0x26, 0x2e, 0x36, 0x3e -> segment = value >> 3 & 3;
                case 0x64, 0x65 -> segment = value & 7;
                case 0x66 -> operandOverride = true;
                case 0x67 -> addressOverride = true;
                case 0xf0 -> lock = true;
                case 0xf2, 0xf3 -> repeat = value;
                default -> {
                    if (mode == Mode.BITS_64 && (value & 0xf0) == 0x40) {
                        rex = value;
                        rexPresent = true;
                        int following = peek();
                        if ((following & 0xf0) != 0x40 && !isLegacyPrefix(following)) {
                            return next();
                        }
                        rex = 0;
                        rexPresent = false;
                    } else {
                        return value;
                    }
                }
            }
        }
    }

    static boolean isLegacyPrefix(int value) {
        return value == 0x66
                || value == 0x67
                || value == 0xf0
                || value == 0xf2
                || value == 0xf3
                || value == 0x2e
                || value == 0x36
                || value == 0x3e
                || value == 0x26
                || value == 0x64
                || value == 0x65;
    }

    int mandatoryPrefix() {
        return repeat == 0xf3
                ? VectorTable.REP
                : repeat == 0xf2 ? VectorTable.REPNE : operandOverride ? VectorTable.OPERAND_SIZE : VectorTable.NONE;
    }
}
