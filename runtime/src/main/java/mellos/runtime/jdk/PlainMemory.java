package mellos.runtime.jdk;

import java.util.concurrent.ConcurrentHashMap;
import mellos.magic.Address;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;
import mellos.runtime.memory.MemoryFunctions;

/**
 * Memory that programs take and give back themselves: the elements of arrays in the heap, which never move and are held
 * here until they are freed. So it counts as heap, and the heap's limit is its limit.
 */
@RawMemory("an address handed out is that of an array's elements, which is held until the address is freed")
final class PlainMemory {
    private static final ConcurrentHashMap<Long, long[]> HELD = new ConcurrentHashMap<>();

    private PlainMemory() {}

    /** 0 if there is no array of that length. */
    static long allocate(long bytes) {
        long words = (bytes + Long.BYTES - 1) / Long.BYTES;
        if (words >= Integer.MAX_VALUE) {
            return 0;
        }
        long[] array = new long[(int) words];
        long address = elements(array).bits();
        HELD.put(address, array);
        return address;
    }

    static long reallocate(long address, long bytes) {
        long[] before = HELD.get(address);
        long moved = allocate(bytes);
        if (before != null && moved != 0) {
            MemoryFunctions.move(
                    Address.of(moved), elements(before), Math.min(bytes, (long) Long.BYTES * before.length));
            free(address);
        }
        return moved;
    }

    static void free(long address) {
        HELD.remove(address);
    }

    private static Address elements(long[] array) {
        return Address.ofObject(array).plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
    }
}
