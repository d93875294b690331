package mellos.kernel.thread;

import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/** The contexts by what they are for. */
@NoHeap
final class ContextPools {
    /** Stack of a task of the kernel. */
    static final long KERNEL_STACK = 64 << 10;
    /** Stack of a {@code java.lang.Thread}. */
    static final long THREAD_STACK = 256 << 10;
    /** Stack of the thread that runs {@code main}. */
    static final long MAIN_STACK = 1 << 20;

    final ContextPool kernel;
    final ContextPool threads;
    final ContextPool main;

    @MayAllocate("the heap is up")
    ContextPools() {
        kernel = new ContextPool(KERNEL_STACK);
        threads = new ContextPool(THREAD_STACK);
        main = new ContextPool(MAIN_STACK);
    }

    void give(TaskContext context) {
        if (!kernel.give(context) && !threads.give(context)) {
            main.give(context);
        }
    }
}
