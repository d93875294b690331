package mellos.kernel.memory;

import mellos.kernel.boot.MemoryMap;
import mellos.kernel.smp.LockOrder;
import mellos.kernel.smp.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.PhysAddr;
import mellos.magic.RawMemory;

/**
 * Physical frames of 4 KiB. Every usable range is a stretch that single frames are taken from at its lower end and
 * runs of frames at its upper end; frames that come back form a list through their first words. No frame below 1 MiB
 * is given out: that memory is firmware's, and the trampoline's.
 */
@BuildTime
@NoHeap
@RawMemory("writes only to frames that nobody else holds, through the direct map")
public final class Frames {
    /** No frame is left. */
    public static final long NONE = 0;
    private static final long LOWEST = 1 << 20;

    private static final SpinLock LOCK = SpinLock.of(LockOrder.FRAMES);
    private static final long[] NEXT = new long[MemoryMap.CAPACITY];
    private static final long[] END = new long[MemoryMap.CAPACITY];
    private static int stretches;
    /** Physical address of the first frame that came back, or 0. */
    private static long returned;
    private static long freeCount;
    private static long totalCount;

    private Frames() {
    }

    /**
     * Takes the usable ranges of the memory map, whole pages of them, without what lies between {@code imageStart} and
     * {@code imageEnd}.
     *
     * @param limit physical memory from here on is left alone
     */
    public static void init(long imageStart, long imageEnd, long limit) {
        stretches = 0;
        returned = NONE;
        freeCount = 0;
        for (int i = 0; i < MemoryMap.count(); i++) {
            if (MemoryMap.type(i) == MemoryMap.USABLE) {
                long start = Math.max(MemoryMap.start(i), LOWEST);
                long end = Math.min(MemoryMap.end(i), limit);
                addAround(start, end, imageStart, imageEnd);
            }
        }
        totalCount = freeCount;
    }

    private static void addAround(long start, long end, long holeStart, long holeEnd) {
        if (holeEnd <= start || end <= holeStart) {
            add(start, end);
        } else {
            add(start, holeStart);
            add(holeEnd, end);
        }
    }

    private static void add(long start, long end) {
        long first = start + Layout.PAGE - 1 & -Layout.PAGE;
        long last = end & -Layout.PAGE;
        if (first < last && stretches < MemoryMap.CAPACITY) {
            NEXT[stretches] = first;
            END[stretches] = last;
            stretches++;
            freeCount += (last - first) / Layout.PAGE;
        }
    }

    /** @return physical address of a zeroed frame, or {@link #NONE} */
    public static long allocate() {
        long flags = LOCK.acquire();
        long frame = takeOne();
        LOCK.release(flags);
        if (frame != NONE) {
            clear(frame, Layout.PAGE);
        }
        return frame;
    }

    /**
     * Adjacent frames, zeroed; they never come back.
     *
     * @param alignment of the first frame in bytes, a power of two and at least a page
     * @return physical address of the first, or {@link #NONE}
     */
    public static long allocateRun(long frameCount, long alignment) {
        long flags = LOCK.acquire();
        long run = takeRun(frameCount * Layout.PAGE, alignment);
        LOCK.release(flags);
        if (run != NONE) {
            clear(run, frameCount * Layout.PAGE);
        }
        return run;
    }

    public static void free(long frame) {
        long flags = LOCK.acquire();
        DirectMap.at(frame).storeLong(returned);
        returned = frame;
        freeCount++;
        LOCK.release(flags);
    }

    public static long freeCount() {
        return freeCount;
    }

    public static long totalCount() {
        return totalCount;
    }

    private static long takeOne() {
        if (returned != NONE) {
            long frame = returned;
            returned = DirectMap.at(frame).loadLong();
            freeCount--;
            return frame;
        }
        for (int i = 0; i < stretches; i++) {
            if (NEXT[i] < END[i]) {
                long frame = NEXT[i];
                NEXT[i] = frame + Layout.PAGE;
                freeCount--;
                return frame;
            }
        }
        return NONE;
    }

    private static long takeRun(long sizeBytes, long alignment) {
        for (int i = stretches - 1; i >= 0; i--) {
            long start = END[i] - sizeBytes & -alignment;
            if (start >= NEXT[i] && start < END[i]) {
                freeCount -= (END[i] - start) / Layout.PAGE;
                END[i] = start;
                return start;
            }
        }
        return NONE;
    }

    private static void clear(long physical, long sizeBytes) {
        Address start = DirectMap.at(PhysAddr.ofUnchecked(physical));
        for (long i = 0; i < sizeBytes; i += 8) {
            start.plus(i).storeLong(0);
        }
    }
}
