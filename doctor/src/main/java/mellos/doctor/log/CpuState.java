package mellos.doctor.log;

import java.util.Arrays;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Mode;

/**
 * A processor's registers as one dump in the log shows them. A truncated dump leaves registers unknown: ask
 * {@link #has} before trusting a value, which is 0 when unknown.
 */
public final class CpuState {
    /** What a dump may show. General registers keep the order of ModRM. */
    public enum Field {
        RAX,
        RCX,
        RDX,
        RBX,
        RSP,
        RBP,
        RSI,
        RDI,
        R8,
        R9,
        R10,
        R11,
        R12,
        R13,
        R14,
        R15,
        RIP,
        RFLAGS,
        CPL,
        SMM,
        HLT,
        GDT_BASE,
        GDT_LIMIT,
        IDT_BASE,
        IDT_LIMIT,
        CR0,
        CR2,
        CR3,
        CR4,
        DR6,
        DR7,
        EFER,
        MXCSR
    }

    /** Segment registers in the order of their encoding, then the two system segments. */
    public enum SegmentName {
        ES,
        CS,
        SS,
        DS,
        FS,
        GS,
        LDT,
        TR
    }

    public static final CpuState UNKNOWN = new CpuState(new long[Field.values().length], 0, new Segment[8], null);

    private final long[] values;
    private final long present;
    private final Segment[] segments;
    private final byte[] codeAtRip;

    CpuState(long[] values, long present, Segment[] segments, byte[] codeAtRip) {
        this.values = values;
        this.present = present;
        this.segments = segments;
        this.codeAtRip = codeAtRip;
    }

    public boolean has(Field field) {
        return (present >> field.ordinal() & 1) != 0;
    }

    public long value(Field field) {
        return values[field.ordinal()];
    }

    /** General register {@code number}, 0–15. */
    public long register(int number) {
        return values[number];
    }

    public boolean has(SegmentName name) {
        return segments[name.ordinal()] != null;
    }

    public Segment segment(SegmentName name) {
        Segment segment = segments[name.ordinal()];
        return segment == null ? Segment.UNKNOWN : segment;
    }

    /** The segment register with encoding {@code number}, 0–5. */
    public Segment segment(int number) {
        return segment(SegmentName.values()[number]);
    }

    /** Bytes at RIP that the log itself shows (a {@code Code=} line), or null. */
    public byte[] codeAtRip() {
        return codeAtRip == null ? null : codeAtRip.clone();
    }

    public long rip() {
        return value(Field.RIP);
    }

    public long rsp() {
        return value(Field.RSP);
    }

    public long cr0() {
        return value(Field.CR0);
    }

    public long cr3() {
        return value(Field.CR3);
    }

    public long cr4() {
        return value(Field.CR4);
    }

    public long efer() {
        return value(Field.EFER);
    }

    public boolean isProtected() {
        return (cr0() & ControlBits.CR0_PE) != 0;
    }

    public boolean isPaging() {
        return (cr0() & ControlBits.CR0_PG) != 0;
    }

    public boolean isLongMode() {
        return (efer() & ControlBits.EFER_LMA) != 0;
    }

    public int cpl() {
        return (int) value(Field.CPL);
    }

    /** How the bytes at RIP decode. */
    public Mode mode() {
        if (!isProtected() && has(Field.CR0)) {
            return Mode.BITS_16;
        }
        return segment(SegmentName.CS).mode(isLongMode());
    }

    /** The same state with another fault address. */
    CpuState withCr2(long address) {
        long[] changed = values.clone();
        changed[Field.CR2.ordinal()] = address;
        return new CpuState(changed, present | 1L << Field.CR2.ordinal(), segments, codeAtRip);
    }

    /** Linear address of RIP. */
    public long linearRip() {
        long base = mode() == Mode.BITS_64 ? 0 : segment(SegmentName.CS).base();
        return mode() == Mode.BITS_64 ? rip() : base + rip() & 0xffff_ffffL;
    }

    @Override
    public String toString() {
        return "CpuState" + Arrays.toString(values);
    }

    /** Collects the lines of one dump. */
    public static final class Builder {
        private final long[] values = new long[Field.values().length];
        private final Segment[] segments = new Segment[8];
        private long present;
        private byte[] codeAtRip;

        public Builder set(Field field, long value) {
            values[field.ordinal()] = value;
            present |= 1L << field.ordinal();
            return this;
        }

        public Builder segment(SegmentName name, Segment segment) {
            segments[name.ordinal()] = segment;
            return this;
        }

        public Builder codeAtRip(byte[] bytes) {
            codeAtRip = bytes;
            return this;
        }

        public boolean has(Field field) {
            return (present >> field.ordinal() & 1) != 0;
        }

        public CpuState build() {
            return new CpuState(values.clone(), present, segments.clone(), codeAtRip);
        }
    }
}
