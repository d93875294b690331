package mellos.doctor.x86;

import static mellos.doctor.x86.OpcodeTable.lower;

import java.util.Optional;

/** Operands by their codes in {@link OpcodeTable}, as Intel syntax writes them. */
class OperandReader extends EncodedInstruction {
    OperandReader(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    String operand(String operandCode, int low, String name) {
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

    String operandText(String operandCode) {
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
    void note(int opcode, String name, String codes, int low) {
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

    Instruction finish(Kind kind, String name, String operands) {
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
