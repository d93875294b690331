package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.ProcessorBlock;

/** The block that GS points to. Linux hands processors out as it likes, so here each thread has one of its own. */
@NoHeap
@RawMemory("the caller owns the memory, and GS does not point to it yet")
final class GsBlock {
    private GsBlock() {}

    /** Makes this memory the block that leads to a thread's. */
    static void lead(Address memory, Address thread) {
        ProcessorBlock block = memory.as(ProcessorBlock.class);
        block.self(memory);
        block.threadBlock(thread);
    }
}
