package mellos.doctor.log;

import java.util.Arrays;
import java.util.Optional;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Mode;

/** A processor's registers as one dump in the log shows them; what the dump lacks is {@link Value#UNKNOWN}. */
public final class CpuState {

    private static final Field[] FIELDS = Field.values();
    private static final SegmentName[] SEGMENTS = SegmentName.values();

    public static final CpuState UNKNOWN = new Builder().build();

    private final long[] numbers;
    private final long present;
    private final Segment[] segments;
    private final byte[] codeAtRip;

    private CpuState(Builder builder) {
        this.numbers = builder.numbers.clone();
        this.present = builder.present;
        this.segments = builder.segments.clone();
        this.codeAtRip = builder.codeAtRip;
    }

    public boolean has(Field field) {
        return (present >> field.ordinal() & 1) != 0;
    }

    public Value value(Field field) {
        return has(field) ? Value.of(numbers[field.ordinal()]) : Value.UNKNOWN;
    }

    /** General register {@code number}, 0–15. */
    public Value register(int number) {
        return value(FIELDS[number]);
    }

    public boolean has(SegmentName name) {
        return segments[name.ordinal()] != null;
    }

    /** The segment register; empty when the dump lacks it. */
    public Optional<Segment> findSegment(SegmentName name) {
        return Optional.ofNullable(segments[name.ordinal()]);
    }

    /**
     * The segment register.
     *
     * @throws NotInLogException when the dump lacks it
     */
    public Segment segment(SegmentName name) {
        return findSegment(name).orElseThrow(NotInLogException::new);
    }

    /** The segment register with encoding {@code number}, 0–5. */
    public Segment segment(int number) {
        return segment(SEGMENTS[number]);
    }

    /** Bytes at RIP that the log itself shows (a {@code Code=} line). */
    public Optional<byte[]> codeAtRip() {
        return codeAtRip.length == 0 ? Optional.empty() : Optional.of(codeAtRip.clone());
    }

    public Value rip() {
        return value(Field.RIP);
    }

    public Value rsp() {
        return value(Field.RSP);
    }

    public Value cr0() {
        return value(Field.CR0);
    }

    public Value cr3() {
        return value(Field.CR3);
    }

    public Value cr4() {
        return value(Field.CR4);
    }

    public Value efer() {
        return value(Field.EFER);
    }

    /** True when the log shows protected mode. */
    public boolean isProtected() {
        return cr0().has(ControlBits.CR0_PE);
    }

    /** True when the log shows paging turned on. */
    public boolean isPaging() {
        return cr0().has(ControlBits.CR0_PG);
    }

    /** True when the log shows long mode. */
    public boolean isLongMode() {
        return efer().has(ControlBits.EFER_LMA);
    }

    /** How the bytes at RIP decode; empty when the dump does not show it. */
    public Optional<Mode> mode() {
        if (cr0().lacks(ControlBits.CR0_PE)) {
            return Optional.of(Mode.BITS_16);
        }
        return findSegment(SegmentName.CS).map(code -> code.mode(isLongMode()));
    }

    public boolean isIn(Mode wanted) {
        return mode().filter(each -> each == wanted).isPresent();
    }

    /** Linear address of RIP. */
    public Value linearRip() {
        if (mode().isEmpty() || isIn(Mode.BITS_64)) {
            return rip();
        }
        long base = findSegment(SegmentName.CS).map(Segment::base).orElse(0L);
        return rip().map(rip -> base + rip & 0xffff_ffffL);
    }

    /** The same state with another fault address. */
    CpuState withCr2(long address) {
        Builder builder = new Builder();
        System.arraycopy(numbers, 0, builder.numbers, 0, numbers.length);
        System.arraycopy(segments, 0, builder.segments, 0, segments.length);
        builder.present = present;
        builder.codeAtRip = codeAtRip;
        return builder.set(Field.CR2, address).build();
    }

    @Override
    public String toString() {
        return "CpuState" + Arrays.toString(numbers);
    }

    /** Collects the lines of one dump. */
    public static final class Builder {
        private final long[] numbers = new long[FIELDS.length];
        private final Segment[] segments = new Segment[SEGMENTS.length];
        private long present;
        private byte[] codeAtRip = new byte[0];

        public Builder set(Field field, long value) {
            numbers[field.ordinal()] = value;
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

        public boolean isEmpty() {
            return present == 0;
        }

        public CpuState build() {
            return new CpuState(this);
        }
    }
}
