package mellos.runtime.gc;

import mellos.magic.Address;
import mellos.magic.At;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.Struct;
import mellos.runtime.heap.HeapSpace;

/** What the workers of a collection share, at the beginning of the collector's memory. */
@RawMemory("a view of the collector's own memory")
@Struct(size = CollectorState.SIZE)
interface CollectorState {
    int SIZE = 4096;

    /** Offset of the lock for lists of packets: 0 while nobody holds it. */
    int LOCK = 0;

    /** Offset of the count of workers that have come to the phase's end, for atomic access. */
    int ARRIVED = 4;

    /** Offset of the number of the phase, which the last one to arrive adds to. */
    int PHASE = 8;

    @At(12)
    int workers();

    @At(12)
    void workers(int count);

    /** Workers without work, changed with the lock held. */
    @At(16)
    int idle();

    @At(16)
    void idle(int count);

    /** Offset of {@link #finished}, for volatile access. */
    int FINISHED = 20;

    /** Not 0 when nobody has work any more. */
    @At(FINISHED)
    int finished();

    /** Offset of the number of the next unit of the phase's work that nobody has taken, for atomic access. */
    int NEXT_UNIT = 24;

    /** Not 0 if an object was marked that no packet had room for. */
    @At(28)
    int overflowed();

    @At(28)
    void overflowed(int flag);

    /** Offset of {@link #full}, for volatile access. */
    int FULL = 32;

    /** The first packet with work, zero for none. */
    @At(FULL)
    Address full();

    @At(FULL)
    void full(Address packet);

    /** The first empty packet, zero for none. */
    @At(40)
    Address empty();

    @At(40)
    void empty(Address packet);

    /** Offset of {@link #pending}, for atomic access. */
    int PENDING = 48;

    /** References whose queues wait for them, linked by their field {@code discovered}. */
    @At(PENDING)
    Address pending();

    @At(PENDING)
    void pending(Address reference);

    /** What was asked for: {@code Heap.CLEAR_SOFT}. */
    @At(56)
    long request();

    @At(56)
    void request(long bits);

    /** Workers that the next collection has work for; 0 if that is not known yet. */
    @At(68)
    int wanted();

    @At(68)
    void wanted(int count);

    /** Packets that there are. */
    @At(64)
    int packets();

    @At(64)
    void packets(int count);

    /** The one state. */
    @NoHeap
    static CollectorState get() {
        return HeapSpace.collectorMemory().as(CollectorState.class);
    }

    /** A cell of it, for atomic access. */
    @NoHeap
    static Address cell(int offset) {
        return HeapSpace.collectorMemory().plus(offset);
    }
}
