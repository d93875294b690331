package mellos.runtime.heap;

import mellos.magic.At;
import mellos.magic.Struct;

/** The heap's own numbers, in the first page of its space. */
@Struct(size = HeapState.SIZE)
interface HeapState {
    int SIZE = 128;

    /** Offset of the lock for all that has no other rule: 0 while nobody holds it. */
    int LOCK = 0;

    /** Chunks that have memory, or had some. */
    @At(4)
    int chunks();

    @At(4)
    void chunks(int count);

    /** Chunks that there may be. */
    @At(8)
    int limitChunks();

    @At(8)
    void limitChunks(int count);

    /**
     * Collections that have ended. The map of marks that the last one filled is the one of this number's lowest bit.
     */
    @At(12)
    int collections();

    @At(12)
    void collections(int count);

    /** Offset of the number of the next block that {@link BlockSource#takeUsed} looks at, for atomic access. */
    int NEXT_USED = 16;

    @At(NEXT_USED)
    int nextUsed();

    @At(NEXT_USED)
    void nextUsed(int block);

    /** No block below this number is free. */
    @At(20)
    int firstFree();

    @At(20)
    void firstFree(int block);

    /** Offset of {@link #usedBlocks}, for atomic access. */
    int USED_BLOCKS = 24;

    /** Blocks that are not free. */
    @At(USED_BLOCKS)
    int usedBlocks();

    @At(USED_BLOCKS)
    void usedBlocks(int count);

    /** Where {@link #usedBlocks} has come when it is time to collect. */
    @At(28)
    int targetBlocks();

    @At(28)
    void targetBlocks(int count);

    /** Next free byte of the block that objects of medium size share. */
    @At(32)
    long mediumTop();

    @At(32)
    void mediumTop(long address);

    @At(40)
    long mediumEnd();

    @At(40)
    void mediumEnd(long address);

    /** Offset of {@link #liveBytes}, for atomic access. */
    int LIVE_BYTES = 48;

    /** Bytes of the objects that the last collection found. */
    @At(LIVE_BYTES)
    long liveBytes();

    @At(LIVE_BYTES)
    void liveBytes(long bytes);

    /** Offset of {@link #allocatedBytes}, for atomic access. */
    int ALLOCATED_BYTES = 56;

    /** Bytes that threads have taken in all, up to what each still counts for itself. */
    @At(ALLOCATED_BYTES)
    long allocatedBytes();

    /** What {@link #allocatedBytes} was at the end of the last collection. */
    @At(64)
    long allocatedBefore();

    @At(64)
    void allocatedBefore(long bytes);

    /** Half of this many times what is alive are used before the next collection. */
    @At(80)
    int targetHalves();

    @At(80)
    void targetHalves(int halves);

    /** Of {@link #chunks}, those without memory. */
    @At(84)
    int absentChunks();

    @At(84)
    void absentChunks(int count);

    /** The collection after which was last looked whether memory can be given back. */
    @At(88)
    int surplusLooked();

    @At(88)
    void surplusLooked(int collection);

    /** In how many such looks, one after the other, there was some. */
    @At(92)
    int surplusSeen();

    @At(92)
    void surplusSeen(int times);

    /** Not 0 while a thread gives memory back. */
    @At(96)
    int givingBack();

    @At(96)
    void givingBack(int flag);

    /** Nanoseconds for which there has been some. */
    @At(104)
    long surplusNanos();

    @At(104)
    void surplusNanos(long nanos);

    /** Holes of fewer bytes are left alone. */
    @At(100)
    int smallestHole();

    @At(100)
    void smallestHole(int bytes);

    /** Bytes in use when the last collection began. */
    @At(72)
    long usedBefore();

    @At(72)
    void usedBefore(long bytes);
}
