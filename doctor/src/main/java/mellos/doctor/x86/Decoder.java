package mellos.doctor.x86;

import static mellos.doctor.x86.OpcodeTable.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes one x86 instruction: its length, what it does, its memory operand and its text in Intel syntax. The general
 * and system instructions are named exactly; a vector instruction outside the SSE2 table keeps its opcode as its name.
 * Stateless to callers: use {@link #decode}. Intel SDM vol. 2A, "Instruction Format".
 */
public final class Decoder extends EncodedInstruction {
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

    private Instruction vector(int opcode, int prefix, int vexBytes, String namePrefix) {
        readModrm();
        if (VectorTable.hasImmediate(opcode)) {
            next();
        }
        if (memory != null) {
            mustAlign = VectorTable.alignment(opcode, prefix, vexBytes);
        }
        Kind kind = vexBytes > 0 ? Kind.AVX : VectorTable.isMmx(opcode, prefix) ? Kind.MMX : Kind.SSE;
        String vectorRegister = (kind == Kind.MMX ? "mm" : vexBytes == 32 ? "ymm" : "xmm") + regField();
        String other = memory != null
                ? operandText("M")
                : (kind == Kind.MMX ? "mm" : vexBytes == 32 ? "ymm" : "xmm") + rmField();
        String operands =
                VectorTable.isStore(opcode, prefix) ? other + ", " + vectorRegister : vectorRegister + ", " + other;
        return finish(kind, namePrefix + VectorTable.name(opcode, prefix), operands);
    }

    private Instruction vex(int opcode) {
        int map = 1;
        int last;
        int first = next();
        rex = (first & 0x80) == 0 ? 4 : 0;
        if (opcode == 0xc4) {
            map = first & 0x1f;
            rex |= ((first & 0x40) == 0 ? 2 : 0) | ((first & 0x20) == 0 ? 1 : 0);
            last = next();
        } else {
            last = first;
        }
        int[] prefixes = {VectorTable.NONE, VectorTable.OPERAND_SIZE, VectorTable.REP, VectorTable.REPNE};
        int vexBytes = (last & 4) != 0 ? 32 : 16;
        int inner = next();
        if (map == 1 && inner == 0x77) {
            return finish(Kind.AVX, (last & 4) != 0 ? "vzeroall" : "vzeroupper", "");
        }
        if (map == 1 && VectorTable.isVector(inner)) {
            return vector(inner, prefixes[last & 3], vexBytes, "v");
        }
        readModrm();
        if (map == 3) {
            next();
        }
        return finish(Kind.AVX, "vex-op-" + Integer.toHexString(inner), memory == null ? "" : operandText("M"));
    }

    private Instruction evex() {
        int first = next();
        rex = ((first & 0x80) == 0 ? 4 : 0) | ((first & 0x40) == 0 ? 2 : 0) | ((first & 0x20) == 0 ? 1 : 0);
        next();
        next();
        int inner = next();
        readModrm();
        if ((first & 7) == 3) {
            next();
        }
        return finish(Kind.EVEX, "evex-op-" + Integer.toHexString(inner), memory == null ? "" : operandText("M"));
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
            member = OpcodeTable.systemRegisterForm(modrm);
        } else if (group == 15 && memory == null) {
            member = OpcodeTable.fenceForm(reg, repeat == 0xf3);
        } else if (group == 9 && memory == null) {
            member = reg == 6 ? "rdrand" : reg == 7 ? repeat == 0xf3 ? "rdpid" : "rdseed" : null;
        } else {
            member = OpcodeTable.group(group, reg);
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

    private String operand(String operandCode, int low, String name) {
        char type = operandCode.charAt(0);
        int bits = widthOf(operandCode);
        return switch (type) {
            case 'E' ->
                memory != null
                        ? sizeName(bits) + operandText(operandCode)
                        : Registers.name(rmField(), bits, rexPresent);
            case 'M' -> {
                if (memory == null) {
                    throw new Undecodable();
                }
                yield operandText(operandCode);
            }
            case 'G' -> Registers.name(regField(), bits, rexPresent);
            case 'R' -> Registers.name(rmField(), mode == Mode.BITS_64 ? 64 : 32, true);
            case 'Z' -> Registers.name(low | (rex & 1) << 3, bits, rexPresent);
            case 'S' -> segmentName(modrm >> 3 & 7);
            case 'C' -> "cr" + regField();
            case 'D' -> "dr" + regField();
            case 'I' -> immediate(operandCode, name);
            case 'J' -> {
                long offset = operandCode.equals("Jb") ? signed(1) : signed(operandBits() == 16 ? 2 : 4);
                target = mode == Mode.BITS_64 ? address + at + offset : address + at + offset & 0xffff_ffffL;
                yield "0x" + Long.toHexString(target);
            }
            case 'O' -> {
                memory = new MemoryOperand(
                        segment >= 0 ? segment : DS, -1, -1, 1, little(addressBits() / 8), false, addressBits());
                yield operandText(operandCode);
            }
            case 'A' -> {
                long offset = little(operandBits() == 16 ? 2 : 4);
                register = (int) little(2);
                yield "0x" + Integer.toHexString(register) + ":0x" + Long.toHexString(offset);
            }
            default -> operandCode.equals("rAX") ? Registers.name(0, operandBits(), true) : operandCode;
        };
    }

    private static String segmentName(int number) {
        if (number > 5) {
            throw new Undecodable();
        }
        return MemoryOperand.SEGMENTS[number];
    }

    private String immediate(String operandCode, String name) {
        int bytes = switch (operandCode) {
            case "Ib" -> 1;
            case "Iw" -> 2;
            case "Iz" -> operandBits() == 16 ? 2 : 4;
            default -> operandBits() / 8;
        };
        boolean signExtends = operandCode.equals("Iz") || operandCode.equals("Ib") && !name.equals("int");
        long value = signExtends ? signed(bytes) : little(bytes);
        if (name.equals("int")) {
            register = (int) value;
        }
        return value < 0 && signExtends ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
    }

    private int widthOf(String operandCode) {
        return switch (operandCode.length() > 1 ? operandCode.charAt(1) : 'v') {
            case 'b' -> 8;
            case 'w' -> 16;
            case 'd' -> 32;
            case 'q' -> mode == Mode.BITS_64 ? 64 : operandBits();
            case 'y' -> (rex & 8) != 0 ? 64 : 32;
            default -> operandBits();
        };
    }

    private String operandText(String operandCode) {
        return "\0" + operandCode;
    }

    private static String sizeName(int bits) {
        return switch (bits) {
            case 8 -> "byte ptr ";
            case 16 -> "word ptr ";
            case 32 -> "dword ptr ";
            default -> "qword ptr ";
        };
    }

    /** Records which register the instruction loads and which one feeds it. */
    private void note(int opcode, String name, String codes, int low) {
        if (codes.startsWith("C") || codes.startsWith("D")) {
            register = regField();
            source = rmField();
        } else if (opcode == 0x120 || opcode == 0x121) {
            register = regField();
        } else if (opcode == 0x8e) {
            register = modrm >> 3 & 7;
            source = memory == null ? rmField() : -1;
        } else if (MemoryOperand.segmentNamed(codes) >= 0) {
            register = MemoryOperand.segmentNamed(codes);
        } else if (codes.startsWith("E") && memory == null) {
            source = rmField();
        } else if (codes.startsWith("Z")) {
            source = low | (rex & 1) << 3;
        }
    }

    private Instruction finish(Kind kind, String name, String operands) {
        resolveRelative();
        String shown = operands;
        int marker = shown.indexOf('\0');
        if (marker >= 0) {
            int end = shown.indexOf(',', marker);
            String tail = end < 0 ? "" : shown.substring(end);
            boolean explicitSegment = segment >= 0 && memory.segment() == segment;
            shown = shown.substring(0, marker) + memory.text(explicitSegment) + tail;
        }
        if (at > 15) {
            throw new Undecodable();
        }
        String text = shown.isEmpty() ? lower(name) : lower(name) + " " + shown;
        return new Instruction(
                mode,
                at,
                kind,
                name,
                text,
                Optional.ofNullable(memory),
                memory == null ? 1 : mustAlign,
                register,
                source,
                target);
    }
}
