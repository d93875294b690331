package mellos.kernel.memory;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Physical frames of 4 KiB, zeroed, for all processors. */
@BuildTime
@NoHeap
@RawMemory("clears frames that were just taken, through the direct map")
public final class Frames {
    /** No frame is left. */
    public static final long NONE = 0;
    /** This class, for page tables. */
    static final FrameSource SOURCE = new Source();

    private static final SpinLock LOCK = SpinLock.of(LockOrder.FRAMES);
    private static long totalCount;

    private Frames() {}

    @BuildTime
    @NoHeap
    private static final class Source implements FrameSource {
        @Override
        public long allocate() {
            return Frames.allocate();
        }
    }

    /**
     * Takes the usable ranges of the memory map, whole pages of them, without what lies between {@code imageStart} and
     * {@code imageEnd}.
     *
     * @param limit physical memory from here on is left alone
     */
    public static void init(long imageStart, long imageEnd, long limit) {
        FramePool.init(imageStart, imageEnd, limit);
        totalCount = FramePool.freeCount();
    }

    /** @return physical address of a zeroed frame, or {@link #NONE} */
    public static long allocate() {
        long flags = LOCK.acquire();
        long frame = FramePool.take();
        LOCK.release(flags);
        if (frame != NONE) {
            clear(frame, Layout.PAGE);
        }
        return frame;
    }

    /**
     * Adjacent frames, zeroed. Only runs of a large page's size come back, by {@link #freeLarge}.
     *
     * @param alignment of the first frame in bytes, a power of two and at least a page
     * @return physical address of the first, or {@link #NONE}
     */
    public static long allocateRun(long frameCount, long alignment) {
        long flags = LOCK.acquire();
        long run = FramePool.takeRun(frameCount * Layout.PAGE, alignment);
        LOCK.release(flags);
        if (run != NONE) {
            clear(run, frameCount * Layout.PAGE);
        }
        return run;
    }

    public static void free(long frame) {
        long flags = LOCK.acquire();
        FramePool.put(frame);
        LOCK.release(flags);
    }

    /** Frees the frames of a large page. */
    static void freeLarge(long run) {
        long flags = LOCK.acquire();
        FramePool.putLarge(run);
        LOCK.release(flags);
    }

    public static long freeCount() {
        return FramePool.freeCount();
    }

    public static long totalCount() {
        return totalCount;
    }

    private static void clear(long physical, long sizeBytes) {
        Address start = DirectMap.at(physical);
        for (long i = 0; i < sizeBytes; i += 8) {
            start.plus(i).storeLong(0);
        }
    }
}
