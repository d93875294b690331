package mellos.runtime.jdk;

import mellos.magic.Address;
import mellos.magic.RawMemory;

/** Copies numbers and turns the bytes of each, for buffers of the other byte order. */
@RawMemory("copies between the two places that the caller vouches for")
final class SwappedCopy {
    private SwappedCopy() {}

    /** @param bytes a multiple of {@code size}; the places may overlap */
    static void copy(Address from, Address to, long bytes, int size) {
        boolean upwards = Long.compareUnsigned(to.bits(), from.bits()) <= 0;
        for (long i = 0; i < bytes; i += size) {
            long at = upwards ? i : bytes - size - i;
            copyOne(from.plus(at), to.plus(at), size);
        }
    }

    private static void copyOne(Address from, Address to, int size) {
        switch (size) {
            case Short.BYTES -> to.storeShort(Short.reverseBytes(from.loadShort()));
            case Integer.BYTES -> to.storeInt(Integer.reverseBytes(from.loadInt()));
            default -> to.storeLong(Long.reverseBytes(from.loadLong()));
        }
    }
}
