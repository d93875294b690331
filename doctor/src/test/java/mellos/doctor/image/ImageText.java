package mellos.doctor.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mellos.elf.ElfFile;

/** Writes small ELF images for tests: code, read-only data, zeroed data, symbols and a line table. */
public final class ImageText {
    private record Part(String name, int type, long flags, long address, byte[] bytes, long size, int link) {}

    private final List<Part> parts = new ArrayList<>();
    private final ByteArrayOutputStream symbols = new ByteArrayOutputStream();
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();

    public ImageText() {
        names.write(0);
        symbols.writeBytes(new byte[24]);
        parts.add(new Part("", 0, 0, 0, new byte[0], 0, 0));
    }

    public ImageText code(long address, byte... bytes) {
        parts.add(new Part(".text", 1, ElfFile.SHF_ALLOC | ElfFile.SHF_EXECINSTR, address, bytes, bytes.length, 0));
        return this;
    }

    public ImageText data(String name, long address, byte... bytes) {
        parts.add(new Part(name, 1, ElfFile.SHF_ALLOC, address, bytes, bytes.length, 0));
        return this;
    }

    public ImageText zeroed(long address, long size) {
        parts.add(new Part(
                ".bss", ElfFile.SHT_NOBITS, ElfFile.SHF_ALLOC | ElfFile.SHF_WRITE, address, new byte[0], size, 0));
        return this;
    }

    public ImageText debug(String name, byte... bytes) {
        parts.add(new Part(name, 1, 0, 0, bytes, bytes.length, 0));
        return this;
    }

    public ImageText symbol(String name, long address, long size) {
        ByteBuffer entry = little(24)
                .putInt(names.size())
                .put((byte) 2)
                .put((byte) 0)
                .putShort((short) 1)
                .putLong(address)
                .putLong(size);
        symbols.writeBytes(entry.array());
        names.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        names.write(0);
        return this;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public byte[] bytes() {
        List<Part> all = new ArrayList<>(parts);
        all.add(new Part(".strtab", 3, 0, 0, names.toByteArray(), names.size(), 0));
        all.add(new Part(".symtab", ElfFile.SHT_SYMTAB, 0, 0, symbols.toByteArray(), symbols.size(), all.size() - 1));
        ByteArrayOutputStream sectionNames = new ByteArrayOutputStream();
        List<Integer> nameAt = new ArrayList<>();
        for (Part each : all) {
            nameAt.add(sectionNames.size());
            sectionNames.writeBytes((each.name() + "\0").getBytes(StandardCharsets.UTF_8));
        }
        nameAt.add(sectionNames.size());
        sectionNames.writeBytes(".shstrtab\0".getBytes(StandardCharsets.UTF_8));
        all.add(new Part(".shstrtab", 3, 0, 0, sectionNames.toByteArray(), sectionNames.size(), 0));
        List<Part> loaded = all.stream()
                .filter(each -> (each.flags() & ElfFile.SHF_ALLOC) != 0)
                .toList();
        int headers = 64 + 56 * loaded.size();
        int body = all.stream().mapToInt(each -> each.bytes().length).sum();
        ByteBuffer out = little(headers + body + 64 * all.size());
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        out.putShort((short) 2)
                .putShort((short) 62)
                .putInt(1)
                .putLong(0x1000)
                .putLong(64)
                .putLong(headers + body)
                .putInt(0)
                .putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) loaded.size())
                .putShort((short) 64)
                .putShort((short) all.size())
                .putShort((short) (all.size() - 1));
        int offset = headers;
        List<Integer> offsets = new ArrayList<>();
        for (Part each : all) {
            offsets.add(offset);
            offset += each.bytes().length;
        }
        for (Part each : loaded) {
            int flags = 4
                    | ((each.flags() & ElfFile.SHF_WRITE) != 0 ? 2 : 0)
                    | ((each.flags() & ElfFile.SHF_EXECINSTR) != 0 ? 1 : 0);
            out.putInt(1)
                    .putInt(flags)
                    .putLong(offsets.get(all.indexOf(each)))
                    .putLong(each.address())
                    .putLong(each.address() & 0xfff_ffffL)
                    .putLong(each.bytes().length)
                    .putLong(each.size())
                    .putLong(4096);
        }
        all.forEach(each -> out.put(each.bytes()));
        for (int i = 0; i < all.size(); i++) {
            Part each = all.get(i);
            out.putInt(nameAt.get(i))
                    .putInt(each.type())
                    .putLong(each.flags())
                    .putLong(each.address())
                    .putLong(offsets.get(i))
                    .putLong(each.size())
                    .putInt(each.link())
                    .putInt(0)
                    .putLong(1)
                    .putLong(0);
        }
        return out.array();
    }

    public KernelImage image() throws BadImageException {
        return KernelImage.of("test.elf", bytes());
    }
}
