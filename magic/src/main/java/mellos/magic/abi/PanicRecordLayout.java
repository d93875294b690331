package mellos.magic.abi;

import mellos.magic.AssemblyConstants;

/** Offsets in bytes in the record that a panicking kernel leaves for a debugger: docs/panic.md. */
@AssemblyConstants
public final class PanicRecordLayout {
    public static final int PANIC_MAGIC = 0;
    public static final int PANIC_PROCESSOR = 8;
    public static final int PANIC_VECTOR = 12;
    public static final int PANIC_ERROR_CODE = 16;
    public static final int PANIC_RIP = 24;
    public static final int PANIC_RSP = 32;
    public static final int PANIC_CR0 = 40;
    public static final int PANIC_CR2 = 48;
    public static final int PANIC_CR3 = 56;
    public static final int PANIC_CR4 = 64;
    public static final int PANIC_EFER = 72;
    public static final int PANIC_REASON = 80;
    public static final int PANIC_FRAME = 88;
    public static final int PANIC_GS_BASE = 96;
    public static final int PANIC_DETAIL = 104;
    public static final int PANIC_STACK = 112;
    public static final int PANIC_RECORD_SIZE = 256;

    /** "PANIC!" and a version, in the last field that is written. */
    public static final long PANIC_MAGIC_NUMBER = 0x0001_2143_494e_4150L;

    private PanicRecordLayout() {}
}
