package mellos.kernel.memory;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.kernel.boot.MemoryMap;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Which frames are free. Every usable range is a stretch that single frames are taken from at its lower end and runs of
 * frames at its upper end; frames that come back form a list through their first words. {@link Frames} holds the lock.
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

    private static long freeCount;

    private FramePool() {}

    /** See {@link Frames#init}. */
    static void init(long imageStart, long imageEnd, long limit) {
        stretches = 0;
        returned = Frames.NONE;
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
        return Frames.NONE;
    }

    /** From the last stretch that has room: high memory first, so that low frames stay for who needs them. */
    static long takeRun(long sizeBytes, long alignment) {
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

    static void put(long frame) {
        DirectMap.at(frame).storeLong(returned);
        returned = frame;
        freeCount++;
    }

    static long freeCount() {
        return freeCount;
    }
}
