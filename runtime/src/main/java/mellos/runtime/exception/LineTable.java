package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * From an address in the code to class, method, file and line, the inlined methods among them. docs/abi.md, "Line
 * table": a binary search over blocks, then the rows of one block decoded one behind the other.
 */
@NoHeap
@RawMemory("the table was made for this image; its magic number is checked")
public final class LineTable {
    private static final int MAGIC = 0x534e4c4d;
    private static final int BASE = 8;
    private static final int LENGTH = 16;
    private static final int BLOCK_COUNT = 20;
    private static final int SCOPES = 24;
    private static final int METHODS = 28;
    private static final int STRINGS = 32;
    private static final int BLOCKS = 40;
    private static final int BLOCK_BYTES = 8;
    private static final int METHOD_BYTES = 12;

    private LineTable() {}

    /** Fills {@code into} with the innermost method at an address of this image's code; false if it is unknown. */
    public static boolean find(long address, SourcePlace into) {
        return find(Address.ofSymbol("__lines_start"), address, into);
    }

    static boolean find(Address table, long address, SourcePlace into) {
        if (table.loadInt() != MAGIC) {
            return false;
        }
        long offset = address - table.plus(BASE).loadLong();
        if (offset < 0 || offset >= unsigned(table, LENGTH)) {
            return false;
        }
        return findInBlock(table, table.plus(BLOCKS + (long) BLOCK_BYTES * blockOf(table, offset)), offset, into);
    }

    /** Replaces a place that was inlined by the one that its method was inlined into; false if there is none. */
    public static boolean toCaller(SourcePlace place) {
        return toCaller(Address.ofSymbol("__lines_start"), place);
    }

    static boolean toCaller(Address table, SourcePlace place) {
        if (place.callerScope() == 0) {
            return false;
        }
        fill(table, place.callerScope(), place.callerLine(), place);
        return true;
    }

    private static boolean findInBlock(Address table, Address block, long offset, SourcePlace into) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(table.plus(unsigned(block, 4)));
        Address end = table.plus(unsigned(block, BLOCK_BYTES + 4));
        long at = unsigned(block, 0);
        int scope = 0;
        int line = 0;
        while (position.at().isBelow(end)) {
            long head = DwarfReader.readUnsigned(position);
            at += head >>> 1;
            if (at > offset) {
                break;
            }
            if ((head & 1) != 0) {
                scope += readZigzag(position);
            }
            line += readZigzag(position);
        }
        if (scope == 0) {
            return false;
        }
        fill(table, scope, line, into);
        return true;
    }

    /** The last block that starts at or before the offset; the first starts at 0. */
    private static int blockOf(Address table, long offset) {
        int low = 0;
        int high = table.plus(BLOCK_COUNT).loadInt() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (unsigned(table, BLOCKS + (long) BLOCK_BYTES * middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static void fill(Address table, int scope, int line, SourcePlace into) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(table.plus(unsigned(table, SCOPES)).plus(scope));
        long method = DwarfReader.readUnsigned(position);
        int toCaller = (int) DwarfReader.readUnsigned(position);
        into.line(line);
        into.callerScope(toCaller == 0 ? 0 : scope - toCaller);
        into.callerLine(toCaller == 0 ? 0 : (int) DwarfReader.readUnsigned(position));
        Address names = table.plus(unsigned(table, METHODS)).plus(METHOD_BYTES * method);
        Address strings = table.plus(unsigned(table, STRINGS));
        into.className(strings.plus(unsigned(names, 0)));
        into.methodName(strings.plus(unsigned(names, 4)));
        into.fileName(strings.plus(unsigned(names, 8)));
    }

    private static long unsigned(Address base, long offset) {
        return base.plus(offset).loadInt() & 0xffff_ffffL;
    }

    /** The sign in bit 0. */
    private static int readZigzag(DwarfReader.Position position) {
        long value = DwarfReader.readUnsigned(position);
        return (int) (value >>> 1 ^ -(value & 1));
    }
}
