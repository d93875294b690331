package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.End;

/**
 * Where the heap lies: one range of addresses, reserved at the first allocation for as much as the heap may ever take,
 * and backed by memory a chunk at a time, in the order of addresses.
 *
 * <pre>
 *   state (one page) | the collector's | tables of chunk 0 | tables of chunk 1 | … | chunk 0 | chunk 1 | …
 *   tables: marks, spare marks (a bit for each 8 bytes), blocks
 *   chunk:  64 blocks of 32 KiB
 * </pre>
 *
 * The tables cost 3.3 % of the heap. They stand apart from the chunks, at a distance that is no power of two, so that
 * those of different chunks do not share the same few lines of the caches.
 */
@NoHeap
@BuildTime
@RawMemory("what is touched was reserved and backed")
public final class HeapSpace {
    public static final long BLOCK_BYTES = 32 << 10;
    static final long CHUNK_BYTES = 2 << 20;
    static final int BLOCKS_PER_CHUNK = (int) (CHUNK_BYTES / BLOCK_BYTES);

    static final long MAP_BYTES = CHUNK_BYTES / MarkBits.GRANULE / 8;
    private static final long PAGE = 4096;
    private static final long BLOCKS_OFFSET = 2 * MAP_BYTES;
    private static final long TABLE_BYTES = BLOCKS_OFFSET + PAGE;

    /** What part of the limit the collector gets for its own tables, within bounds. */
    private static final long COLLECTOR_PART = 512;

    private static final long COLLECTOR_LEAST = 128 << 10;
    private static final long COLLECTOR_MOST = 2 << 20;

    private static long state;
    private static long tables;
    private static long base;
    private static long end;
    private static long collectorBytes;

    private HeapSpace() {}

    /** Reserves the heap's addresses, once. @param limitBytes the most that the chunks may take */
    static void reserve(long limitBytes) {
        long chunks = Math.max(limitBytes / CHUNK_BYTES, 1);
        long part = limitBytes / COLLECTOR_PART & -PAGE;
        collectorBytes = Math.min(Math.max(part, COLLECTOR_LEAST), COLLECTOR_MOST);
        long ahead = PAGE + collectorBytes + chunks * TABLE_BYTES + CHUNK_BYTES - 1 & -CHUNK_BYTES;
        Address start = Backing.current.reserve(ahead + chunks * CHUNK_BYTES);
        if (!Backing.current.back(start, PAGE + collectorBytes)) {
            End.panic("no memory for the heap's tables", null);
        }
        tables = start.bits() + PAGE + collectorBytes;
        end = start.bits() + ahead + chunks * CHUNK_BYTES;
        base = start.bits() + ahead;
        state = start.bits();
        state().limitChunks((int) chunks);
        MarkBits.reset();
    }

    static boolean isReserved() {
        return state != 0;
    }

    static HeapState state() {
        return Address.of(state).as(HeapState.class);
    }

    /** Memory for the collector's own tables, zeroed. */
    public static Address collectorMemory() {
        return Address.of(state + PAGE);
    }

    /** Size of {@link #collectorMemory}. */
    public static long collectorBytes() {
        return collectorBytes;
    }

    /** Whether the address lies in a chunk that has or had memory. */
    public static boolean covers(Address at) {
        long offset = at.bits() - base;
        return Long.compareUnsigned(offset, end - base) < 0 && offset < (long) state().chunks() * CHUNK_BYTES;
    }

    /** Blocks in all chunks that have or had memory. */
    public static int blockCount() {
        return state == 0 ? 0 : state().chunks() * BLOCKS_PER_CHUNK;
    }

    public static int blockAt(Address at) {
        return (int) ((at.bits() - base) / BLOCK_BYTES);
    }

    public static Address startOf(int block) {
        return Address.of(base + block * BLOCK_BYTES);
    }

    /** Not by a remainder: half of all addresses are negative numbers. */
    static long offsetInBlock(Address at) {
        return at.bits() & BLOCK_BYTES - 1;
    }

    static Address endOfBlock(Address at) {
        return Address.of((at.bits() & -BLOCK_BYTES) + BLOCK_BYTES);
    }

    public static Block block(int number) {
        return table(number / BLOCKS_PER_CHUNK)
                .plus(BLOCKS_OFFSET + number % BLOCKS_PER_CHUNK * Block.SIZE)
                .as(Block.class);
    }

    /** The word of a map that has the bit for this address. @param map 0 or 1 */
    static Address mapWord(Address at, int map) {
        long offset = at.bits() - base;
        return table((int) (offset / CHUNK_BYTES)).plus(map * MAP_BYTES + (offset & CHUNK_BYTES - 1) / 512 * 8);
    }

    /** Gives the next chunk memory. With the heap's lock held. @return false if there is none */
    static boolean addChunk() {
        HeapState state = state();
        int chunk = state.chunks();
        if (chunk == state.limitChunks()) {
            return false;
        }
        if (!Backing.current.back(table(chunk), TABLE_BYTES) || !Backing.current.back(chunkStart(chunk), CHUNK_BYTES)) {
            state.limitChunks(chunk);
            return false;
        }
        for (int i = 0; i < BLOCKS_PER_CHUNK; i++) {
            Block block = block(chunk * BLOCKS_PER_CHUNK + i);
            block.clean(1);
            block.spareClear(1);
        }
        state.chunks(chunk + 1);
        return true;
    }

    /** Sees to it that free blocks have memory. With the heap's lock held. @return false if there is none */
    static boolean bringBack(int first, int count) {
        int last = (first + count - 1) / BLOCKS_PER_CHUNK;
        for (int chunk = first / BLOCKS_PER_CHUNK; chunk <= last; chunk++) {
            if (block(chunk * BLOCKS_PER_CHUNK).state() == Block.ABSENT) {
                if (!Backing.current.back(chunkStart(chunk), CHUNK_BYTES)) {
                    return false;
                }
                state().absentChunks(state().absentChunks() - 1);
                setStates(chunk, Block.FREE, 1);
            }
        }
        return true;
    }

    /** All blocks of a chunk alike. */
    static void setStates(int chunk, int state, int clean) {
        for (int i = 0; i < BLOCKS_PER_CHUNK; i++) {
            Block block = block(chunk * BLOCKS_PER_CHUNK + i);
            block.clean(clean);
            block.state(state);
        }
    }

    static Address chunkStart(int chunk) {
        return Address.of(base + chunk * CHUNK_BYTES);
    }

    private static Address table(int chunk) {
        return Address.of(tables + chunk * TABLE_BYTES);
    }
}
