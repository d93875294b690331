package mellos.kernel.acpi;

import mellos.kernel.address.DirectMap;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A system description table by its physical address, 0 for none. {@link #check} proves that its stated length is
 * mapped and that its bytes sum to 0; the readers are for offsets within that length. ACPI Specification, "System
 * Description Table Header".
 */
@NoHeap
@RawMemory("reads below the length that check has accepted, in the 4 GiB that entry.S maps")
final class Table {
    static final long HEADER = 36;
    private static final long LENGTH = 4;
    private static final long LARGEST = 16 << 20;
    private static final long MAPPED = 1L << 32;

    private Table() {}

    /** @return null, or what is wrong with the table */
    static String check(long table, int signature) {
        if (!isMapped(table, HEADER)) {
            return "lies outside the first 4 GiB";
        }
        if (readInt(table, 0) != signature) {
            return "has another signature";
        }
        long length = length(table);
        if (length < HEADER || length > LARGEST || !isMapped(table, length)) {
            return "states a length that cannot be";
        }
        return sum(table, length) == 0 ? null : "has a wrong checksum";
    }

    static long length(long table) {
        return readInt(table, LENGTH) & 0xffff_ffffL;
    }

    /** The sum of the bytes, modulo 256. */
    static int sum(long physical, long sizeBytes) {
        int sum = 0;
        for (long i = 0; i < sizeBytes; i++) {
            sum += readByte(physical, i);
        }
        return sum & 0xff;
    }

    static boolean isMapped(long physical, long sizeBytes) {
        return physical > 0 && physical < MAPPED && sizeBytes <= MAPPED - physical;
    }

    static int readByte(long table, long offset) {
        return at(table, offset).loadByte() & 0xff;
    }

    static int readShort(long table, long offset) {
        return at(table, offset).loadChar();
    }

    static int readInt(long table, long offset) {
        return at(table, offset).loadInt();
    }

    static long readLong(long table, long offset) {
        return at(table, offset).loadLong();
    }

    /** A four-letter signature as the number that a table holds. */
    static int signature(char first, char second, char third, char fourth) {
        return first | second << 8 | third << 16 | fourth << 24;
    }

    private static Address at(long table, long offset) {
        return DirectMap.at(table + offset);
    }
}
