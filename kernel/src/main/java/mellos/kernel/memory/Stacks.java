package mellos.kernel.memory;

import mellos.kernel.address.Layout;
import mellos.kernel.address.PageFlags;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.StackCheckLayout;

/**
 * Stacks. Each lies in a slot of its own, at the slot's end, and below it nothing is mapped: whoever overflows faults
 * at once, and the fault is told from others by its address. One that is larger than a slot takes several in a row. A
 * stack that is given back is kept for the next of its size.
 *
 * <pre>
 * slot start                                         slot end = stack top
 *   | guard: never mapped, GUARD_BYTES at least | stack |
 * </pre>
 */
@BuildTime
@NoHeap
@RawMemory("a returned stack's lowest words link it to the next; nobody else uses it then")
public final class Stacks {
    private static final long SLOTS = Layout.STACKS_LIMIT / Layout.STACK_STRIDE;

    /** A check looks for the guard from as far above it, and a large frame must not step over it. */
    private static final long GUARD_BYTES = 4L * StackCheckLayout.STACK_RESERVE;

    private static final long SPARE_FRAMES = 64;

    private static final SpinLock LOCK = SpinLock.of(LockOrder.STACKS);
    private static long used;
    /** Lowest address of the first returned stack, or 0. In it: the next one, then its number of pages. */
    private static long returned;

    private Stacks() {}

    /**
     * A stack of that many pages, at least one.
     *
     * @return highest address, 16-byte aligned; zero if memory or slots are used up
     */
    public static Address allocate(int pages) {
        long flags = LOCK.acquire();
        long top = takeReturned(pages);
        long slots = slotsOf(pages);
        if (top == 0 && used + slots <= SLOTS && Frames.freeCount() > pages + tablesOf(slots)) {
            used += slots;
            top = Layout.STACKS + used * Layout.STACK_STRIDE;
            mapPages(top, pages);
        }
        LOCK.release(flags);
        return Address.of(top);
    }

    /** Slots that the stack and its guard take. */
    private static long slotsOf(int pages) {
        long bytes = pages * Layout.PAGE + GUARD_BYTES;
        return (bytes + Layout.STACK_STRIDE - 1) / Layout.STACK_STRIDE;
    }

    /** More than the frames that page tables for these slots may take, and some for those who cannot do without. */
    private static long tablesOf(long slots) {
        return 2 * slots + SPARE_FRAMES;
    }

    /** Where the stack ends that this address lies in: above a stack's end the next one's guard follows. */
    public static Address end(Address inside) {
        long offset = inside.bits() - Layout.STACKS;
        long end = Layout.STACKS + (offset & -Layout.STACK_STRIDE) + Layout.STACK_STRIDE;
        while (KernelSpace.entry(Address.of(end)) != 0) {
            end += Layout.STACK_STRIDE;
        }
        return Address.of(end);
    }

    /** Gives a stack back that nobody runs on. Its contents stay until it is used again. */
    public static void free(Address top, int pages) {
        long flags = LOCK.acquire();
        Address low = top.plus(-pages * Layout.PAGE);
        low.storeLong(returned);
        low.plus(8).storeLong(pages);
        returned = low.bits();
        LOCK.release(flags);
    }

    /** Whether an address lies in the unmapped part of a stack's slot. */
    public static boolean isGuard(Address address) {
        long offset = address.bits() - Layout.STACKS;
        return offset >= 0 && offset < Layout.STACKS_LIMIT && KernelSpace.entry(address) == 0;
    }

    private static void mapPages(long top, int pages) {
        for (long at = top - pages * Layout.PAGE; at < top; at += Layout.PAGE) {
            KernelSpace.mapPage(at, Frames.allocate(), PageFlags.DATA);
        }
    }

    private static long takeReturned(int pages) {
        long before = 0;
        for (long low = returned; low != 0; low = Address.of(low).loadLong()) {
            if (Address.of(low).plus(8).loadLong() == pages) {
                long next = Address.of(low).loadLong();
                if (before == 0) {
                    returned = next;
                } else {
                    Address.of(before).storeLong(next);
                }
                return low + pages * Layout.PAGE;
            }
            before = low;
        }
        return 0;
    }
}
