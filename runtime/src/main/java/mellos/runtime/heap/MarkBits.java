package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Two maps with a bit for each granule of the heap. The <em>known</em> one says where objects begin that the last
 * collection found, and where holes begin that threads have taken since; the <em>spare</em> one is filled by the
 * collection under way, at whose end the two change places.
 *
 * <p>An object takes two granules at least, so the bit behind a start is free: it is set for holes. From a hole's start
 * objects lie one behind the other, up to the first zero word or the hole's end.
 */
@NoHeap
@BuildTime
@RawMemory("maps are changed by the owner of a block, or atomically")
public final class MarkBits {
    private static final int GRANULE_SHIFT = 3;
    static final long GRANULE = 1 << GRANULE_SHIFT;
    private static final int WORD_BITS = 64;
    private static final long BYTES_PER_WORD = WORD_BITS * GRANULE;

    private static int known;

    private MarkBits() {}

    /** At the end of a collection: what it has found is what is known. */
    public static void exchange() {
        known ^= 1;
    }

    /** At the beginning, when both maps are clear. */
    static void reset() {
        known = 0;
    }

    /** Marks the object; false if it was marked. For all threads. */
    public static boolean mark(Address object) {
        Address word = HeapSpace.mapWord(object, known ^ 1);
        long bit = bit(object);
        long seen = word.loadLongVolatile();
        while ((seen & bit) == 0) {
            if (word.compareAndSetLong(seen, seen | bit)) {
                return true;
            }
            seen = word.loadLongVolatile();
        }
        return false;
    }

    /** Brings the mark of the object into the cache. */
    public static void prefetch(Address object) {
        Cpu.prefetch(HeapSpace.mapWord(object, known ^ 1).bits());
    }

    /** Whether the collection under way has marked the object. */
    public static boolean isMarked(Address object) {
        return (HeapSpace.mapWord(object, known ^ 1).loadLongVolatile() & bit(object)) != 0;
    }

    /** Whether an object or a hole is known to begin here. */
    static boolean isKnown(Address at) {
        return (HeapSpace.mapWord(at, known).loadLong() & bit(at)) != 0;
    }

    /** A hole begins here that a thread takes. Only the block's owner calls it. */
    static void setHole(Address at) {
        set(at);
        set(at.plus(GRANULE));
    }

    private static void set(Address at) {
        Address word = HeapSpace.mapWord(at, known);
        word.storeLong(word.loadLong() | bit(at));
    }

    /** Whether what is known to begin here is a hole. */
    static boolean isHole(Address start) {
        Address next = start.plus(GRANULE);
        return HeapSpace.offsetInBlock(next) != 0 && isKnown(next);
    }

    /** The last start at or before the address in its block; zero if there is none. */
    static Address startBefore(Address at) {
        long blockStart = at.bits() & -HeapSpace.BLOCK_BYTES;
        long last = lastBit(at, blockStart);
        if (last == 0) {
            return Address.zero();
        }
        Address before = Address.of(last - GRANULE);
        return last != blockStart && isKnown(before) ? before : Address.of(last);
    }

    private static long lastBit(Address at, long blockStart) {
        long wordStart = at.bits() & -BYTES_PER_WORD;
        long bits = HeapSpace.mapWord(at, known).loadLong() & -1L >>> ~(at.bits() >>> GRANULE_SHIFT);
        while (bits == 0) {
            if (wordStart == blockStart) {
                return 0;
            }
            wordStart -= BYTES_PER_WORD;
            bits = HeapSpace.mapWord(Address.of(wordStart), known).loadLong();
        }
        return wordStart + GRANULE * (WORD_BITS - 1 - Long.numberOfLeadingZeros(bits));
    }

    /** The first start at or behind the address and below the end, which lies in the same block; else the end. */
    static Address startFrom(Address at, Address end) {
        return bitFrom(at, end, known);
    }

    /** The same of the objects that the collection under way has marked. */
    public static Address markedFrom(Address at, Address end) {
        return bitFrom(at, end, known ^ 1);
    }

    private static Address bitFrom(Address at, Address end, int map) {
        long wordStart = at.bits() & -BYTES_PER_WORD;
        long bits = 0;
        if (at.isBelow(end)) {
            bits = HeapSpace.mapWord(at, map).loadLong() & -1L << (at.bits() >>> GRANULE_SHIFT);
        }
        while (bits == 0) {
            wordStart += BYTES_PER_WORD;
            if (Long.compareUnsigned(wordStart, end.bits()) >= 0) {
                return end;
            }
            bits = HeapSpace.mapWord(Address.of(wordStart), map).loadLong();
        }
        return Address.of(wordStart + GRANULE * Long.numberOfTrailingZeros(bits));
    }

    /** Makes the spare map clear for a block. */
    public static void clearSpare(int number) {
        Block block = HeapSpace.block(number);
        if (block.spareClear() == 0) {
            clear(number, known ^ 1);
            block.spareClear(1);
        }
    }

    private static void clear(int number, int map) {
        Address word = HeapSpace.mapWord(HeapSpace.startOf(number), map);
        for (long i = 0; i < HeapSpace.BLOCK_BYTES / BYTES_PER_WORD; i++) {
            word.plus(8 * i).storeLong(0);
        }
    }

    private static long bit(Address at) {
        return 1L << (at.bits() >>> GRANULE_SHIFT);
    }
}
