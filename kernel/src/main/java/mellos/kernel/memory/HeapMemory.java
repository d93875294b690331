package mellos.kernel.memory;

import mellos.kernel.address.Layout;
import mellos.kernel.panic.Panic;
import mellos.magic.Address;
import mellos.magic.NoHeap;

/** The Java heap's region of the address space, and frames behind its pages. */
@NoHeap
public final class HeapMemory {
    /** Of what is free when the heap begins, this part is left for stacks and page tables: one eighth. */
    private static final int REST = 8;

    private HeapMemory() {}

    /** See {@code HeapSource.limitBytes}. */
    public static long limitBytes() {
        long free = Frames.freeCount() * Layout.PAGE;
        return Math.min(free - free / REST, Layout.HEAP_LIMIT / 2);
    }

    /** See {@code HeapSource.reserve}. */
    public static Address reserve(long sizeBytes) {
        if (sizeBytes > Layout.HEAP_LIMIT) {
            Panic.because("the heap's region is too small for this memory", null);
        }
        return Address.of(Layout.HEAP);
    }

    /** See {@code HeapSource.back}. */
    public static boolean back(Address start, long sizeBytes) {
        long done = 0;
        while (done < sizeBytes) {
            long backed = backSome(start.plus(done), sizeBytes - done);
            if (backed == 0) {
                return false;
            }
            done += backed;
        }
        return true;
    }

    /** See {@code HeapSource.release}. */
    public static void release(Address start) {
        long run = KernelSpace.unmapLarge(start);
        if (run != Frames.NONE) {
            Frames.freeLarge(run);
        } else {
            KernelSpace.unmapSmall(start);
        }
    }

    /** A large page where one fits, else a small one. @return its size, 0 if there is no frame */
    private static long backSome(Address at, long leftBytes) {
        if (at.isAligned(Layout.LARGE_PAGE) && leftBytes >= Layout.LARGE_PAGE) {
            long run = Frames.allocateRun(Layout.LARGE_PAGE / Layout.PAGE, Layout.LARGE_PAGE);
            if (run != Frames.NONE) {
                return KernelSpace.mapHeap(at, run, Layout.LARGE_PAGE) ? Layout.LARGE_PAGE : 0;
            }
        }
        long frame = Frames.allocate();
        return frame != Frames.NONE && KernelSpace.mapHeap(at, frame, Layout.PAGE) ? Layout.PAGE : 0;
    }
}
