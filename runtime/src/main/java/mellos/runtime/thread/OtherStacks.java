package mellos.runtime.thread;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.runtime.exception.Backtrace;
import mellos.runtime.platform.PlatformThreads;
import mellos.runtime.platform.ThreadBlock;

/**
 * Stack traces of other threads. A thread can be looked at while it rests; one that runs is given a moment to do so,
 * and has an empty trace if it does not.
 */
@RawMemory("the thread's block stays in place after its end, and the stack is its own again when it is let go")
final class OtherStacks {
    private static final int LOOKS = 20;
    private static final long PATIENCE_NANOS = 100_000;

    private OtherStacks() {}

    /** Null if the thread is not alive; without elements if it could not be looked at. */
    static StackTraceElement[] of(Thread thread) {
        for (int i = 0; i < LOOKS; i++) {
            long block = Threads.substituted(thread).eetop;
            if (block == 0) {
                return null;
            }
            Backtrace trace = look(thread, Address.of(block).as(ThreadBlock.class));
            if (trace != null) {
                return trace.decode();
            }
            PlatformThreads.sleep(PATIENCE_NANOS);
        }
        return new StackTraceElement[0];
    }

    private static Backtrace look(Thread thread, ThreadBlock block) {
        if (!RestingStack.hold(block)) {
            return null;
        }
        try {
            // The block may be another thread's by now.
            return Threads.substituted(thread).eetop == Address.ofStruct(block).bits()
                    ? Backtrace.ofResting(RestingStack.registers(block), block.stackHigh())
                    : null;
        } finally {
            RestingStack.letGo(block);
        }
    }
}
