package mellos.doctor.x86;

import java.util.ArrayList;
import java.util.List;

/** Instructions by their rows in {@link OpcodeTable}. */
class GeneralInstruction extends VectorInstruction {
    GeneralInstruction(byte[] code, long address, Mode mode) {
        super(code, address, mode);
    }

    Instruction general(int opcode, String row, int low) {
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
