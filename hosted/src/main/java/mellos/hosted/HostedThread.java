package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.EntryPoint;
import mellos.magic.RawMemory;
import mellos.runtime.thread.ThreadAttachment;
import mellos.runtime.thread.ThreadEntry;

/** Java threads as threads of the Linux process. */
@RawMemory("a new thread touches nothing but its own block before GS points to it")
final class HostedThread {
    private HostedThread() {}

    /** False if Linux gives no more threads. */
    static boolean start(Thread thread, long stackBytes) {
        Address memory = ThreadMemory.take(stackBytes);
        if (memory.isZero()) {
            return false;
        }
        HostedBlock block = memory.as(HostedBlock.class);
        ThreadAttachment.attach(block, thread);
        Address.ofSymbol("mellos_hosted_clone").call(memory.bits());
        if (block.cloneResult() > 0) {
            return true;
        }
        memory.plus(HostedBlock.RUNNING).storeIntVolatile(0);
        ThreadMemory.give(block);
        return false;
    }

    /** On the new thread's stack. Does not return. */
    @EntryPoint("mellos_hosted_thread")
    static void run(HostedBlock block) {
        Linux.setGsBase(Address.ofStruct(block).plus(HostedBlock.GS_BLOCK));
        ThreadMemory.useSignalStack(block);
        ThreadEntry.run((Thread) block.threadObject().toObject());
        ThreadMemory.give(block);
        Linux.exitThread();
    }
}
