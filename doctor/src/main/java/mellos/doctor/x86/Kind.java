package mellos.doctor.x86;

/** What an instruction does, as coarse as the rules ask for it. */
public enum Kind {
    UD2,
    INT3,
    INT_N,
    HLT,
    INTERRUPT_FLAG,
    PORT_IO,
    RDMSR,
    WRMSR,
    MOV_TO_CR,
    MOV_FROM_CR,
    MOV_DR,
    CLTS,
    LGDT,
    LIDT,
    LLDT,
    LTR,
    MOV_TO_SEG,
    POP_SEG,
    LOAD_FAR_POINTER,
    FAR_JUMP,
    FAR_CALL,
    FAR_RET,
    IRET,
    NEAR_RET,
    CALL,
    JUMP,
    BRANCH,
    PUSH,
    POP,
    LEAVE,
    SYSCALL,
    SYSRET,
    SYSENTER,
    SYSEXIT,
    SWAPGS,
    XSETBV,
    XGETBV,
    FSGSBASE,
    SSE,
    AVX,
    EVEX,
    X87,
    MMX,
    FXSAVE,
    XSAVE,
    DIV,
    CMPXCHG16B,
    INVLPG,
    INVPCID,
    SMAP_TOGGLE,
    RDTSCP,
    CACHE_CONTROL,
    STRING,
    VIRTUALISATION,
    MONITOR,
    BOUND,
    INTO,
    NOP,
    OTHER,
    INVALID;

    /** True when the instruction touches the stack at RSP without naming memory. */
    public boolean usesStack() {
        return this == PUSH
                || this == POP
                || this == CALL
                || this == NEAR_RET
                || this == LEAVE
                || this == IRET
                || this == FAR_RET
                || this == FAR_CALL
                || this == POP_SEG;
    }

    /** True when the instruction may touch memory, a table or the stack without an explicit operand. */
    public boolean touchesMemory() {
        return switch (this) {
            case OTHER, NOP, JUMP, BRANCH, HLT, INTERRUPT_FLAG, MOV_FROM_CR, RDMSR -> false;
            default -> true;
        };
    }
}
