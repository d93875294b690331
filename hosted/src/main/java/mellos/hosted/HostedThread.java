package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.runtime.thread.ThreadAttachment;
import mellos.runtime.thread.ThreadEntry;

/** Java threads as threads of the Linux process. */
@RawMemory("a new thread touches nothing but its own block before GS points to it")
final class HostedThread {
    private static final long WORKER_STACK_BYTES = 256 << 10;

    private HostedThread() {}

    /** False if Linux gives no more threads. */
    static boolean start(Thread thread, long stackBytes) {
        Address memory = ThreadMemory.take(stackBytes);
        if (memory.isZero()) {
            return false;
        }
        HostedBlock block = memory.as(HostedBlock.class);
        ThreadAttachment.attach(block, thread);
        // What it has from the first moment on is its Thread.
        block.savedStack(block.stackHigh().bits());
        Standstill.leaveWorld(block);
        return clone(block);
    }

    /** Starts a thread that is never in the world, for {@link Workers}. */
    static boolean startWorker(int number) {
        Address memory = ThreadMemory.take(WORKER_STACK_BYTES);
        if (memory.isZero()) {
            return false;
        }
        HostedBlock block = memory.as(HostedBlock.class);
        block.worker(number);
        return clone(block);
    }

    private static boolean clone(HostedBlock block) {
        Address.ofSymbol("mellos_hosted_clone").call(Address.ofStruct(block).bits());
        if (block.cloneResult() > 0) {
            return true;
        }
        Address.ofStruct(block).plus(HostedBlock.RUNNING).storeIntVolatile(0);
        Standstill.stateOf(block).storeIntVolatile(Standstill.ABSENT);
        ThreadMemory.give(block);
        return false;
    }

    /** On the new thread's stack. Does not return. */
    @EntryPoint("mellos_hosted_thread")
    static void run(HostedBlock block) {
        Linux.setGsBase(Address.ofStruct(block).plus(HostedBlock.GS_BLOCK));
        ThreadMemory.useSignalStack(block);
        if (block.worker() != 0) {
            Workers.serve();
        }
        Standstill.joinWorld(block);
        ThreadEntry.run((Thread) block.threadObject().toObject());
        ThreadMemory.give(block);
        Standstill.stateOf(block).storeIntVolatile(Standstill.ABSENT);
        Linux.exitThread();
    }
}
