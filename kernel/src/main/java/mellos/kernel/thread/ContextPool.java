package mellos.kernel.thread;

import mellos.kernel.address.Layout;
import mellos.kernel.memory.Stacks;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Contexts of one stack size. Those of ended tasks are used again and never given back. */
@NoHeap
@RawMemory("asks for stacks; stores nothing")
final class ContextPool {
    private final long stackBytes;
    private final SpinLock lock = SpinLock.of(LockOrder.CONTEXTS);
    private TaskContext free;

    /** @param stackBytes a multiple of 4096 */
    @MayAllocate("the heap is up")
    ContextPool(long stackBytes) {
        this.stackBytes = stackBytes;
    }

    /** @throws OutOfMemoryError if there is no memory for another stack */
    @MayAllocate("called by tasks")
    TaskContext take() {
        TaskContext used = takeUsed();
        if (used != null) {
            return used;
        }
        Address high = Stacks.allocate((int) (stackBytes / Layout.PAGE));
        if (high.isZero()) {
            throw new OutOfMemoryError("no memory for a stack of " + stackBytes + " bytes");
        }
        return new TaskContext(high.plus(-stackBytes), high);
    }

    private TaskContext takeUsed() {
        long flags = lock.acquire();
        TaskContext context = free;
        if (context != null) {
            free = context.next;
            context.next = null;
        }
        lock.release(flags);
        return context;
    }

    /** Takes back one of this pool's. */
    void give(TaskContext context) {
        long flags = lock.acquire();
        context.next = free;
        free = context;
        lock.release(flags);
    }
}
