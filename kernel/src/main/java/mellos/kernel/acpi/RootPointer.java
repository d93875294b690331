package mellos.kernel.acpi;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Finds the RSDP and through it the other tables. ACPI Specification, "Root System Description Pointer". */
@BuildTime
@NoHeap
final class RootPointer {
    /** "RSD PTR " as a little-endian number. */
    private static final long SIGNATURE = 0x2052_5450_2044_5352L;

    private static final long OLD_SIZE = 20;
    private static final long REVISION = 15;
    private static final long ROOT_TABLE = 16;
    private static final long LENGTH = 20;
    private static final long EXTENDED_TABLE = 24;
    private static final long LARGEST = 4096;
    private static final int ROOT_SIGNATURE = Table.signature('R', 'S', 'D', 'T');
    private static final int EXTENDED_SIGNATURE = Table.signature('X', 'S', 'D', 'T');

    /** The BIOS keeps the segment of its extended data area here. */
    private static final long EBDA_SEGMENT = 0x40e;

    private static final long BIOS_START = 0xe_0000;
    private static final long BIOS_END = 0x10_0000;

    private RootPointer() {}

    /** Whether a valid root pointer stands at this physical address. */
    static boolean isValid(long physical) {
        if (!Table.isMapped(physical, OLD_SIZE)
                || Table.readLong(physical, 0) != SIGNATURE
                || Table.sum(physical, OLD_SIZE) != 0) {
            return false;
        }
        if (Table.readByte(physical, REVISION) == 0) {
            return true;
        }
        long length = Table.readInt(physical, LENGTH) & 0xffff_ffffL;
        return length >= EXTENDED_TABLE + 8 && length <= LARGEST && Table.sum(physical, length) == 0;
    }

    /** Where firmware must have put it on a PC, or 0. */
    static long search() {
        long ebda = (long) Table.readShort(EBDA_SEGMENT, 0) << 4;
        long found = ebda == 0 ? 0 : searchIn(ebda, ebda + 1024);
        return found != 0 ? found : searchIn(BIOS_START, BIOS_END);
    }

    /** The first table with this signature, or 0: it is not checked yet. A bad root table counts as empty. */
    static long find(long rootPointer, int signature) {
        boolean extended = Table.readByte(rootPointer, REVISION) != 0
                && Table.readLong(rootPointer, EXTENDED_TABLE) != 0
                && Table.check(Table.readLong(rootPointer, EXTENDED_TABLE), EXTENDED_SIGNATURE) == null;
        long root = extended
                ? Table.readLong(rootPointer, EXTENDED_TABLE)
                : Table.readInt(rootPointer, ROOT_TABLE) & 0xffff_ffffL;
        if (!extended && Table.check(root, ROOT_SIGNATURE) != null) {
            return 0;
        }
        int size = extended ? 8 : 4;
        for (long at = Table.HEADER; at + size <= Table.length(root); at += size) {
            long table = extended ? Table.readLong(root, at) : Table.readInt(root, at) & 0xffff_ffffL;
            if (Table.isMapped(table, Table.HEADER) && Table.readInt(table, 0) == signature) {
                return table;
            }
        }
        return 0;
    }

    /** @return null, or what is wrong with the root tables */
    static String check(long rootPointer) {
        boolean extended =
                Table.readByte(rootPointer, REVISION) != 0 && Table.readLong(rootPointer, EXTENDED_TABLE) != 0;
        if (extended && Table.check(Table.readLong(rootPointer, EXTENDED_TABLE), EXTENDED_SIGNATURE) == null) {
            return null;
        }
        return Table.check(Table.readInt(rootPointer, ROOT_TABLE) & 0xffff_ffffL, ROOT_SIGNATURE);
    }

    private static long searchIn(long start, long end) {
        for (long at = start; at < end; at += 16) {
            if (isValid(at)) {
                return at;
            }
        }
        return 0;
    }
}
