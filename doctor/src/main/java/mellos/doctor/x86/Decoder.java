package mellos.doctor.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes one x86 instruction: its length, what it does, its memory operand and its text in Intel syntax. The general
 * and system instructions are named exactly; a vector instruction outside the SSE2 table keeps its opcode as its name.
 * Stateless to callers: use {@link #decode}. Intel SDM vol. 2A, "Instruction Format".
 */
public final class Decoder extends VectorInstruction {
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

    private Instruction general(int opcode, String row, int low) {
        int space = row.indexOf(' ');
        String name = space < 0 ? row : row.substring(0, space);
        String codes = space < 0 ? "" : row.substring(space + 1);
        boolean wantsModrm = codes.matches(".*[EGMSRCD].*");
        if (wantsModrm) {
            if (name.equals("mov") && opcode >= 0x120 && opcode <= 0x123) {
                modrm = next() | 0xc0;
            } else {
                readModrm();
            }
        }
        if (name.startsWith("@")) {
            name = groupMember(Integer.parseInt(name.substring(1)));
            codes = groupOperands(name, codes);
        }
        if (lock && memory == null) {
            throw new Undecodable();
        }
        List<String> texts = new ArrayList<>();
        for (String each : codes.isEmpty() ? new String[0] : codes.split(",")) {
            texts.add(operand(each, low, name));
        }
        note(opcode, name, codes, low);
        Kind kind = Kinds.of(opcode, name, modrm, memory != null);
        if (name.equals("nop") && repeat == 0xf3) {
            name = "pause";
        } else if (kind == Kind.STRING && repeat != 0) {
            name = (repeat == 0xf3 ? "rep " : "repne ") + name;
        } else if (lock) {
            name = "lock " + name;
        }
        return finish(kind, sized(opcode, name), String.join(", ", texts));
    }

    private String sized(int opcode, String name) {
        String suffix = operandBits() == 64 ? "q" : operandBits() == 32 ? "d" : "w";
        return switch (opcode) {
            case 0xcf -> "iret" + (suffix.equals("w") ? "" : suffix);
            case 0x107 -> suffix.equals("q") ? "sysretq" : "sysret";
            case 0xcb, 0xca -> suffix.equals("q") ? "retfq" : "retf";
            case 0xa5, 0xa7, 0xab, 0xad, 0xaf -> name + suffix;
            case 0x98 -> suffix.equals("q") ? "cdqe" : name;
            case 0x99 -> suffix.equals("q") ? "cqo" : name;
            default -> name;
        };
    }

    private String groupMember(int group) {
        int reg = modrm >> 3 & 7;
        String member;
        if (group == 7 && memory == null) {
            member = OpcodeGroups.systemRegisterForm(modrm);
        } else if (group == 15 && memory == null) {
            member = OpcodeGroups.fenceForm(reg, repeat == 0xf3);
        } else if (group == 9 && memory == null) {
            member = reg == 6 ? "rdrand" : reg == 7 ? repeat == 0xf3 ? "rdpid" : "rdseed" : null;
        } else {
            member = OpcodeGroups.group(group, reg);
        }
        if (member == null) {
            throw new Undecodable();
        }
        return member.equals("cmpxchg8b") && operandBits() == 64 ? "cmpxchg16b" : member;
    }

    private String groupOperands(String name, String codes) {
        return switch (name) {
            case "test" -> codes + (codes.equals("Eb") ? ",Ib" : ",Iz");
            case "call", "jmp", "push" -> "Eq";
            case "callf", "jmpf" -> "M";
            case "cmpxchg16b" -> {
                mustAlign = 16;
                yield "M";
            }
            case "fxsave", "fxrstor" -> {
                mustAlign = 16;
                yield "M";
            }
            case "xsave", "xrstor", "xsaveopt", "xsavec", "xsaves", "xrstors" -> {
                mustAlign = 64;
                yield "M";
            }
            case "rdrand", "rdseed", "rdpid" -> "Ev";
            case "rdfsbase", "rdgsbase", "wrfsbase", "wrgsbase" -> "Ey";
            case "smsw", "lmsw" -> "Ew";
            default -> modrm >= 0xc0 && codes.equals("M") ? "" : codes;
        };
    }
}
