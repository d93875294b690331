package mellos.kernel.memory;

import mellos.magic.NoHeap;

/** Where page tables get their frames from. */
@NoHeap
interface FrameSource {
    /** @return physical address of a zeroed frame, or {@link Frames#NONE} */
    long allocate();
}
