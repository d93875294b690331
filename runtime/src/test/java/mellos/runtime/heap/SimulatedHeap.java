package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.simulated.SimulatedMemory;
import mellos.runtime.object.ClassRecord;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.ThreadBlock;
import mellos.runtime.simulated.SimulatedObjects;

/** The heap over a test's simulated memory. One at a time in a JVM, as there is one heap in an image. */
public final class SimulatedHeap {
    private static final long UPPER_HALF = 0xffff_c800_0000_0000L;

    private final SimulatedObjects objects;

    private SimulatedHeap(SimulatedObjects objects) {
        this.objects = objects;
    }

    /** A fresh heap that may take up to so many bytes, in the calling thread's memory. */
    public static SimulatedHeap reset(SimulatedObjects objects, long limitBytes) {
        Backing.current = new Simulated(objects.memory());
        HeapSpace.reserve(limitBytes);
        HeapBudget.begin();
        return new SimulatedHeap(objects);
    }

    /** A thread's block, without an area. */
    public ThreadBlock thread() {
        return objects.memory().allocate(ThreadBlock.PLATFORM).as(ThreadBlock.class);
    }

    /** A fresh object; zero when it is time to collect. */
    public Address make(ThreadBlock thread, ClassRecord type) {
        Address room = AllocationArea.take(thread, type.instanceSize());
        if (!room.isZero()) {
            SimulatedObjects.layOut(room, type);
        }
        return room;
    }

    /** A fresh array; zero when it is time to collect. */
    public Address makeArray(ThreadBlock thread, ClassRecord type, int length) {
        Address room = AllocationArea.take(thread, ObjectHeader.arraySize(type, length));
        if (!room.isZero()) {
            SimulatedObjects.layOutArray(room, type, length);
        }
        return room;
    }

    /** As if so much were alive. */
    public void raiseTarget(long bytes) {
        HeapBudget.raise(bytes);
    }

    /** What a thread does after a collection. */
    public void giveBack() {
        Surplus.giveBack();
    }

    /** Bytes that the heap has of the platform. */
    public long backedBytes() {
        return ((Simulated) Backing.current).backedBytes;
    }

    public long liveBytes() {
        return HeapSpace.state().liveBytes();
    }

    public int usedBlocks() {
        return HeapSpace.state().usedBlocks();
    }

    private static final class Simulated extends Backing {
        private final SimulatedMemory memory;
        private long backedBytes;

        Simulated(SimulatedMemory memory) {
            this.memory = memory;
        }

        /** In the upper half, as a kernel's heap: its addresses are negative numbers. */
        @Override
        Address reserve(long sizeBytes) {
            memory.map(Address.of(UPPER_HALF), sizeBytes);
            return Address.of(UPPER_HALF);
        }

        @Override
        boolean back(Address start, long sizeBytes) {
            backedBytes += sizeBytes;
            return true;
        }

        /** What lay there would be noticed, were it read before it is backed again. */
        @Override
        void release(Address start) {
            backedBytes -= HeapSpace.CHUNK_BYTES;
            Cpu.fillLongs(start.bits(), 0, HeapSpace.CHUNK_BYTES / 8);
        }

        @Override
        void giveWay() {
            Thread.yield();
        }
    }
}
