package mellos.doctor.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small PE images for tests: sections and COFF symbols behind the headers that firmware reads. */
public final class PeText {
    private record Section(String name, int address, int flags, byte[] bytes, int size) {}

    private record Mark(String name, int section, int offset) {}

    private static final int BASE = 0x10000;
    private static final int HEADERS = 0x200;
    private static final int CODE = 0x60000020;
    private static final int DATA = 0xc0000040;

    private final int machine;
    private final List<Section> sections = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private PeText(int machine) {
        this.machine = machine;
    }

    public static PeText forX64() {
        return new PeText(0x8664);
    }

    public static PeText for386() {
        return new PeText(0x14c);
    }

    static PeText forMachine(int machine) {
        return new PeText(machine);
    }

    /** Code at a distance from the image's base, which is 0x10000. */
    public PeText code(int at, byte... bytes) {
        sections.add(new Section(".text", at, CODE, bytes, bytes.length));
        return this;
    }

    PeText data(int at, int size, byte... bytes) {
        sections.add(new Section(".data", at, DATA, bytes, size));
        return this;
    }

    /** A function at an offset in the last section. */
    public PeText symbol(String name, int offset) {
        marks.add(new Mark(name, sections.size(), offset));
        return this;
    }

    private boolean isWide() {
        return machine != 0x14c;
    }

    public byte[] bytes() {
        int body = sections.stream().mapToInt(each -> each.bytes().length).sum();
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteBuffer out = ByteBuffer.allocate(HEADERS + body + 18 * marks.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'M').put((byte) 'Z').putInt(0x3c, 0x40).position(0x40);
        headers(out, HEADERS + body);
        int at = HEADERS;
        for (Section each : sections) {
            header(out, each, at);
            at += each.bytes().length;
        }
        out.position(HEADERS);
        sections.forEach(each -> out.put(each.bytes()));
        marks.forEach(each -> mark(out, each, names));
        byte[] image = out.array();
        ByteBuffer all = ByteBuffer.allocate(image.length + 4 + names.size()).order(ByteOrder.LITTLE_ENDIAN);
        return all.put(image).putInt(4 + names.size()).put(names.toByteArray()).array();
    }

    private void headers(ByteBuffer out, int symbols) {
        int optional = isWide() ? 0xf0 : 0xe0;
        out.putInt('E' << 8 | 'P').putShort((short) machine).putShort((short) sections.size());
        out.putInt(0)
                .putInt(symbols)
                .putInt(marks.size())
                .putShort((short) optional)
                .putShort((short) 0x22);
        int start = out.position();
        out.putShort(start, (short) (isWide() ? 0x20b : 0x10b)).putInt(start + 16, 0x1000);
        if (isWide()) {
            out.putLong(start + 24, BASE);
        } else {
            out.putInt(start + 28, BASE);
        }
        out.position(start + optional);
    }

    private static void header(ByteBuffer out, Section each, int at) {
        int start = out.position();
        out.put(each.name().getBytes(StandardCharsets.US_ASCII)).position(start + 8);
        out.putInt(each.size())
                .putInt(each.address())
                .putInt(each.bytes().length)
                .putInt(at);
        out.position(start + 36);
        out.putInt(each.flags());
    }

    /** A name of up to 8 characters stands in the entry, a longer one behind the table. */
    private static void mark(ByteBuffer out, Mark each, ByteArrayOutputStream names) {
        int start = out.position();
        byte[] name = each.name().getBytes(StandardCharsets.US_ASCII);
        if (name.length <= 8) {
            out.put(name);
        } else {
            out.putInt(0).putInt(4 + names.size());
            names.writeBytes(name);
            names.write(0);
        }
        out.position(start + 8);
        out.putInt(each.offset())
                .putShort((short) each.section())
                .putShort((short) 0x20)
                .put((byte) 2)
                .put((byte) 0);
    }

    public KernelImage image() throws BadImageException {
        return KernelImage.of("test.efi", bytes());
    }
}
