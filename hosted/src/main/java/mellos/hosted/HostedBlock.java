package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.runtime.platform.ThreadBlock;

/** A thread's block with what this platform keeps behind the runtime's part. */
@Struct(size = HostedBlock.SIZE)
interface HostedBlock extends ThreadBlock {
    int SIZE = PLATFORM + 40;
    int NEXT = PLATFORM + 32;

    /** What Linux answered when it was asked for the thread: its number, or a negated error. */
    @At(HostedBlockLayout.HOSTED_CLONE_RESULT)
    long cloneResult();

    int RUNNING = HostedBlockLayout.HOSTED_RUNNING;

    /** Linux makes this 0 when the thread has ended and its stack is free. */
    @At(RUNNING)
    int running();

    /** Offset of the thread's {@link GsBlock}. */
    int GS_BLOCK = PLATFORM + 16;

    /** The next block whose thread has ended. */
    @At(NEXT)
    Address next();

    @At(NEXT)
    void next(Address block);
}
