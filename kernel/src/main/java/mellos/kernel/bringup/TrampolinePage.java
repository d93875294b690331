package mellos.kernel.bringup;

import mellos.magic.AssemblyConstants;

/**
 * Where things lie in the low page that processors start in: trampoline.S up to {@link #TRAMPOLINE_CODE_LIMIT}, then
 * what the boot processor fills in before STARTUP and never changes while one may still read it.
 */
@AssemblyConstants
public final class TrampolinePage {
    public static final int TRAMPOLINE_CODE_LIMIT = 0x400;

    public static final int TRAMPOLINE_PARAMETER_CR4 = 0x400;
    public static final int TRAMPOLINE_PARAMETER_CR3 = 0x404;
    public static final int TRAMPOLINE_PARAMETER_EFER = 0x408;
    public static final int TRAMPOLINE_PARAMETER_CR0 = 0x40c;
    /** Offset and selector of the 64-bit code. */
    public static final int TRAMPOLINE_FAR_POINTER = 0x410;
    /** Pseudo-descriptors: limit and 32-bit base. */
    public static final int TRAMPOLINE_GDT = 0x418;

    public static final int TRAMPOLINE_REAL_IDT = 0x420;
    public static final int TRAMPOLINE_LONG_IDT = 0x428;
    /** Address of the table from APIC ids to blocks. */
    public static final int TRAMPOLINE_SLOTS = 0x430;
    /** Address of {@code ap_entry64}. */
    public static final int TRAMPOLINE_ENTRY = 0x438;

    public static final int TRAMPOLINE_SLOT_COUNT = 0x440;
    /** Processors that began to run the page, modulo 256; counted by them. */
    public static final int TRAMPOLINE_ARRIVED = 0x444;
    /** A fault in real mode: the instruction's offset. */
    public static final int TRAMPOLINE_REAL_FAULT = 0x448;
    /** Then {@link #TRAMPOLINE_REAL_FAULTED} and the APIC id. */
    public static final int TRAMPOLINE_REAL_FAULT_BY = 0x44c;

    public static final int TRAMPOLINE_GDT_ENTRIES = 0x480;
    /** Interrupt table of real mode: 32 times offset and segment. */
    public static final int TRAMPOLINE_REAL_VECTORS = 0x500;
    /** Gates of the 32 exceptions in long mode. */
    public static final int TRAMPOLINE_LONG_GATES = 0x600;

    public static final int TRAMPOLINE_STACK = 0x1000;

    /** Log2 of the bytes of an entry in the table of slots: APIC id, then the address of the block. */
    public static final int TRAMPOLINE_SLOT_LOG_SIZE = 4;

    public static final int TRAMPOLINE_SLOT_BLOCK = 8;
    /** In the table of slots, behind its entries: an APIC id that is not in it. */
    public static final int TRAMPOLINE_UNLISTED = 0xff8;
    /** 1 once there is such an id. */
    public static final int TRAMPOLINE_UNLISTED_IS_SET = 0xffc;

    public static final int TRAMPOLINE_REAL_FAULTED = 0x100;

    private TrampolinePage() {}
}
