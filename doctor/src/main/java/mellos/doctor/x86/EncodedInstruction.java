package mellos.doctor.x86;

/**
 * The part of an instruction behind its opcode that all encodings share: ModRM and SIB with the memory operand that
 * they name. {@link Decoder} reads the opcode itself. Intel SDM vol. 2A, "Instruction Format".
 */
class EncodedInstruction extends PrefixedInstruction {
    private static final int SS = 2;
    static final int DS = 3;
    int modrm = -1;
    MemoryOperand memory;
    int mustAlign = 1;
    int register = -1;
    int source = -1;
    long target;

    EncodedInstruction(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    boolean modrmIsRegister() {
        return at < code.length && (code[at] & 0xc0) == 0xc0;
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

    int regField() {
        return modrm >> 3 & 7 | (rex & 4) << 1;
    }

    int rmField() {
        return modrm & 7 | (rex & 1) << 3;
    }
}
