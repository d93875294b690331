package mellos.doctor.x86;

import java.util.StringJoiner;

/** The two shapes of an exception's error code. Intel SDM vol. 3A, "Error Code" and "Page-Fault Exception". */
public final class ErrorCode {
    public static final int PRESENT = 1;
    public static final int WRITE = 1 << 1;
    public static final int USER = 1 << 2;
    public static final int RESERVED = 1 << 3;
    public static final int FETCH = 1 << 4;
    public static final int PROTECTION_KEY = 1 << 5;
    public static final int SHADOW_STACK = 1 << 6;

    public static final int EXTERNAL = 1;
    public static final int IDT = 1 << 1;
    public static final int LDT = 1 << 2;

    private ErrorCode() {}

    /** Words for a page fault's error code, such as {@code write to a page that is not present, in supervisor mode}. */
    public static String pageFault(int code) {
        String access = (code & FETCH) != 0 ? "instruction fetch from" : (code & WRITE) != 0 ? "write to" : "read of";
        String page = (code & RESERVED) != 0
                ? "a page whose entry has a reserved bit set"
                : (code & PRESENT) != 0 ? "a page that is present but forbids it" : "a page that is not present";
        String key = (code & PROTECTION_KEY) != 0
                ? ", by protection key"
                : (code & SHADOW_STACK) != 0 ? ", shadow stack" : "";
        return access + " " + page + ((code & USER) != 0 ? ", in user mode" : ", in supervisor mode") + key;
    }

    /**
     * True when the code names the IDT entry of {@code vector}. The manual puts the vector at bit 3; QEMU's TCG puts it
     * at bit 4 in long mode (vector × 16 + 2), so both are accepted.
     */
    public static boolean namesGate(int code, int vector) {
        return (code & IDT) != 0 && (code >> 3 == vector || code >> 4 == vector);
    }

    /** Words for a selector error code. */
    public static String selector(int code) {
        if (code == 0) {
            return "no selector";
        }
        StringJoiner out = new StringJoiner(", ");
        if ((code & IDT) != 0) {
            out.add("IDT entry 0x" + Integer.toHexString(code >> 3) + ", or 0x" + Integer.toHexString(code >> 4)
                    + " as QEMU counts in long mode");
        } else {
            out.add("selector 0x" + Integer.toHexString(code & 0xfffc)
                    + ((code & LDT) != 0 ? " of the LDT" : " of the GDT, entry " + (code >> 3)));
        }
        if ((code & EXTERNAL) != 0) {
            out.add("while delivering an event");
        }
        return out.toString();
    }

    /** Words for the error code of {@code vector}. */
    public static String describe(int vector, int code) {
        return switch (vector) {
            case Vector.PAGE_FAULT -> pageFault(code);
            case Vector.INVALID_TSS, Vector.SEGMENT_NOT_PRESENT, Vector.STACK_FAULT, Vector.GENERAL_PROTECTION ->
                selector(code);
            default -> "";
        };
    }
}
