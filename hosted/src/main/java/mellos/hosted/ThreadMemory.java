package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.abi.ThreadBlockLayout;

/**
 * Stacks and blocks of threads: made once, used again when their thread has ended.
 *
 * <pre>
 *   guard page | stack | signal stack | block
 * </pre>
 */
@RawMemory("a block is handed out only when Linux says that its thread has ended")
final class ThreadMemory {
    private static final long GUARD_BYTES = 4096;
    private static final long STACK_BYTES = 1 << 20;
    private static final long SIGNAL_STACK_BYTES = 32 << 10;
    private static final long BLOCK_BYTES = 4096;
    private static final long TOTAL_BYTES = GUARD_BYTES + STACK_BYTES + SIGNAL_STACK_BYTES + BLOCK_BYTES;
    private static long firstBlock;
    /** The process's first thread has 1. */
    private static int lastId = 1;

    private ThreadMemory() {}

    /** A block with its id and its stack; zero if there is no memory. */
    static synchronized Address take() {
        for (Address block = Address.of(firstBlock);
                !block.isZero();
                block = block.as(HostedBlock.class).next()) {
            if (block.as(HostedBlock.class).running() == 0) {
                int id = block.as(HostedBlock.class).id();
                return prepared(block, id, block.as(HostedBlock.class).next());
            }
        }
        return lastId == ThreadBlockLayout.THREAD_LAST_ID ? Address.zero() : fresh();
    }

    private static Address fresh() {
        Address low = Linux.mapMemory(TOTAL_BYTES);
        if (low.isZero()) {
            return low;
        }
        Linux.forbidAccess(low, GUARD_BYTES);
        Address block = prepared(low.plus(TOTAL_BYTES - BLOCK_BYTES), ++lastId, Address.of(firstBlock));
        firstBlock = block.bits();
        return block;
    }

    private static Address prepared(Address block, int id, Address next) {
        for (int i = 0; i < HostedBlock.SIZE; i += 8) {
            block.plus(i).storeLong(0);
        }
        HostedBlock prepared = block.as(HostedBlock.class);
        prepared.id(id);
        prepared.stackHigh(block.plus(-SIGNAL_STACK_BYTES));
        prepared.stackLow(block.plus(-SIGNAL_STACK_BYTES - STACK_BYTES));
        GsBlock.lead(block.plus(HostedBlock.GS_BLOCK), block);
        prepared.next(next);
        return block;
    }

    /** The stack for signals of the thread with this block. */
    static void useSignalStack(HostedBlock block) {
        Linux.setSignalStack(block.stackHigh(), SIGNAL_STACK_BYTES);
    }
}
