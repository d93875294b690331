package mellos.doctor.x86;

/** Exception vectors and how they combine. Intel SDM vol. 3A, "Exception and Interrupt Vectors" and "Interrupt 8". */
public final class Vector {
    public static final int DIVIDE_ERROR = 0;
    public static final int DEBUG = 1;
    public static final int NMI = 2;
    public static final int BREAKPOINT = 3;
    public static final int OVERFLOW = 4;
    public static final int BOUND_RANGE = 5;
    public static final int INVALID_OPCODE = 6;
    public static final int DEVICE_NOT_AVAILABLE = 7;
    public static final int DOUBLE_FAULT = 8;
    public static final int INVALID_TSS = 10;
    public static final int SEGMENT_NOT_PRESENT = 11;
    public static final int STACK_FAULT = 12;
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int X87_ERROR = 16;
    public static final int ALIGNMENT_CHECK = 17;
    public static final int MACHINE_CHECK = 18;
    public static final int SIMD_ERROR = 19;

    private static final String[] SHORT = {
        "#DE",
        "#DB",
        "NMI",
        "#BP",
        "#OF",
        "#BR",
        "#UD",
        "#NM",
        "#DF",
        "coprocessor overrun",
        "#TS",
        "#NP",
        "#SS",
        "#GP",
        "#PF",
        "vector 15",
        "#MF",
        "#AC",
        "#MC",
        "#XM",
        "#VE",
        "#CP"
    };
    private static final String[] LONG = {
        "divide error",
        "debug exception",
        "non-maskable interrupt",
        "breakpoint",
        "overflow",
        "BOUND range exceeded",
        "invalid opcode",
        "device not available (FPU)",
        "double fault",
        "coprocessor segment overrun",
        "invalid TSS",
        "segment not present",
        "stack-segment fault",
        "general protection fault",
        "page fault",
        "reserved",
        "x87 floating-point error",
        "alignment check",
        "machine check",
        "SIMD floating-point exception",
        "virtualization exception",
        "control protection exception"
    };

    private Vector() {}

    /** Such as {@code #PF}; {@code vector 0x21} for the others. */
    public static String shortName(int vector) {
        return vector >= 0 && vector < SHORT.length ? SHORT[vector] : "vector 0x" + Integer.toHexString(vector);
    }

    /** Such as {@code page fault}. */
    public static String longName(int vector) {
        return vector >= 0 && vector < LONG.length ? LONG[vector] : "interrupt 0x" + Integer.toHexString(vector);
    }

    /** True for the exceptions that make a double fault with another one of them. */
    public static boolean isContributory(int vector) {
        return vector == DIVIDE_ERROR || vector >= INVALID_TSS && vector <= GENERAL_PROTECTION;
    }

    /** True when the processor pushes an error code for this exception. */
    public static boolean hasErrorCode(int vector) {
        return vector == DOUBLE_FAULT
                || vector >= INVALID_TSS && vector <= PAGE_FAULT
                || vector == ALIGNMENT_CHECK
                || vector == 21;
    }
}
