package mellos.doctor.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A PE image ({@code .efi}, {@code .exe}) as an {@link ImageFile}: its sections and, where the linker left them, its
 * COFF symbols. Microsoft, "PE Format". Firmware loads such an image where it has room, so it is relocatable.
 */
final class PeImage {
    private static final int MACHINE_386 = 0x14c;
    private static final int MACHINE_AMD64 = 0x8664;
    private static final int HEADER_POINTER = 0x3c;
    private static final int COFF_HEADER = 20;
    private static final int SECTION_HEADER = 40;
    private static final int SYMBOL = 18;
    private static final int PE32_PLUS = 0x20b;
    private static final int FUNCTION_TYPE = 0x20;
    private static final int EXTERNAL = 2;
    private static final int STATIC = 3;
    private static final int EXECUTE = 0x20000000;
    private static final int WRITE = 0x80000000;

    private final String name;
    private final ByteBuffer file;
    private final int header;

    private PeImage(String name, byte[] bytes) throws BadImageException {
        this.name = name;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.header = bytes.length < HEADER_POINTER + 4 ? -1 : file.getInt(HEADER_POINTER);
        if (header < 0 || header > bytes.length - COFF_HEADER - 8 || file.getInt(header) != ('E' << 8 | 'P')) {
            throw new BadImageException(name + " begins as an MZ file and is no PE image");
        }
    }

    /** True when the bytes begin as DOS and PE executables do. */
    static boolean isPe(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'M' && bytes[1] == 'Z';
    }

    static ImageFile of(String name, byte[] bytes) throws BadImageException {
        try {
            return new PeImage(name, bytes).read();
        } catch (IndexOutOfBoundsException e) {
            throw new BadImageException(name + " is a damaged PE image", e);
        }
    }

    private ImageFile read() throws BadImageException {
        int machine = u16(header + 4);
        if (machine != MACHINE_AMD64 && machine != MACHINE_386) {
            throw new BadImageException(
                    name + " is a PE image for machine 0x" + Integer.toHexString(machine) + ", not for x86");
        }
        List<ImageFile.Region> regions = new ArrayList<>();
        List<ImageFile.Section> sections = new ArrayList<>();
        int table = header + 4 + COFF_HEADER + u16(header + 20);
        for (int i = 0; i < u16(header + 6); i++) {
            section(table + i * SECTION_HEADER, regions, sections);
        }
        return new ImageFile(
                machine == MACHINE_AMD64,
                true,
                base() + u32(optional() + 16),
                List.copyOf(regions),
                List.copyOf(sections),
                symbols(sections),
                SourceLines.NONE,
                file);
    }

    private int optional() {
        return header + 4 + COFF_HEADER;
    }

    private long base() {
        return u16(optional()) == PE32_PLUS ? file.getLong(optional() + 24) : u32(optional() + 28);
    }

    private void section(int at, List<ImageFile.Region> regions, List<ImageFile.Section> sections) {
        long memory = u32(at + 8);
        long stored = u32(at + 16);
        long size = memory == 0 ? stored : memory;
        long address = base() + u32(at + 12);
        boolean code = (file.getInt(at + 36) & EXECUTE) != 0;
        boolean writable = (file.getInt(at + 36) & WRITE) != 0;
        regions.add(new ImageFile.Region(address, address, u32(at + 20), Math.min(stored, size), size, code, writable));
        sections.add(new ImageFile.Section(text(at, 8), address, size, code, writable));
    }

    private List<Symbol> symbols(List<ImageFile.Section> sections) {
        List<Symbol> out = new ArrayList<>();
        long table = u32(header + 12);
        long count = u32(header + 16);
        if (table == 0 || table + count * SYMBOL > file.limit()) {
            return out;
        }
        int strings = (int) (table + count * SYMBOL);
        for (long i = 0; i < count; i += 1 + u8((int) (table + i * SYMBOL) + 17)) {
            int at = (int) (table + i * SYMBOL);
            int section = file.getShort(at + 12);
            int storage = u8(at + 16);
            String symbol = file.getInt(at) == 0 ? string(strings + file.getInt(at + 4)) : text(at, 8);
            boolean named = storage == EXTERNAL || storage == STATIC && !symbol.startsWith(".");
            if (section >= 1 && section <= sections.size() && named) {
                long address = sections.get(section - 1).address() + u32(at + 8);
                out.add(new Symbol(symbol, address, 0, u16(at + 14) == FUNCTION_TYPE));
            }
        }
        return out;
    }

    private String string(int at) {
        return at >= file.limit() ? "" : text(at, file.limit() - at);
    }

    private String text(int at, int longest) {
        int end = at;
        while (end < at + longest && file.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - at];
        file.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private int u8(int at) {
        return file.get(at) & 0xff;
    }

    private int u16(int at) {
        return file.getShort(at) & 0xffff;
    }

    private long u32(int at) {
        return file.getInt(at) & 0xffff_ffffL;
    }
}
