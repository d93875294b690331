package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.RawMemory;
import mellos.magic.Struct;

/**
 * What is known of one block of the heap. Changed by whoever holds the heap's lock, by the thread that has claimed the
 * block, or while the world stands still.
 */
@RawMemory("a cell of this structure")
@Struct(size = Block.SIZE)
public interface Block {
    int SIZE = 32;

    /** Nothing is in it. */
    int FREE = 0;
    /** Objects that fit into a block; their starts are in {@link MarkBits}. */
    int SMALL = 1;
    /** The first block of a large object. */
    int HEAD = 2;
    /** A block in the middle of a large object, all of it. */
    int BODY = 3;

    /** There is no memory behind it. */
    int ABSENT = 4;
    /** Somebody is about to take the memory behind it away. */
    int LEAVING = 5;

    /** Offset of {@link #state}, for volatile access. */
    int STATE = 0;

    /** One of the constants here. */
    @At(STATE)
    int state();

    @At(STATE)
    void state(int state);

    /** Blocks that a large object reaches into: number of its first block. */
    @At(4)
    int head();

    @At(4)
    void head(int block);

    /** Bytes at the beginning that the end of a large object takes; the rest is as {@link #SMALL} blocks are. */
    @At(8)
    int prefix();

    @At(8)
    void prefix(int bytes);

    /** Not 0 if the collection under way, or the last one, found an object that begins here. */
    @At(12)
    int marked();

    @At(12)
    void marked(int flag);

    /** Offset of {@link #owned}, for atomic access. */
    int OWNED = 16;

    /** Not 0 since a thread took the block to allocate in it, until the next collection. */
    @At(OWNED)
    int owned();

    @At(OWNED)
    void owned(int flag);

    /** Not 0 while all bytes are zero that were not used since the block had memory. */
    @At(20)
    int clean();

    @At(20)
    void clean(int flag);

    /** Not 0 if the collection under way had no room to remember an object that begins here. */
    @At(28)
    int unscanned();

    @At(28)
    void unscanned(int flag);

    /** Not 0 if the map of marks that the next collection fills is clear here. */
    @At(24)
    int spareClear();

    @At(24)
    void spareClear(int flag);

    /** Whether objects may lie in it. */
    static boolean isInUse(Block block) {
        int state = block.state();
        return state == SMALL || state == HEAD || state == BODY;
    }

    /** Takes the block for the caller alone; false if somebody has. */
    static boolean claim(Block block) {
        return Address.ofStruct(block).plus(OWNED).compareAndSetInt(0, 1);
    }
}
