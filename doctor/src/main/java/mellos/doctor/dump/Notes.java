package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import mellos.doctor.log.Segment;
import mellos.doctor.log.SegmentName;
import mellos.doctor.x86.ControlBits;

/**
 * The notes of a dump: for each processor an NT_PRSTATUS, whose registers the other note has too, and one named "QEMU"
 * with all that the processor held but its model-specific registers.
 *
 * <pre>
 * version size | rax rbx rcx rdx rsi rdi rsp rbp r8 … r15 rip rflags | cs ds es fs gs ss ldt tr gdt idt | cr0 … cr4
 * 4 bytes each | 8 bytes each                                        | selector limit flags pad 4, base 8 | 8 each
 * </pre>
 */
final class Notes {
    private static final int PRSTATUS = 1;
    /** Length of an NT_PRSTATUS of 64 bits: QEMU writes that when the first processor is in long mode. */
    private static final int WIDE_PRSTATUS = 336;

    private static final int SHORTEST_STATE = 432;
    private static final int VERSION = 1;
    private static final int GENERAL = 16;
    /** ModRM's number of each register as the note lists them. */
    private static final int[] NUMBERS = {0, 3, 1, 2, 6, 7, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final SegmentName[] SEGMENTS = {
        SegmentName.CS,
        SegmentName.DS,
        SegmentName.ES,
        SegmentName.FS,
        SegmentName.GS,
        SegmentName.SS,
        SegmentName.LDT,
        SegmentName.TR
    };

    private final String file;
    private final List<Processor> processors = new ArrayList<>();
    private boolean firstIsWide;

    private Notes(String file) {
        this.file = file;
    }

    static List<Processor> read(String file, ByteBuffer notes) throws BadDumpException {
        Notes reader = new Notes(file);
        try {
            reader.readAll(notes.order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new BadDumpException(file + " is damaged: a note reaches beyond the notes", e);
        }
        if (reader.processors.isEmpty()) {
            throw new BadDumpException(
                    file + " has no processors: it has no note named QEMU, so dump-guest-memory did not write it");
        }
        return reader.processors;
    }

    private void readAll(ByteBuffer in) throws BadDumpException {
        while (in.remaining() >= 12) {
            int nameSize = in.getInt();
            int size = in.getInt();
            int type = in.getInt();
            String name = text(in.slice(in.position(), nameSize));
            int contents = in.position() + aligned(nameSize);
            one(name, type, in.slice(contents, size).order(ByteOrder.LITTLE_ENDIAN));
            in.position(Math.min(in.limit(), contents + aligned(size)));
        }
    }

    private void one(String name, int type, ByteBuffer contents) throws BadDumpException {
        if (name.equals("CORE") && type == PRSTATUS) {
            firstIsWide |= contents.limit() >= WIDE_PRSTATUS;
        } else if (name.equals("QEMU")) {
            processors.add(processor(contents));
        }
    }

    private static int aligned(int size) {
        return size + 3 & -4;
    }

    private static String text(ByteBuffer name) {
        return StandardCharsets.US_ASCII.decode(name).toString().replace("\0", "");
    }

    private Processor processor(ByteBuffer in) throws BadDumpException {
        int version = in.getInt();
        if (version != VERSION || in.limit() < SHORTEST_STATE) {
            throw new BadDumpException(file + " has a QEMU note of version " + version + " and " + in.limit()
                    + " bytes; version 1 with at least " + SHORTEST_STATE + " bytes can be read");
        }
        in.getInt();
        Long[] general = new Long[GENERAL];
        for (int number : NUMBERS) {
            general[number] = in.getLong();
        }
        long rip = in.getLong();
        long rflags = in.getLong();
        Map<SegmentName, Segment> segments = new EnumMap<>(SegmentName.class);
        for (SegmentName each : SEGMENTS) {
            segments.put(each, segment(in));
        }
        Segment gdt = segment(in);
        Segment idt = segment(in);
        long cr0 = in.getLong();
        in.getLong(); // CR1 does not exist
        long cr2 = in.getLong();
        long cr3 = in.getLong();
        long cr4 = in.getLong();
        return new Processor(
                processors.size(),
                List.of(general),
                rip,
                rflags,
                segments,
                new Processor.Table(gdt.base(), gdt.limit()),
                new Processor.Table(idt.base(), idt.limit()),
                cr0,
                cr2,
                cr3,
                cr4,
                isLongMode(segments.get(SegmentName.CS), cr0, cr4),
                OptionalLong.empty());
    }

    private static Segment segment(ByteBuffer in) {
        int selector = in.getInt();
        long limit = in.getInt() & 0xffff_ffffL;
        int flags = in.getInt();
        in.getInt();
        return new Segment(selector & 0xffff, in.getLong(), limit, flags);
    }

    /**
     * EFER is in no note. With PAE paging on, 64-bit code tells; for code of 32 bits the first processor's status note
     * does, and the others are taken to be like it.
     */
    private boolean isLongMode(Segment code, long cr0, long cr4) {
        boolean paging = (cr0 & ControlBits.CR0_PG) != 0 && (cr4 & ControlBits.CR4_PAE) != 0;
        return paging && ((code.attributes() & 1 << 21) != 0 || firstIsWide);
    }
}
