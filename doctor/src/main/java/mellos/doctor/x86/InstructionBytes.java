package mellos.doctor.x86;

/** The bytes of one instruction, taken one after the other. */
class InstructionBytes {
    final byte[] code;
    final long address;
    final Mode mode;
    int at;

    InstructionBytes(byte[] code, long address, Mode mode) {
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
}
