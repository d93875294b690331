package mellos.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes ELF files of either class for tests. Each section with an address gets a segment of its own. */
final class ElfBytes {
    private record Part(String name, int type, long flags, long address, byte[] bytes, long size, int link) {}

    private final boolean wide;
    private final List<Part> parts = new ArrayList<>(List.of(new Part("", 0, 0, 0, new byte[0], 0, 0)));
    private final ByteArrayOutputStream symbols = new ByteArrayOutputStream();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();

    private ElfBytes(boolean wide) {
        this.wide = wide;
        symbols.writeBytes(new byte[wide ? 24 : 16]);
        names.write(0);
    }

    static ElfBytes of64Bits() {
        return new ElfBytes(true);
    }

    static ElfBytes of32Bits() {
        return new ElfBytes(false);
    }

    ElfBytes section(String name, long flags, long address, byte[] bytes) {
        parts.add(new Part(name, 1, flags, address, bytes, bytes.length, 0));
        return this;
    }

    ElfBytes zeroes(String name, long address, long size) {
        long flags = ElfFile.SHF_ALLOC | ElfFile.SHF_WRITE;
        parts.add(new Part(name, ElfFile.SHT_NOBITS, flags, address, new byte[0], size, 0));
        return this;
    }

    ElfBytes symbol(String name, int type, long address, long size, int section) {
        return symbol(names.size(), name, type, address, size, section);
    }

    /** A symbol whose name is said to lie elsewhere than it does. */
    ElfBytes symbol(int nameAt, String name, int type, long address, long size, int section) {
        ByteBuffer entry = little(wide ? 24 : 16).putInt(nameAt);
        if (wide) {
            entry.put((byte) (0x10 | type))
                    .put((byte) 0)
                    .putShort((short) section)
                    .putLong(address)
                    .putLong(size);
        } else {
            entry.putInt((int) address).putInt((int) size);
            entry.put((byte) (0x10 | type)).put((byte) 0).putShort((short) section);
        }
        symbols.writeBytes(entry.array());
        names.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] bytes() {
        List<Part> all = new ArrayList<>(parts);
        all.add(new Part(".strtab", 3, 0, 0, names.toByteArray(), names.size(), 0));
        all.add(new Part(".symtab", ElfFile.SHT_SYMTAB, 0, 0, symbols.toByteArray(), symbols.size(), all.size() - 1));
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        all.forEach(each -> texts.writeBytes((each.name() + "\0").getBytes(StandardCharsets.UTF_8)));
        texts.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
        all.add(new Part(".shstrtab", 3, 0, 0, texts.toByteArray(), texts.size(), 0));
        return write(all, all.stream().filter(each -> each.address() != 0).toList());
    }

    private byte[] write(List<Part> all, List<Part> loaded) {
        int headerBytes = wide ? 64 : 52;
        int segmentBytes = wide ? 56 : 32;
        int sectionBytes = wide ? 64 : 40;
        int body = headerBytes + segmentBytes * loaded.size();
        int sections = body + all.stream().mapToInt(each -> each.bytes().length).sum();
        ByteBuffer out = little(sections + sectionBytes * all.size());
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), 1, 1}).position(16);
        out.putShort((short) 2)
                .putShort((short) (wide ? ElfFile.MACHINE_X86_64 : ElfFile.MACHINE_386))
                .putInt(1);
        words(out, 0x1000, headerBytes, sections);
        out.putInt(0)
                .putShort((short) headerBytes)
                .putShort((short) segmentBytes)
                .putShort((short) loaded.size());
        out.putShort((short) sectionBytes).putShort((short) all.size()).putShort((short) (all.size() - 1));
        loaded.forEach(each -> segment(out, each, body + before(all, each)));
        all.forEach(each -> out.put(each.bytes()));
        int name = 0;
        for (Part each : all) {
            out.putInt(name).putInt(each.type());
            words(out, each.flags(), each.address(), body + before(all, each), each.size());
            out.putInt(each.link()).putInt(0);
            words(out, 1, 0);
            name += each.name().length() + 1;
        }
        return out.array();
    }

    private void segment(ByteBuffer out, Part part, int offset) {
        int flags = (part.flags() & ElfFile.SHF_EXECINSTR) != 0 ? 5 : 6;
        out.putInt(ElfFile.PT_LOAD);
        if (wide) {
            out.putInt(flags);
        }
        words(out, offset, part.address(), part.address() & 0xfff_ffffL, part.bytes().length, part.size());
        if (!wide) {
            out.putInt(flags);
        }
        words(out, 4096);
    }

    private static int before(List<Part> all, Part part) {
        return all.subList(0, all.indexOf(part)).stream()
                .mapToInt(each -> each.bytes().length)
                .sum();
    }

    private void words(ByteBuffer out, long... words) {
        for (long word : words) {
            if (wide) {
                out.putLong(word);
            } else {
                out.putInt((int) word);
            }
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
