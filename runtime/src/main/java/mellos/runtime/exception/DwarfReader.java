package mellos.runtime.exception;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/**
 * Reads numbers one after the other. DWARF 5, "Variable Length Data"; Linux Standard Base Core, "DWARF Exception Header
 * Encoding".
 */
@NoHeap
@RawMemory("reads tables that the linker made, as far as they say")
final class DwarfReader {
    private static final int FORMAT = 0x0f;
    private static final int RELATIVE = 0x70;
    private static final int PLACE_RELATIVE = 0x10;
    private static final int OMITTED = 0xff;

    private DwarfReader() {}

    /** Where the reader stands. */
    @Struct(size = 8)
    interface Position {
        @At(0)
        Address at();

        @At(0)
        void at(Address next);
    }

    static int readByte(Position position) {
        Address at = position.at();
        position.at(at.plus(1));
        return at.loadByte() & 0xff;
    }

    static int readShort(Position position) {
        Address at = position.at();
        position.at(at.plus(2));
        return at.loadShort() & 0xffff;
    }

    static int readInt(Position position) {
        Address at = position.at();
        position.at(at.plus(4));
        return at.loadInt();
    }

    static long readLong(Position position) {
        Address at = position.at();
        position.at(at.plus(8));
        return at.loadLong();
    }

    static long readUnsigned(Position position) {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = readByte(position);
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next >= 0x80);
        return value;
    }

    static long readSigned(Position position) {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = readByte(position);
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next >= 0x80);
        return shift < 64 && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    /**
     * A number or pointer in one of the exception header's encodings; 0 for one left out.
     *
     * @param encoding absolute or relative to its own place; others are read as absolute
     */
    static long readEncoded(Position position, int encoding) {
        if (encoding == OMITTED) {
            return 0;
        }
        long place = position.at().bits();
        long value = readFormat(position, encoding & FORMAT);
        return (encoding & RELATIVE) == PLACE_RELATIVE && value != 0 ? value + place : value;
    }

    private static long readFormat(Position position, int format) {
        return switch (format) {
            case 0x01 -> readUnsigned(position);
            case 0x02 -> readShort(position);
            case 0x03 -> readInt(position) & 0xffff_ffffL;
            case 0x09 -> readSigned(position);
            case 0x0a -> (short) readShort(position);
            case 0x0b -> readInt(position);
            default -> readLong(position);
        };
    }
}
