package mellos.doctor.x86;

/**
 * The part of an instruction that all encodings share: the bytes one after the other, the legacy prefixes and REX,
 * ModRM and SIB with the memory operand they name. {@link Decoder} reads the opcode itself. Intel SDM vol. 2A,
 * "Instruction Format".
 */
class EncodedInstruction {
    private static final int SS = 2;
    static final int DS = 3;

    final byte[] code;
    final long address;
    final Mode mode;
    int at;

    int rex;
    boolean rexPresent;
    boolean operandOverride;
    boolean addressOverride;
    int repeat;
    boolean lock;
    int segment = -1;

    int modrm = -1;
    MemoryOperand memory;
    int mustAlign = 1;
    int register = -1;
    int source = -1;
    long target;

    EncodedInstruction(byte[] code, long address, Mode mode) {
        this.code = code;
        this.address = address;
        this.mode = mode;
    }

    /** The bytes ran out, or they are no instruction. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undecodable() {
            super(null, null, false, false);
        }
    }

    int next() {
        if (at >= code.length) {
            at = code.length + 1;
            throw new Undecodable();
        }
        return code[at++] & 0xff;
    }

    int peek() {
        int value = next();
        at--;
        return value;
    }

    long little(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        return value;
    }

    long signed(int bytes) {
        int unused = 64 - 8 * bytes;
        return little(bytes) << unused >> unused;
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

    boolean modrmIsRegister() {
        return at < code.length && (code[at] & 0xc0) == 0xc0;
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

    void readModrm() {
        modrm = next();
        int mod = modrm >> 6;
        int rm = modrm & 7;
        if (mod == 3) {
            return;
        }
        memory = addressBits() == 16 ? memory16(mod, rm) : memory32(mod, rm);
    }

    MemoryOperand memory16(int mod, int rm) {
        int[][] pairs = {{3, 6}, {3, 7}, {5, 6}, {5, 7}, {6, -1}, {7, -1}, {5, -1}, {3, -1}};
        int base = pairs[rm][0];
        int index = pairs[rm][1];
        long displacement = 0;
        if (mod == 0 && rm == 6) {
            base = -1;
            displacement = little(2);
        } else if (mod != 0) {
            displacement = signed(mod == 1 ? 1 : 2);
        }
        return new MemoryOperand(segmentFor(base), base, index, 1, displacement, false, 16);
    }

    MemoryOperand memory32(int mod, int rm) {
        int base = rm | (rex & 1) << 3;
        int index = -1;
        int scale = 1;
        if (rm == 4) {
            int sib = next();
            scale = 1 << (sib >> 6);
            index = sib >> 3 & 7 | (rex & 2) << 2;
            index = index == 4 ? -1 : index;
            base = sib & 7 | (rex & 1) << 3;
        }
        boolean noBase = mod == 0 && (base & 7) == 5;
        boolean relative = noBase && rm == 5 && mode == Mode.BITS_64;
        long displacement = noBase ? signed(4) : mod == 0 ? 0 : signed(mod == 1 ? 1 : 4);
        if (noBase) {
            base = -1;
            if (!relative && addressBits() == 32) {
                displacement &= 0xffff_ffffL;
            }
        }
        return new MemoryOperand(segmentFor(base), base, index, scale, displacement, relative, addressBits());
    }

    int segmentFor(int base) {
        if (segment >= 0 && (mode != Mode.BITS_64 || segment >= 4)) {
            return segment;
        }
        return base == Registers.RSP || base == Registers.RBP ? SS : DS;
    }

    /** A RIP-relative displacement counts from the end of the instruction, which is known only at the end. */
    void resolveRelative() {
        if (memory != null && memory.ripRelative()) {
            memory = new MemoryOperand(
                    memory.segment(), -1, -1, 1, address + at + memory.displacement(), true, memory.addressBits());
        }
    }

    int mandatoryPrefix() {
        return repeat == 0xf3
                ? VectorTable.REP
                : repeat == 0xf2 ? VectorTable.REPNE : operandOverride ? VectorTable.OPERAND_SIZE : VectorTable.NONE;
    }

    int regField() {
        return modrm >> 3 & 7 | (rex & 4) << 1;
    }

    int rmField() {
        return modrm & 7 | (rex & 1) << 3;
    }
}
