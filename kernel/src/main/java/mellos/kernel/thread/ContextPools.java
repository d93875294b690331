package mellos.kernel.thread;

import mellos.kernel.address.Layout;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.abi.StackCheckLayout;

/** The contexts, one pool for each size of stack: powers of two, so that few sizes serve all that threads ask for. */
@NoHeap
final class ContextPools {
    /** Stack of a task of the kernel. */
    static final long KERNEL_STACK = 64 << 10;
    /** Pages of the stack of a {@code java.lang.Thread} that asks for no size, unless the command line says. */
    private static final int THREAD_STACK_PAGES = 64;
    /** Stack of the thread that runs {@code main}. */
    static final long MAIN_STACK = 1 << 20;

    /** Least that a thread gets that asks for a size: a quarter of it is the reserve of {@link StackCheckLayout}. */
    private static final long SMALLEST_ASKED = 64 << 10;

    /** Half of the smallest is that reserve. */
    private static final int SMALLEST_BITS = 15;

    private static final int LARGEST_BITS = 36;

    private final ContextPool[] bySize = new ContextPool[LARGEST_BITS - SMALLEST_BITS + 1];

    @MayAllocate("the heap is up")
    ContextPools() {
        for (int i = 0; i < bySize.length; i++) {
            bySize[i] = new ContextPool(1L << SMALLEST_BITS + i);
        }
    }

    /** The pool for a thread that asks for this size; 0 or less for what is usual. */
    ContextPool forThread(long askedBytes) {
        return of(
                askedBytes > 0
                        ? Math.max(askedBytes, SMALLEST_ASKED)
                        : Layout.PAGE * CommandLine.number(Option.STACK_PAGES, THREAD_STACK_PAGES));
    }

    /** The pool whose stacks are at least this large; the largest, if none are. */
    ContextPool of(long stackBytes) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(stackBytes - 1);
        return bySize[Math.min(Math.max(bits, SMALLEST_BITS), LARGEST_BITS) - SMALLEST_BITS];
    }

    /** Those of bring-up, which have no stack here, do not come back. */
    void give(TaskContext context) {
        of(context.stackBytes()).give(context);
    }
}
