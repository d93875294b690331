package mellos.doctor.x86;

/** Opcodes whose instruction the ModRM byte completes. Intel SDM vol. 2D, "Opcode Extensions". */
final class OpcodeGroups {
    private OpcodeGroups() {}

    /** The member {@code reg} of a group, or null when that encoding is undefined. */
    static String group(int group, int reg) {
        String members = switch (group) {
            case 1 -> "add or adc sbb and sub xor cmp";
            case 2 -> "rol ror rcl rcr shl shr sal sar";
            case 3 -> "test test not neg mul imul div idiv";
            case 4 -> "inc dec - - - - - -";
            case 5 -> "inc dec call callf jmp jmpf push -";
            case 6 -> "sldt str lldt ltr verr verw - -";
            case 7 -> "sgdt sidt lgdt lidt smsw - lmsw invlpg";
            case 8 -> "- - - - bt bts btr btc";
            case 9 -> "- cmpxchg8b - xrstors xsavec xsaves vmptrld vmptrst";
            case 15 -> "fxsave fxrstor ldmxcsr stmxcsr xsave xrstor xsaveopt clflush";
            default -> throw new IllegalArgumentException("group " + group);
        };
        String member = members.split(" ")[reg];
        return member.equals("-") ? null : member;
    }

    /** Register forms (mod = 3) of 0F 01: the ModRM byte decides. */
    static String systemRegisterForm(int modrm) {
        return switch (modrm) {
            case 0xc1 -> "vmcall";
            case 0xc2 -> "vmlaunch";
            case 0xc3 -> "vmresume";
            case 0xc4 -> "vmxoff";
            case 0xc8 -> "monitor";
            case 0xc9 -> "mwait";
            case 0xca -> "clac";
            case 0xcb -> "stac";
            case 0xd0 -> "xgetbv";
            case 0xd1 -> "xsetbv";
            case 0xd8 -> "vmrun";
            case 0xd9 -> "vmmcall";
            case 0xda -> "vmload";
            case 0xdb -> "vmsave";
            case 0xee -> "rdpkru";
            case 0xef -> "wrpkru";
            case 0xf8 -> "swapgs";
            case 0xf9 -> "rdtscp";
            default -> (modrm >> 3 & 7) == 4 ? "smsw" : (modrm >> 3 & 7) == 6 ? "lmsw" : null;
        };
    }

    /** Register forms (mod = 3) of 0F AE. */
    static String fenceForm(int reg, boolean repPrefix) {
        if (repPrefix) {
            return switch (reg) {
                case 0 -> "rdfsbase";
                case 1 -> "rdgsbase";
                case 2 -> "wrfsbase";
                case 3 -> "wrgsbase";
                default -> null;
            };
        }
        return switch (reg) {
            case 5 -> "lfence";
            case 6 -> "mfence";
            case 7 -> "sfence";
            default -> null;
        };
    }
}
