package mellos.doctor.dump;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The kdump-compressed format: a header, a header behind it that tells where notes lie, two bitmaps of pages, then for
 * each page of the second bitmap where its bytes lie and how they are packed. Its 32-bit variant has the same parts.
 */
final class Kdump {
    static final String SIGNATURE = "KDUMP   ";

    private static final int BLOCK_SIZE = 4096;
    private static final int LONGEST_NOTES = 1 << 24;
    private static final int LARGEST_HEADER = 1 << 20;
    /** Where the block size stands behind a time stamp of 64 bits, and of 32. */
    private static final int WIDE_FIELDS = 428;

    private static final int NARROW_FIELDS = 416;

    private final String name;
    private final FileBytes file;

    private Kdump(String name, FileBytes file) {
        this.name = name;
        this.file = file;
    }

    /** Where everything lies. */
    record Shape(boolean isWide, long headerBlocks, long bitmapBlocks, long pageCount) {
        long bitmapStart() {
            return (1 + headerBlocks) * BLOCK_SIZE;
        }

        /** Pages that have bytes: the second of the two bitmaps. */
        long secondBitmap() {
            return bitmapStart() + bitmapBytes();
        }

        long bitmapBytes() {
            return bitmapBlocks / 2 * BLOCK_SIZE;
        }

        long descriptors() {
            return bitmapStart() + bitmapBlocks * BLOCK_SIZE;
        }
    }

    static MachineDump read(String name, FileBytes file) throws BadDumpException {
        Kdump kdump = new Kdump(name, file);
        try {
            Shape shape = kdump.shape();
            return new MachineDump(
                    name,
                    "kdump-compressed",
                    MachineDump.State.UNKNOWN,
                    Notes.read(name, kdump.notes(shape)),
                    KdumpMemory.of(name, file, shape));
        } catch (IndexOutOfBoundsException e) {
            throw new BadDumpException(name + " is cut short: " + e.getMessage(), e);
        }
    }

    private Shape shape() throws BadDumpException {
        ByteBuffer header = file.at(0, BLOCK_SIZE);
        boolean wide = header.getInt(WIDE_FIELDS) == BLOCK_SIZE;
        int fields = wide ? WIDE_FIELDS : NARROW_FIELDS;
        if (header.getInt(fields) != BLOCK_SIZE) {
            throw new BadDumpException(name + " is damaged: its header has no block size of " + BLOCK_SIZE);
        }
        long headerBlocks = header.getInt(fields + 4) & 0xffff_ffffL;
        long bitmapBlocks = header.getInt(fields + 8) & 0xffff_ffffL;
        long pages = header.getInt(fields + 12) & 0xffff_ffffL;
        Shape shape = new Shape(wide, headerBlocks, bitmapBlocks, pages);
        if (headerBlocks == 0
                || headerBlocks * BLOCK_SIZE > LARGEST_HEADER
                || shape.bitmapBytes() * 8 < pages
                || shape.descriptors() > file.size()) {
            throw new BadDumpException(name + " is damaged: its header names " + headerBlocks + " blocks of header and "
                    + bitmapBlocks + " of bitmaps for " + pages + " pages");
        }
        return shape;
    }

    private ByteBuffer notes(Shape shape) throws BadDumpException {
        ByteBuffer header = file.at(BLOCK_SIZE, BLOCK_SIZE);
        long offset = header.getLong(shape.isWide() ? 48 : 32);
        long size = shape.isWide() ? header.getLong(56) : header.getInt(40) & 0xffff_ffffL;
        if (offset < 0 || size < 0 || size > LONGEST_NOTES) {
            throw new BadDumpException(name + " is damaged: its notes would have " + size + " bytes");
        }
        return file.at(offset, (int) size);
    }

    static boolean isSigned(FileBytes file, String signature) {
        byte[] wanted = signature.getBytes(StandardCharsets.US_ASCII);
        byte[] start = new byte[wanted.length];
        if (file.size() < wanted.length) {
            return false;
        }
        file.at(0, wanted.length).get(start);
        return java.util.Arrays.equals(start, wanted);
    }
}
