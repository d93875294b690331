package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.runtime.platform.ThreadBlock;

/** A thread's block with what this platform keeps behind the runtime's part. */
@Struct(size = HostedBlock.SIZE)
interface HostedBlock extends ThreadBlock {
    int SIZE = 168;

    /** What Linux answered when it was asked for the thread: its number, or a negated error. */
    @At(PLATFORM)
    long cloneResult();

    /** Linux makes this 0 when the thread has ended and its stack is free. */
    @At(136)
    int running();

    /** Offset of the thread's {@link GsBlock}. */
    int GS_BLOCK = 144;

    /** The next thread memory of the process. */
    @At(160)
    Address next();

    @At(160)
    void next(Address block);
}
