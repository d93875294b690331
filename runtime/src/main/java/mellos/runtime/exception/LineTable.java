package mellos.runtime.exception;

import static mellos.magic.abi.LineTableLayout.BLOCK_ADDRESS;
import static mellos.magic.abi.LineTableLayout.BLOCK_BYTES;
import static mellos.magic.abi.LineTableLayout.BLOCK_ROWS;
import static mellos.magic.abi.LineTableLayout.LINES_BASE;
import static mellos.magic.abi.LineTableLayout.LINES_BLOCKS;
import static mellos.magic.abi.LineTableLayout.LINES_BLOCK_COUNT;
import static mellos.magic.abi.LineTableLayout.LINES_LENGTH;
import static mellos.magic.abi.LineTableLayout.LINES_MAGIC;
import static mellos.magic.abi.LineTableLayout.LINES_MAGIC_NUMBER;
import static mellos.magic.abi.LineTableLayout.LINES_METHODS;
import static mellos.magic.abi.LineTableLayout.LINES_SCOPES;
import static mellos.magic.abi.LineTableLayout.LINES_STRINGS;
import static mellos.magic.abi.LineTableLayout.METHOD_BYTES;
import static mellos.magic.abi.LineTableLayout.METHOD_CLASS;
import static mellos.magic.abi.LineTableLayout.METHOD_FILE;
import static mellos.magic.abi.LineTableLayout.METHOD_NAME;

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
    private LineTable() {}

    /** Fills {@code into} with the innermost method at an address of this image's code; false if it is unknown. */
    public static boolean find(long address, SourcePlace into) {
        return find(Address.ofSymbol("__lines_start"), address, into);
    }

    static boolean find(Address table, long address, SourcePlace into) {
        if (table.plus(LINES_MAGIC).loadInt() != LINES_MAGIC_NUMBER) {
            return false;
        }
        long offset = address - table.plus(LINES_BASE).loadLong();
        if (offset < 0 || offset >= unsigned(table, LINES_LENGTH)) {
            return false;
        }
        return findInBlock(table, block(table, blockOf(table, offset)), offset, into);
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
        position.at(table.plus(unsigned(block, BLOCK_ROWS)));
        Address end = table.plus(unsigned(block, BLOCK_BYTES + BLOCK_ROWS));
        long at = unsigned(block, BLOCK_ADDRESS);
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
        int high = table.plus(LINES_BLOCK_COUNT).loadInt() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (unsigned(block(table, middle), BLOCK_ADDRESS) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static Address block(Address table, int number) {
        return table.plus(LINES_BLOCKS + (long) BLOCK_BYTES * number);
    }

    private static void fill(Address table, int scope, int line, SourcePlace into) {
        DwarfReader.Position position = Address.stackAllocate(8).as(DwarfReader.Position.class);
        position.at(table.plus(unsigned(table, LINES_SCOPES)).plus(scope));
        long method = DwarfReader.readUnsigned(position);
        int toCaller = (int) DwarfReader.readUnsigned(position);
        into.line(line);
        into.callerScope(toCaller == 0 ? 0 : scope - toCaller);
        into.callerLine(toCaller == 0 ? 0 : (int) DwarfReader.readUnsigned(position));
        Address names = table.plus(unsigned(table, LINES_METHODS)).plus(METHOD_BYTES * method);
        Address strings = table.plus(unsigned(table, LINES_STRINGS));
        into.className(strings.plus(unsigned(names, METHOD_CLASS)));
        into.methodName(strings.plus(unsigned(names, METHOD_NAME)));
        into.fileName(strings.plus(unsigned(names, METHOD_FILE)));
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
