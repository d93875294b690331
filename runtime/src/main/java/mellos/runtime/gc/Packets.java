package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.heap.HeapSpace;

/**
 * Packets of work: words that stand for objects which are marked and not yet scanned. A worker has one for itself; full
 * ones are shared through a list, from which those without work take. Their number is fixed. One that finds no empty
 * packet leaves its object to the search for what was not scanned, so that a small heap needs few and a test one.
 *
 * <p>A packet: next packet, count, words.
 */
@NoHeap
@RawMemory("a packet is in one list, or one worker's")
final class Packets {
    static final long BYTES = 2048;
    /** Words in a packet. */
    static final int CAPACITY = (int) (BYTES / 8) - 2;

    private static final int NEXT = 0;
    private static final int COUNT = 8;
    private static final int WORDS = 16;

    private Packets() {}

    /** Makes all packets empty. By one worker. @param most packets at most; the collector's memory bounds them, too */
    static void reset(int most) {
        CollectorState state = CollectorState.get();
        Address first = HeapSpace.collectorMemory().plus(CollectorState.SIZE + (long) Worker.LIMIT * Worker.SIZE);
        long room = HeapSpace.collectorBytes() - CollectorState.SIZE - (long) Worker.LIMIT * Worker.SIZE;
        int count = (int) Math.min(most, room / BYTES);
        state.packets(count);
        state.full(Address.zero());
        state.empty(Address.zero());
        for (int i = 0; i < count; i++) {
            Address packet = first.plus(i * BYTES);
            packet.plus(NEXT).storeAddress(state.empty());
            packet.plus(COUNT).storeLong(0);
            state.empty(packet);
        }
    }

    static int count(Address packet) {
        return packet.isZero() ? 0 : (int) packet.plus(COUNT).loadLong();
    }

    /** The packet has room. */
    static void add(Address packet, long word) {
        int count = count(packet);
        packet.plus(WORDS + 8L * count).storeLong(word);
        packet.plus(COUNT).storeLong(count + 1L);
    }

    /** The packet is not empty. */
    static long removeLast(Address packet) {
        int count = count(packet) - 1;
        packet.plus(COUNT).storeLong(count);
        return packet.plus(WORDS + 8L * count).loadLong();
    }

    /**
     * Moves the older half of a packet's words to an empty one: what was pushed early leads to more. A rest of an array
     * takes two words, the upper of which alone is odd; the two stay together.
     */
    static void moveHalf(Address from, Address to) {
        int count = count(from);
        int half = count / 2;
        if ((from.plus(WORDS + 8L * half).loadLong() & 1) != 0) {
            half++;
        }
        for (int i = 0; i < half; i++) {
            add(to, from.plus(WORDS + 8L * i).loadLong());
        }
        for (int i = half; i < count; i++) {
            from.plus(WORDS + 8L * (i - half))
                    .storeLong(from.plus(WORDS + 8L * i).loadLong());
        }
        from.plus(COUNT).storeLong(count - half);
    }

    /** An empty packet, zero if there is none. */
    static Address takeEmpty() {
        acquire();
        CollectorState state = CollectorState.get();
        Address packet = state.empty();
        if (!packet.isZero()) {
            state.empty(packet.plus(NEXT).loadAddress());
        }
        release();
        return packet;
    }

    /** Gives a packet with work to whoever has none. */
    static void share(Address packet) {
        acquire();
        packet.plus(NEXT).storeAddress(CollectorState.get().full());
        CollectorState.get().full(packet);
        release();
    }

    static void giveBack(Address packet) {
        acquire();
        packet.plus(NEXT).storeAddress(CollectorState.get().empty());
        CollectorState.get().empty(packet);
        release();
    }

    /** A packet with work; waits for one while somebody may still share one. @return zero when nobody has work */
    static Address awaitFull() {
        CollectorState state = CollectorState.get();
        boolean idle = false;
        for (int spins = 0; ; spins++) {
            if (idle) {
                awaitChange(state, spins);
            }
            acquire();
            Address packet = state.full();
            if (!packet.isZero()) {
                state.full(packet.plus(NEXT).loadAddress());
                state.idle(state.idle() - (idle ? 1 : 0));
                release();
                return packet;
            }
            if (!idle) {
                idle = true;
                state.idle(state.idle() + 1);
            }
            if (state.idle() == state.workers()) {
                CollectorState.cell(CollectorState.FINISHED).storeIntVolatile(1);
            }
            release();
            if (CollectorState.cell(CollectorState.FINISHED).loadIntVolatile() != 0) {
                return Address.zero();
            }
        }
    }

    /** Without the lock, which those with work need. */
    private static void awaitChange(CollectorState state, int spins) {
        for (int more = spins; Address.ofStruct(state).plus(CollectorState.FULL).loadLongVolatile() == 0; more++) {
            if (CollectorState.cell(CollectorState.FINISHED).loadIntVolatile() != 0) {
                return;
            }
            Pause.spin(more);
        }
    }

    /** Whether somebody waits for work and finds none. */
    static boolean areWanted() {
        CollectorState state = CollectorState.get();
        return state.idle() > 0 && state.full().isZero();
    }

    static void acquire() {
        Address lock = CollectorState.cell(CollectorState.LOCK);
        for (int spins = 0; lock.loadIntVolatile() != 0 || !lock.compareAndSetInt(0, 1); spins++) {
            Pause.spin(spins);
        }
    }

    static void release() {
        CollectorState.cell(CollectorState.LOCK).storeIntVolatile(0);
    }
}
