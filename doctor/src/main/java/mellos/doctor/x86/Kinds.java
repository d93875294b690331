package mellos.doctor.x86;

/** Which {@link Kind} an opcode of the general map is. */
final class Kinds {
    private static final int MOV_TO_SEGMENT = 0x8e;

    private Kinds() {}

    /** @param opcode one byte, or 0x100 + the byte after 0F */
    static Kind of(int opcode, String name, int modrm, boolean toMemory) {
        return switch (opcode) {
            case 0x06, 0x0e, 0x16, 0x1e, 0x68, 0x6a, 0x9c, 0x60, 0xc8, 0x1a0, 0x1a8 -> Kind.PUSH;
            case 0x07, 0x17, 0x1f, 0x1a1, 0x1a9 -> Kind.POP_SEG;
            case 0x8f, 0x9d, 0x61 -> Kind.POP;
            case 0x9a -> Kind.FAR_CALL;
            case 0xea -> Kind.FAR_JUMP;
            case 0xe8 -> Kind.CALL;
            case 0xe9, 0xeb -> Kind.JUMP;
            case 0xc2, 0xc3 -> Kind.NEAR_RET;
            case 0xca, 0xcb -> Kind.FAR_RET;
            case 0xc9 -> Kind.LEAVE;
            case 0xcc -> Kind.INT3;
            case 0xcd -> Kind.INT_N;
            case 0xce -> Kind.INTO;
            case 0xcf -> Kind.IRET;
            case 0xf4 -> Kind.HLT;
            case 0xfa, 0xfb -> Kind.INTERRUPT_FLAG;
            case 0x62 -> Kind.BOUND;
            case 0x90 -> Kind.NOP;
            case 0x6c, 0x6d, 0x6e, 0x6f, 0xe4, 0xe5, 0xe6, 0xe7, 0xec, 0xed, 0xee, 0xef -> Kind.PORT_IO;
            case 0xa4, 0xa5, 0xa6, 0xa7, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf -> Kind.STRING;
            case 0xc4, 0xc5, 0x1b2, 0x1b4, 0x1b5 -> Kind.LOAD_FAR_POINTER;
            case MOV_TO_SEGMENT -> Kind.MOV_TO_SEG;
            case 0x105 -> Kind.SYSCALL;
            case 0x106 -> Kind.CLTS;
            case 0x107 -> Kind.SYSRET;
            case 0x108, 0x109 -> Kind.CACHE_CONTROL;
            case 0x10b, 0x1b9, 0x1ff -> Kind.UD2;
            case 0x120 -> Kind.MOV_FROM_CR;
            case 0x122 -> Kind.MOV_TO_CR;
            case 0x121, 0x123 -> Kind.MOV_DR;
            case 0x130 -> Kind.WRMSR;
            case 0x132 -> Kind.RDMSR;
            case 0x134 -> Kind.SYSENTER;
            case 0x135 -> Kind.SYSEXIT;
            default -> byName(opcode, name, toMemory);
        };
    }

    private static Kind byName(int opcode, String name, boolean toMemory) {
        if (opcode >= 0x50 && opcode <= 0x57) {
            return Kind.PUSH;
        }
        if (opcode >= 0x58 && opcode <= 0x5f) {
            return Kind.POP;
        }
        if (opcode >= 0x70 && opcode <= 0x7f
                || opcode >= 0x180 && opcode <= 0x18f
                || opcode >= 0xe0 && opcode <= 0xe3) {
            return Kind.BRANCH;
        }
        return switch (name) {
            case "div", "idiv" -> Kind.DIV;
            case "call" -> Kind.CALL;
            case "callf" -> Kind.FAR_CALL;
            case "jmp" -> Kind.JUMP;
            case "jmpf" -> Kind.FAR_JUMP;
            case "push" -> Kind.PUSH;
            case "lgdt" -> Kind.LGDT;
            case "lidt" -> Kind.LIDT;
            case "lldt" -> Kind.LLDT;
            case "ltr" -> Kind.LTR;
            case "invlpg" -> Kind.INVLPG;
            case "swapgs" -> Kind.SWAPGS;
            case "xsetbv" -> Kind.XSETBV;
            case "xgetbv" -> Kind.XGETBV;
            case "rdtscp" -> Kind.RDTSCP;
            case "stac", "clac" -> Kind.SMAP_TOGGLE;
            case "monitor", "mwait" -> Kind.MONITOR;
            case "rdfsbase", "rdgsbase", "wrfsbase", "wrgsbase" -> Kind.FSGSBASE;
            case "fxsave", "fxrstor", "ldmxcsr", "stmxcsr" -> Kind.FXSAVE;
            case "xsave", "xrstor", "xsaveopt", "xsavec", "xsaves", "xrstors" -> Kind.XSAVE;
            case "cmpxchg16b" -> Kind.CMPXCHG16B;
            case "lmsw" -> Kind.MOV_TO_CR;
            default -> name.startsWith("vm") ? Kind.VIRTUALISATION : Kind.OTHER;
        };
    }
}
