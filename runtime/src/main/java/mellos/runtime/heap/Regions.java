package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.HeapSource;

/**
 * The heap's memory, handed out in pieces to all threads without a lock: a piece is taken from the current region by
 * adding to its top. A thread that finds the region used up asks the platform for another. If several do so at once,
 * one of the new regions becomes the current one; the others serve only the piece that they were fetched for.
 *
 * <p>A region starts with its own top and end; the rest is zero until handed out.
 */
@NoHeap
@BuildTime
@RawMemory("a piece belongs to whoever moved the top over it")
final class Regions {
    static final long REGION_BYTES = 1 << 20;
    private static final long PAGE = 4096;
    private static final int TOP = 0;
    private static final int END = 8;
    private static final int HEADER_BYTES = 16;

    /** Element 0: address of the current region, 0 before the first. Element 1: bytes handed out. */
    private static final long[] STATE = new long[2];

    private Regions() {}

    /**
     * Zeroed memory, 8-byte aligned.
     *
     * @param sizeBytes a multiple of 8
     * @return zero when the platform has no more
     */
    static Address take(long sizeBytes) {
        Address piece = takeFromCurrent(sizeBytes);
        return piece.isZero() ? takeFromPlatform(sizeBytes) : piece;
    }

    /** Bytes handed out since the start. */
    static long usedBytes() {
        return cell(1).loadLongVolatile();
    }

    private static Address takeFromCurrent(long sizeBytes) {
        Address region = Address.of(cell(0).loadLongVolatile());
        if (region.isZero() || sizeBytes > REGION_BYTES / 2) {
            return Address.zero();
        }
        // A piece that does not fit leaves the top above the end. Nothing fits any more after that, and all threads
        // together cannot raise it far enough to wrap around.
        Address piece = Address.of(region.plus(TOP).getAndAddLong(sizeBytes));
        Address end = region.plus(END).loadAddress();
        if (end.minus(piece) < sizeBytes) {
            return Address.zero();
        }
        cell(1).getAndAddLong(sizeBytes);
        return piece;
    }

    /**
     * No lock: threads that find the region used up at the same time fetch one each, and the exchange lets one of them
     * become the current one. A loser keeps its piece and gives up the rest of its region, less than 1 MiB: to keep it
     * would take a list, and a list a lock, for what happens once a mebibyte at most. If another region became current
     * before the first look here, that one is replaced, and its rest is what is given up. No address comes back, so the
     * exchange cannot take a new region for the old one.
     */
    private static Address takeFromPlatform(long sizeBytes) {
        if (sizeBytes > REGION_BYTES / 2) {
            return takeAlone(sizeBytes);
        }
        Address before = Address.of(cell(0).loadLongVolatile());
        Address region = HeapSource.request(REGION_BYTES);
        if (region.isZero()) {
            return takeAlone(sizeBytes);
        }
        Address piece = region.plus(HEADER_BYTES);
        region.plus(TOP).storeAddress(piece.plus(sizeBytes));
        region.plus(END).storeAddress(region.plus(REGION_BYTES));
        cell(0).compareAndSetLong(before.bits(), region.bits());
        cell(1).getAndAddLong(sizeBytes);
        return piece;
    }

    /** A chunk for this piece only: for large ones, and for the last bytes of a machine. */
    private static Address takeAlone(long sizeBytes) {
        long chunkBytes = sizeBytes + PAGE - 1 & -PAGE;
        if (chunkBytes < sizeBytes) {
            return Address.zero();
        }
        Address chunk = HeapSource.request(chunkBytes);
        if (!chunk.isZero()) {
            cell(1).getAndAddLong(sizeBytes);
        }
        return chunk;
    }

    private static Address cell(int index) {
        return ObjectHeader.elements(STATE).plus(8L * index);
    }
}
