package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.Struct;
import mellos.runtime.platform.ThreadBlock;

/** A thread's block with what this platform keeps behind the runtime's part. */
@Struct(size = HostedBlock.SIZE)
interface HostedBlock extends ThreadBlock {
    int SIZE = PLATFORM + 56;
    int NEXT = PLATFORM + 40;

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

    /** Offset of the thread's place: a constant of {@link Standstill}, for atomic access. */
    int WORLD_STATE = PLATFORM + 48;

    /** Number of the worker that the thread is; 0 for threads that run Java. */
    @At(PLATFORM + 52)
    int worker();

    @At(PLATFORM + 52)
    void worker(int number);
}
