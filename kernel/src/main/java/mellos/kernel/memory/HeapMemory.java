package mellos.kernel.memory;

import mellos.kernel.address.DirectMap;
import mellos.kernel.address.Layout;
import mellos.magic.Address;
import mellos.magic.NoHeap;

/** Memory for the Java heap: adjacent frames, seen in the direct map. */
@NoHeap
public final class HeapMemory {
    private HeapMemory() {}

    /** @return zeroed memory, or zero if there is no such run of frames left */
    public static Address take(long sizeBytes) {
        long alignment = sizeBytes >= Layout.LARGE_PAGE ? Layout.LARGE_PAGE : Layout.PAGE;
        long run = Frames.allocateRun(sizeBytes / Layout.PAGE, alignment);
        if (run == Frames.NONE && alignment != Layout.PAGE) {
            run = Frames.allocateRun(sizeBytes / Layout.PAGE, Layout.PAGE);
        }
        return run == Frames.NONE ? Address.zero() : DirectMap.at(run);
    }
}
