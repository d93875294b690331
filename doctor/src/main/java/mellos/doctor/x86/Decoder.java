package mellos.doctor.x86;

import java.util.Optional;

/**
 * Decodes one x86 instruction: its length, what it does, its memory operand and its text in Intel syntax. The general
 * and system instructions are named exactly; a vector instruction outside the SSE2 table keeps its opcode as its name.
 * Stateless to callers: use {@link #decode}. Intel SDM vol. 2A, "Instruction Format".
 */
public final class Decoder extends GeneralInstruction {
    private Decoder(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    /**
     * Decodes the instruction at the start of {@code code}.
     *
     * @return the instruction; of kind {@link Kind#INVALID} when the bytes are no instruction; empty when there are too
     *     few bytes to tell
     */
    public static Optional<Instruction> decode(byte[] code, long address, Mode mode) {
        Decoder decoder = new Decoder(code, address, mode);
        try {
            return Optional.of(decoder.instruction());
        } catch (Undecodable e) {
            return decoder.at > code.length ? Optional.empty() : Optional.of(decoder.invalid());
        }
    }

    private Instruction invalid() {
        return new Instruction(mode, Math.max(1, at), Kind.INVALID, "(bad)", "(bad)", Optional.empty(), 1, -1, -1, 0);
    }

    private Instruction instruction() {
        int opcode = prefixes();
        if (mode == Mode.BITS_64 || modrmIsRegister()) {
            if (opcode == 0xc4 || opcode == 0xc5) {
                return vex(opcode);
            }
            if (opcode == 0x62) {
                return evex();
            }
        }
        if (opcode == 0x0f) {
            return twoByte(next());
        }
        if (opcode >= 0xd8 && opcode <= 0xdf) {
            readModrm();
            return finish(Kind.X87, "x87-op-" + Integer.toHexString(opcode), memory == null ? "" : operandText("M"));
        }
        String row = OpcodeTable.oneByte(opcode);
        if (row == null || mode == Mode.BITS_64 && onlyOutsideLongMode(opcode)) {
            throw new Undecodable();
        }
        return general(opcode, row, opcode & 7);
    }

    private static boolean onlyOutsideLongMode(int opcode) {
        return opcode < 0x40 && (opcode & 7) >= 6
                || opcode >= 0x60 && opcode <= 0x62
                || opcode == 0x82
                || opcode == 0x9a
                || opcode == 0xea
                || opcode == 0xce
                || opcode == 0xd4
                || opcode == 0xd5;
    }

    private Instruction twoByte(int opcode) {
        if (opcode == 0x38 || opcode == 0x3a) {
            int third = next();
            readModrm();
            if (opcode == 0x3a) {
                next();
            }
            if (opcode == 0x38 && third == 0x82) {
                return finish(Kind.INVPCID, "invpcid", operandText("M"));
            }
            mustAlign = memory == null || opcode == 0x38 && third >= 0x20 && third <= 0x35 && third != 0x2a
                    ? 1
                    : opcode == 0x38 && (third >= 0xf0 || third < 0x0c && !operandOverride) ? 1 : 16;
            boolean general = opcode == 0x38 && third >= 0xf0;
            return finish(
                    general ? Kind.OTHER : Kind.SSE,
                    "op-0f" + Integer.toHexString(opcode) + Integer.toHexString(third),
                    memory == null ? "" : operandText("M"));
        }
        if (VectorTable.isVector(opcode)) {
            return vector(opcode, mandatoryPrefix(), 0, "");
        }
        String row = OpcodeTable.twoByte(opcode);
        if (row == null) {
            throw new Undecodable();
        }
        return general(0x100 | opcode, row, opcode & 7);
    }
}
