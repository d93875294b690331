package mellos.kernel.arch.x86_64;

import mellos.magic.AssemblyConstants;

/**
 * Every interrupt vector in use, once. 0 to 31 are the processor's exceptions (Intel SDM vol. 3A, "Exception and
 * Interrupt Vectors"). Above, the priority class is the upper four bits: what must not wait stands highest.
 */
@AssemblyConstants
public final class Vectors {
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
    public static final int FLOATING_POINT = 16;
    public static final int ALIGNMENT_CHECK = 17;
    public static final int MACHINE_CHECK = 18;
    public static final int SIMD_FLOATING_POINT = 19;
    public static final int VIRTUALIZATION = 20;
    public static final int CONTROL_PROTECTION = 21;
    public static final int EXCEPTION_COUNT = 32;
    public static final int VECTOR_COUNT = 256;
    /** Bytes from one vector's stub to the next one's. */
    public static final int STUB_SIZE = 16;

    /** The two 8259s are moved here and masked: only their spurious interrupts can arrive. */
    public static final int LEGACY_FIRST = 0x20;

    public static final int LEGACY_LAST = 0x2f;

    /** Device interrupts through the I/O APIC: 0x30 + global system interrupt. */
    public static final int DEVICE_FIRST = 0x30;

    public static final int DEVICE_LAST = 0x47;

    /** System calls: {@code int 0x80}. */
    public static final int SYSTEM_CALL = 0x80;

    /** The processor's own timer. */
    public static final int TIMER = 0xe0;

    /** Another processor put a task into this one's queue. */
    public static final int RESCHEDULE = 0xf0;
    /** Drops translations of pages that were unmapped. */
    public static final int TLB_SHOOTDOWN = 0xf2;
    /** Answered by storing the sender's number: proves that interrupts arrive. */
    public static final int PING = 0xf3;

    public static final int APIC_ERROR = 0xfe;
    /** Its low four bits must be set on old processors. Not acknowledged. */
    public static final int SPURIOUS = 0xff;

    private Vectors() {}
}
