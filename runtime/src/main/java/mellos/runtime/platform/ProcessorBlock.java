package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.magic.abi.ProcessorBlockLayout;

/**
 * What GS points to while Java runs: a processor's own data, or where the platform has no processors of its own, a
 * thread's. Laid out by the platform before Java runs there.
 *
 * <p>Generated code knows the offsets below {@link #PLATFORM}; from there on they are the platform's, which may view
 * the same memory as a larger structure.
 */
@Struct(size = ProcessorBlock.PLATFORM)
public interface ProcessorBlock {
    /** Where the platform's part begins. */
    int PLATFORM = ProcessorBlockLayout.PROCESSOR_PLATFORM;

    /** Offset of the thread's block, for loads through GS. */
    int THREAD_BLOCK = ProcessorBlockLayout.PROCESSOR_THREAD_BLOCK;

    /** Address of this block: what GS:0 gives. */
    @At(ProcessorBlockLayout.PROCESSOR_SELF)
    Address self();

    /** Set by the platform before GS leads here. */
    @At(ProcessorBlockLayout.PROCESSOR_SELF)
    void self(Address self);

    /** {@link ThreadBlock} of the thread that runs; never zero once Java runs. Stored at a switch of threads. */
    @At(THREAD_BLOCK)
    Address threadBlock();

    /** Set by the platform, before Java runs here and at every switch of threads. */
    @At(THREAD_BLOCK)
    void threadBlock(Address block);

    /** Not zero asks the thread that runs here to stop at its next poll. */
    @At(ProcessorBlockLayout.PROCESSOR_POLL)
    int poll();

    /** Set by whoever stops the world, read by polls. */
    @At(ProcessorBlockLayout.PROCESSOR_POLL)
    void poll(int asked);
}
