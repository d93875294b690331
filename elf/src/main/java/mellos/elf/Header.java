package mellos.elf;

import java.nio.ByteBuffer;

/**
 * What the file's first bytes say. System V ABI, "ELF Header".
 *
 * @param isWide 64-bit class: addresses, offsets and sizes take 8 bytes, else 4
 * @param names number of the section that holds the sections' names
 */
record Header(boolean isWide, int machine, long entry, Table segments, Table sections, int names) {
    private static final int LEAST_BYTES = 20;
    static final int MAGIC = 0x464c457f;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int MACHINE_AT = 18;
    private static final int ENTRY_AT = 24;
    private static final int FLAGS_AND_OWN_SIZE = 6;

    /** A table of headers: where it begins, bytes and number of its entries. */
    record Table(long offset, int entryBytes, int count) {
        /** Over one entry, which must lie in the file whole. */
        ByteCursor entry(ByteBuffer bytes, int index) {
            return ByteCursor.over(
                    ByteCursor.at(bytes, offset + (long) index * entryBytes).part(entryBytes));
        }
    }

    /** @throws IndexOutOfBoundsException when the file ends within the header */
    static Header read(String file, ByteBuffer bytes) throws BadElfException {
        if (bytes.limit() < LEAST_BYTES || ByteCursor.over(bytes).u32() != MAGIC) {
            throw new NotElfException(file + (bytes.limit() == 0 ? " is empty" : " is not an ELF file"));
        }
        if (bytes.get(5) != LITTLE_ENDIAN) {
            throw foreign(file, "big-endian");
        }
        int machine = ByteCursor.at(bytes, MACHINE_AT).u16();
        if (machine != ElfFile.MACHINE_386 && machine != ElfFile.MACHINE_X86_64) {
            throw foreign(file, machineName(machine));
        }
        return read(bytes, bytes.get(4) == CLASS_64, machine);
    }

    private static Header read(ByteBuffer bytes, boolean wide, int machine) {
        ByteCursor in = ByteCursor.at(bytes, ENTRY_AT);
        int word = wide ? 8 : 4;
        long entry = in.number(word);
        long segments = in.number(word);
        long sections = in.number(word);
        in.skip(FLAGS_AND_OWN_SIZE);
        Table segmentTable = new Table(segments, in.u16(), in.u16());
        return new Header(wide, machine, entry, segmentTable, new Table(sections, in.u16(), in.u16()), in.u16());
    }

    /** Bytes of an address, an offset or a size. */
    int wordBytes() {
        return isWide ? 8 : 4;
    }

    private static BadElfException foreign(String file, String machine) {
        return new BadElfException(file + " is an ELF file for another machine (" + machine + "), not for x86");
    }

    private static String machineName(int machine) {
        return switch (machine) {
            case 183 -> "AArch64";
            case 40 -> "ARM";
            case 243 -> "RISC-V";
            case 8 -> "MIPS";
            case 21 -> "PowerPC64";
            default -> "machine number " + machine;
        };
    }
}
