package mellos.runtime.memory;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * ISO C, "Copying functions" and "Comparison functions". Blocks up to 32 bytes go through registers, all loads before
 * the first store, so that the order and an overlap do not matter; longer ones through string instructions.
 */
@NoHeap
@RawMemory("the caller vouches for both ranges, as in C")
public final class MemoryFunctions {
    private MemoryFunctions() {}

    @EntryPoint("memcpy")
    public static Address copy(Address to, Address from, long count) {
        if (count <= 32) {
            copySmall(to, from, count);
        } else {
            copyUpwards(to, from, count);
        }
        return to;
    }

    @EntryPoint("memmove")
    public static Address move(Address to, Address from, long count) {
        if (count <= 32) {
            copySmall(to, from, count);
        } else if (Long.compareUnsigned(to.bits() - from.bits(), count) >= 0) {
            copyUpwards(to, from, count);
        } else {
            copyDownwards(to, from, count);
        }
        return to;
    }

    @EntryPoint("memset")
    public static Address fill(Address to, int value, long count) {
        long pattern = (value & 0xff) * 0x0101_0101_0101_0101L;
        if (count < 8) {
            for (long i = 0; i < count; i++) {
                to.plus(i).storeByte((byte) value);
            }
            return to;
        }
        Address last = to.plus(count - 8);
        if (count > 16) {
            Cpu.fillLongs(to.bits(), pattern, count >>> 3);
        } else {
            to.storeLong(pattern);
        }
        last.storeLong(pattern);
        return to;
    }

    @EntryPoint("memcmp")
    public static int compare(Address left, Address right, long count) {
        long i = 0;
        while (i + 8 <= count && left.plus(i).loadLong() == right.plus(i).loadLong()) {
            i += 8;
        }
        for (; i < count; i++) {
            int difference = (left.plus(i).loadByte() & 0xff) - (right.plus(i).loadByte() & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static void copySmall(Address to, Address from, long count) {
        if (count >= 16) {
            long first = from.loadLong();
            long second = from.plus(8).loadLong();
            long third = from.plus(count - 16).loadLong();
            long last = from.plus(count - 8).loadLong();
            to.storeLong(first);
            to.plus(8).storeLong(second);
            to.plus(count - 16).storeLong(third);
            to.plus(count - 8).storeLong(last);
        } else if (count >= 8) {
            long first = from.loadLong();
            long last = from.plus(count - 8).loadLong();
            to.storeLong(first);
            to.plus(count - 8).storeLong(last);
        } else {
            copyTiny(to, from, count);
        }
    }

    private static void copyTiny(Address to, Address from, long count) {
        if (count >= 4) {
            int first = from.loadInt();
            int last = from.plus(count - 4).loadInt();
            to.storeInt(first);
            to.plus(count - 4).storeInt(last);
        } else if (count > 0) {
            byte first = from.loadByte();
            byte middle = from.plus(count >>> 1).loadByte();
            byte last = from.plus(count - 1).loadByte();
            to.storeByte(first);
            to.plus(count >>> 1).storeByte(middle);
            to.plus(count - 1).storeByte(last);
        }
    }

    private static void copyUpwards(Address to, Address from, long count) {
        long words = count >>> 3;
        // An overlap closer than a word would read what the word before it wrote.
        if (Long.compareUnsigned(from.bits() - to.bits(), 8) < 0) {
            Cpu.moveBytes(to.bits(), from.bits(), count);
            return;
        }
        Cpu.moveLongs(to.bits(), from.bits(), words);
        long done = words << 3;
        copyTiny(to.plus(done), from.plus(done), count - done);
    }

    /** From the highest word down: the direction flag stays clear, interrupt handlers rely on it. */
    private static void copyDownwards(Address to, Address from, long count) {
        long left = count;
        while (left >= 32) {
            left -= 32;
            Address source = from.plus(left);
            Address target = to.plus(left);
            long first = source.loadLong();
            long second = source.plus(8).loadLong();
            long third = source.plus(16).loadLong();
            long fourth = source.plus(24).loadLong();
            target.storeLong(first);
            target.plus(8).storeLong(second);
            target.plus(16).storeLong(third);
            target.plus(24).storeLong(fourth);
        }
        copySmall(to, from, left);
    }
}
