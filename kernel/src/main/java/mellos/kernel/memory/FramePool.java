package mellos.kernel.memory;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.boot.MemoryMap;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Which frames are free. Every usable range is a stretch that single frames are taken from at its lower end and runs of
 * frames at its upper end; frames that come back form a list through their first words, and so do the runs of a large
 * page's size, which are broken up when nothing else is left. {@link Frames} holds the lock.
 */
@BuildTime
@NoHeap
@RawMemory("writes to the first word of frames that nobody holds, through the direct map")
final class FramePool {
    /** Nothing below: that memory is firmware's, and the trampoline's. */
    private static final long LOWEST = 1 << 20;

    private static final long[] NEXT = new long[MemoryMap.CAPACITY];
    private static final long[] END = new long[MemoryMap.CAPACITY];
    private static int stretches;
    /** Physical address of the first frame that came back, or 0. */
    private static long returned;

    /** The same of the first frames of large pages that came back. */
    private static long returnedLarge;

    private static long freeCount;

    private FramePool() {}

    /** See {@link Frames#init}. */
    static void init(long imageStart, long imageEnd, long limit) {
        stretches = 0;
        returned = Frames.NONE;
        returnedLarge = Frames.NONE;
        freeCount = 0;
        for (int i = 0; i < MemoryMap.count(); i++) {
            if (MemoryMap.type(i) == MemoryMap.USABLE) {
                long start = Math.max(MemoryMap.start(i), LOWEST);
                long end = Math.min(MemoryMap.end(i), limit);
                addAround(start, end, imageStart, imageEnd);
            }
        }
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

    static long take() {
        if (returned != Frames.NONE) {
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
        return breakLarge() ? take() : Frames.NONE;
    }

    private static boolean breakLarge() {
        long run = takeLarge();
        if (run == Frames.NONE) {
            return false;
        }
        for (long frame = run; frame < run + Layout.LARGE_PAGE; frame += Layout.PAGE) {
            put(frame);
        }
        return true;
    }

    /** From the last stretch that has room: high memory first, so that low frames stay for who needs them. */
    static long takeRun(long sizeBytes, long alignment) {
        if (sizeBytes == Layout.LARGE_PAGE && returnedLarge != Frames.NONE) {
            return takeLarge();
        }
        for (int i = stretches - 1; i >= 0; i--) {
            long start = END[i] - sizeBytes & -alignment;
            if (start >= NEXT[i] && start < END[i]) {
                freeCount -= (END[i] - start) / Layout.PAGE;
                END[i] = start;
                return start;
            }
        }
        return Frames.NONE;
    }

    private static long takeLarge() {
        long run = returnedLarge;
        if (run != Frames.NONE) {
            returnedLarge = DirectMap.at(run).loadLong();
            freeCount -= Layout.LARGE_PAGE / Layout.PAGE;
        }
        return run;
    }

    /** A run of a large page's size, and aligned so. */
    static void putLarge(long run) {
        DirectMap.at(run).storeLong(returnedLarge);
        returnedLarge = run;
        freeCount += Layout.LARGE_PAGE / Layout.PAGE;
    }

    static void put(long frame) {
        DirectMap.at(frame).storeLong(returned);
        returned = frame;
        freeCount++;
    }

    static long freeCount() {
        return freeCount;
    }
}
