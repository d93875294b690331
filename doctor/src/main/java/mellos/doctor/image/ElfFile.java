package mellos.doctor.image;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** An ELF file of either class, little-endian, read whole. System V ABI, "Object Files". */
final class ElfFile {
    static final int MACHINE_386 = 3;
    static final int MACHINE_X86_64 = 62;
    static final int SHT_SYMTAB = 2;
    static final int SHT_NOBITS = 8;
    static final int SHT_DYNSYM = 11;
    static final int PT_LOAD = 1;
    static final long SHF_WRITE = 1;
    static final long SHF_ALLOC = 2;
    static final long SHF_EXECINSTR = 4;
    private static final long SHF_COMPRESSED = 0x800;

    /** A program header. */
    record Segment(int type, int flags, long offset, long vaddr, long paddr, long fileSize, long memorySize) {
    }

    /** A section header with its name. */
    record Section(String name, int type, long flags, long address, long offset, long size, int link) {
    }

    private final byte[] file;
    private final boolean wide;
    private final int machine;
    private final long entry;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /** @throws BadImageException naming {@code name} when the bytes are no ELF file for x86 */
    ElfFile(String name, byte[] file) throws BadImageException {
        this.file = file;
        if (file.length < 20 || file[0] != 0x7f || file[1] != 'E' || file[2] != 'L' || file[3] != 'F') {
            throw new BadImageException(name + (file.length == 0 ? " is empty" : " is not an ELF file")
                    + ": --kernel wants the kernel's ELF image with its symbols");
        }
        wide = file[4] == 2;
        machine = file[5] == 1 ? file[18] & 0xff | (file[19] & 0xff) << 8 : -1;
        if (machine != MACHINE_386 && machine != MACHINE_X86_64) {
            throw new BadImageException(name + " is an ELF file for another machine (" + machineName(file)
                    + "), not for x86");
        }
        try {
            Bytes in = new Bytes(file).seek(24);
            entry = word(in);
            long programHeaders = word(in);
            long sectionHeaders = word(in);
            in.skip(6);
            int programSize = in.u16();
            int programCount = in.u16();
            int sectionSize = in.u16();
            int sectionCount = in.u16();
            readSegments(programHeaders, programSize, programCount);
            readSections(sectionHeaders, sectionSize, sectionCount, in.u16());
        } catch (IndexOutOfBoundsException e) {
            throw new BadImageException(name + " is a damaged ELF file: " + e.getMessage());
        }
    }

    private static String machineName(byte[] file) {
        if (file[5] != 1) {
            return "big-endian";
        }
        int machine = file[18] & 0xff | (file[19] & 0xff) << 8;
        return switch (machine) {
            case 183 -> "AArch64";
            case 40 -> "ARM";
            case 243 -> "RISC-V";
            case 8 -> "MIPS";
            case 21 -> "PowerPC64";
            default -> "machine number " + machine;
        };
    }

    private long word(Bytes in) {
        return wide ? in.u64() : in.u32();
    }

    private void readSegments(long at, int size, int count) {
        for (int i = 0; i < count; i++) {
            Bytes in = new Bytes(file);
            in.seek(in.size(at + (long) i * size));
            int type = (int) in.u32();
            int flags = wide ? (int) in.u32() : 0;
            long offset = word(in);
            long vaddr = word(in);
            long paddr = word(in);
            long fileSize = word(in);
            long memorySize = word(in);
            if (!wide) {
                flags = (int) in.u32();
            }
            segments.add(new Segment(type, flags, offset, vaddr, paddr, fileSize, memorySize));
        }
    }

    private void readSections(long at, int size, int count, int namesIndex) {
        List<Integer> names = new ArrayList<>();
        List<Section> raw = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes in = new Bytes(file);
            in.seek(in.size(at + (long) i * size));
            names.add((int) in.u32());
            int type = (int) in.u32();
            raw.add(new Section("", type, word(in), word(in), word(in), word(in), (int) in.u32()));
        }
        byte[] strings = namesIndex < raw.size() ? contents(raw.get(namesIndex)) : new byte[0];
        for (int i = 0; i < raw.size(); i++) {
            Section each = raw.get(i);
            String name = names.get(i) < strings.length && names.get(i) >= 0
                    ? new Bytes(strings).seek(names.get(i)).string() : "";
            sections.add(new Section(name, each.type(), each.flags(), each.address(), each.offset(), each.size(),
                    each.link()));
        }
    }

    List<Segment> segments() {
        return segments;
    }

    List<Section> sections() {
        return sections;
    }

    boolean is64Bit() {
        return wide;
    }

    int machine() {
        return machine;
    }

    long entry() {
        return entry;
    }

    Section section(String name) {
        return sections.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** The bytes of a section, decompressed; empty for one without bytes in the file. */
    byte[] contents(Section section) {
        if (section == null || section.type() == SHT_NOBITS) {
            return new byte[0];
        }
        Bytes in = new Bytes(file);
        byte[] raw = in.seek(in.size(section.offset())).take(section.size());
        return (section.flags() & SHF_COMPRESSED) != 0 ? inflate(raw) : raw;
    }

    private byte[] inflate(byte[] raw) {
        Bytes in = new Bytes(raw);
        long type = in.u32();
        if (wide) {
            in.u32();
        }
        int size = in.size(word(in));
        word(in);
        if (type != 1 || size > 1 << 30) {
            return new byte[0];
        }
        byte[] out = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw, in.position(), raw.length - in.position());
            int done = 0;
            while (done < size && !inflater.finished()) {
                int count = inflater.inflate(out, done, size - done);
                if (count == 0) {
                    break;
                }
                done += count;
            }
            return out;
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    byte[] bytes() {
        return file;
    }
}
