package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.StackCheckLayout;
import mellos.magic.abi.ThreadBlockLayout;

/**
 * What threads of the process run on. Blocks, each with the stack for signals, are made once and used again when their
 * thread has ended; a stack is used again if it has the size that the next thread asks for.
 *
 * <pre>
 *   guard | stack                 signal stack | block
 * </pre>
 */
@BuildTime
@RawMemory("memory is used again only when Linux says that its thread has ended")
final class ThreadMemory {
    private static final long PAGE = 4096;
    /** A check looks for the guard from as far above it, and a large frame must not step over it. */
    private static final long GUARD_BYTES = 4L * StackCheckLayout.STACK_RESERVE;
    /** As HotSpot's default is. Pages that nobody touches cost nothing. */
    private static final long DEFAULT_STACK_BYTES = 1 << 20;

    private static final long SMALLEST_STACK_BYTES = 128 << 10;
    private static final long LARGEST_STACK_BYTES = 1L << 40;
    private static final long SIGNAL_STACK_BYTES = 32 << 10;
    private static final long BLOCK_BYTES = PAGE;
    /** First of the blocks whose threads have ended, or are about to. */
    private static long firstFree;
    /** Blocks by the numbers of their threads. */
    private static long table;

    /** The process's first thread has 1. */
    private static int lastId = 1;

    private ThreadMemory() {}

    /**
     * A block with its id and its stack; zero if there is no memory.
     *
     * @param askedBytes for the stack; 0 or less for what is usual
     */
    static synchronized Address take(long askedBytes) {
        long stackBytes = stackBytes(askedBytes);
        Address block = firstFree == 0 ? fresh() : used();
        if (block.isZero() || hasStack(block, stackBytes)) {
            return block;
        }
        give(block.as(HostedBlock.class));
        return Address.zero();
    }

    /** By a thread that ends, for the last time. */
    static synchronized void give(HostedBlock own) {
        own.next(Address.of(firstFree));
        firstFree = Address.ofStruct(own).bits();
    }

    private static long stackBytes(long askedBytes) {
        if (askedBytes <= 0) {
            return DEFAULT_STACK_BYTES;
        }
        long bounded = Math.min(Math.max(askedBytes, SMALLEST_STACK_BYTES), LARGEST_STACK_BYTES);
        return bounded + PAGE - 1 & -PAGE;
    }

    private static Address used() {
        Address block = Address.of(firstFree);
        firstFree = block.as(HostedBlock.class).next().bits();
        while (block.plus(HostedBlock.RUNNING).loadIntVolatile() != 0) {
            Linux.yieldProcessor();
        }
        int id = block.as(HostedBlock.class).id();
        Address stackLow = block.as(HostedBlock.class).stackLow();
        Address stackHigh = block.as(HostedBlock.class).stackHigh();
        prepare(block, id);
        block.as(HostedBlock.class).stackLow(stackLow);
        block.as(HostedBlock.class).stackHigh(stackHigh);
        return block;
    }

    private static Address fresh() {
        Address low = lastId == ThreadBlockLayout.THREAD_LAST_ID
                ? Address.zero()
                : Linux.mapMemory(SIGNAL_STACK_BYTES + BLOCK_BYTES);
        if (low.isZero()) {
            return low;
        }
        Address block = low.plus(SIGNAL_STACK_BYTES);
        prepare(block, ++lastId);
        return block;
    }

    private static void prepare(Address block, int id) {
        for (int i = 0; i < HostedBlock.SIZE; i += 8) {
            block.plus(i).storeLong(0);
        }
        table().plus(8L * id).storeAddress(block);
        block.as(HostedBlock.class).id(id);
        GsBlock.lead(block.plus(HostedBlock.GS_BLOCK), block);
    }

    /** Sees to it that the block's stack has this size; false if there is no memory for it. */
    private static boolean hasStack(Address block, long stackBytes) {
        HostedBlock view = block.as(HostedBlock.class);
        long before = view.stackHigh().minus(view.stackLow());
        if (before == stackBytes) {
            return true;
        }
        if (before != 0) {
            Linux.unmapMemory(view.stackLow().plus(-GUARD_BYTES), GUARD_BYTES + before);
            view.stackLow(Address.zero());
            view.stackHigh(Address.zero());
        }
        Address low = Linux.mapMemory(GUARD_BYTES + stackBytes);
        if (low.isZero()) {
            return false;
        }
        Linux.forbidAccess(low, GUARD_BYTES);
        view.stackLow(low.plus(GUARD_BYTES));
        view.stackHigh(low.plus(GUARD_BYTES + stackBytes));
        return true;
    }

    /** Numbers of threads go so far. */
    @NoHeap
    static int lastId() {
        return lastId;
    }

    /** The block of the thread with this number; zero if there was none. */
    @NoHeap
    static HostedBlock block(int id) {
        return table().plus(8L * id).loadAddress().as(HostedBlock.class);
    }

    /** The process's first thread is one of all. */
    @NoHeap
    static void adopt(HostedBlock block) {
        table = Linux.reserveMemory(8L * (ThreadBlockLayout.THREAD_LAST_ID + 1)).bits();
        table().plus(8L * block.id()).storeAddress(Address.ofStruct(block));
    }

    private static Address table() {
        return Address.of(table);
    }

    /** The stack for signals of the thread with this block. */
    static void useSignalStack(HostedBlock block) {
        Linux.setSignalStack(Address.ofStruct(block).plus(-SIGNAL_STACK_BYTES), SIGNAL_STACK_BYTES);
    }
}
