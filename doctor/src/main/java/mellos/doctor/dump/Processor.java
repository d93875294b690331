package mellos.doctor.dump;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Mode;

/**
 * A processor as it stands.
 *
 * @param number QEMU's, from 0
 * @param general by ModRM number: RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8 to R15
 * @param segments with their hidden parts, LDT and TR among them
 * @param isLongMode EFER.LMA, as far as the dump lets it be told
 * @param efer not in a dump's notes; known when the machine itself could be asked
 */
public record Processor(
        int number,
        List<Long> general,
        long rip,
        long rflags,
        Map<SegmentName, Segment> segments,
        Table gdt,
        Table idt,
        long cr0,
        long cr2,
        long cr3,
        long cr4,
        boolean isLongMode,
        OptionalLong efer) {
    private static final int RSP = 4;

    public Processor {
        general = List.copyOf(general);
        segments = Map.copyOf(segments);
    }

    /** What GDTR or IDTR holds. */
    public record Table(long base, long limit) {}

    public Segment segment(SegmentName name) {
        return segments.get(name);
    }

    public long register(int number) {
        return general.get(number);
    }

    public long rsp() {
        return register(RSP);
    }

    /** The privilege level of what runs: the low bits of CS. */
    public int privilege() {
        return hasProtection() ? segment(SegmentName.CS).selector() & 3 : 0;
    }

    public boolean hasProtection() {
        return (cr0 & ControlBits.CR0_PE) != 0;
    }

    public boolean hasPaging() {
        return (cr0 & ControlBits.CR0_PG) != 0;
    }

    /** How the code at RIP decodes. */
    public Mode mode() {
        return hasProtection() ? segment(SegmentName.CS).mode(isLongMode) : Mode.BITS_16;
    }

    /** The linear address of an offset in a segment: 64-bit code ignores all bases but those of FS and GS. */
    public long linear(SegmentName name, long offset) {
        boolean flat = mode() == Mode.BITS_64 && name != SegmentName.FS && name != SegmentName.GS;
        long sum = flat ? offset : segment(name).base() + offset;
        return mode() == Mode.BITS_64 ? sum : sum & 0xffff_ffffL;
    }

    Processor withEfer(long value) {
        boolean active = (value & ControlBits.EFER_LMA) != 0;
        return new Processor(
                number, general, rip, rflags, segments, gdt, idt, cr0, cr2, cr3, cr4, active, OptionalLong.of(value));
    }
}
