package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.ProcessorBlock;

/**
 * The stop of the world. A thread is in the world while it may touch the heap. One that wants the world stopped says so
 * and waits until every other thread has left it; a thread that comes back looks at that word after it has said that it
 * is back, so that one of the two sees what the other did.
 */
@NoHeap
@BuildTime
@RawMemory("words of this class, and thread blocks, which are never unmapped")
final class Standstill {
    /** Linux shows no such thread, or it has not begun: nothing of it is in use. */
    static final int ABSENT = 0;
    /** It may touch the heap. */
    static final int IN_WORLD = 1;
    /** It does not touch the heap; its stack is in use from the saved stack pointer on. */
    static final int OUT_OF_WORLD = 2;

    private static final int SPINS = 1000;
    private static final long LATE_NANOS = 100_000_000;
    private static final long FOREVER = Long.MAX_VALUE;

    /** Words: whether a stop is asked for; whose turn it is to stop the world; whether the world goes on. */
    private static final int[] WORDS = {0, 0, 1};

    private static final int ASKED = 0;
    private static final int TURN = 4;
    private static final int GOES_ON = 8;

    private Standstill() {}

    static boolean isAsked() {
        return word(ASKED).loadIntVolatile() != 0;
    }

    static void leaveWorld(HostedBlock block) {
        stateOf(block).storeIntVolatile(OUT_OF_WORLD);
    }

    /** Returns when the world goes on. */
    static void joinWorld(HostedBlock block) {
        stateOf(block).getAndSetInt(IN_WORLD);
        while (isAsked()) {
            leaveWorld(block);
            Linux.sleepWhileZero(word(GOES_ON), FOREVER);
            stateOf(block).getAndSetInt(IN_WORLD);
        }
    }

    /** Stops the world, collects, lets it go on. The caller has left the world. */
    static void collect(long request) {
        takeTurn();
        long asked = Linux.nanos(Linux.CLOCK_MONOTONIC);
        word(GOES_ON).storeIntVolatile(0);
        word(ASKED).getAndSetInt(1);
        setPolls(1);
        awaitOthers(asked);
        Workers.collect(request, asked);
        setPolls(0);
        word(ASKED).storeIntVolatile(0);
        word(GOES_ON).storeIntVolatile(1);
        Linux.wakeAll(word(GOES_ON));
        LogLine.tell();
        word(TURN).storeIntVolatile(0);
    }

    private static void takeTurn() {
        for (int spins = 0; !word(TURN).compareAndSetInt(0, 1); spins++) {
            pause(spins);
        }
    }

    /**
     * One after the other: who has left the world, or is made meanwhile, does not touch the heap before he has seen the
     * stop.
     */
    private static void awaitOthers(long begun) {
        boolean told = false;
        for (int id = 1; id <= ThreadMemory.lastId(); id++) {
            HostedBlock block = ThreadMemory.block(id);
            for (int spins = 0; isInWorld(block); spins++) {
                if (!told && spins > SPINS && Linux.nanos(Linux.CLOCK_MONOTONIC) - begun > LATE_NANOS) {
                    told = true;
                    LastWords.lateForStop(block);
                }
                pause(spins);
            }
        }
    }

    /** A thread that is made meanwhile sees the stop when it enters the world. */
    private static void setPolls(int word) {
        for (int id = 1; id <= ThreadMemory.lastId(); id++) {
            Address block = Address.ofStruct(ThreadMemory.block(id));
            if (!block.isZero()) {
                block.plus(HostedBlock.GS_BLOCK).as(ProcessorBlock.class).poll(word);
            }
        }
    }

    private static boolean isInWorld(HostedBlock block) {
        return !Address.ofStruct(block).isZero() && stateOf(block).loadIntVolatile() == IN_WORLD;
    }

    private static void pause(int spins) {
        if (spins < SPINS) {
            Cpu.pause();
        } else {
            Linux.yieldProcessor();
        }
    }

    static Address stateOf(HostedBlock block) {
        return Address.ofStruct(block).plus(HostedBlock.WORLD_STATE);
    }

    private static Address word(int offset) {
        return ObjectHeader.elements(WORDS).plus(offset);
    }
}
