package mellos.kernel.address;

import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.PhysAddr;

/**
 * Where physical memory is seen: {@link Layout#DIRECT_MAP}. Under entry.S' tables the first 4 GiB of whatever is there.
 */
@NoHeap
public final class DirectMap {
    private DirectMap() {}

    public static Address at(long physical) {
        return Address.of(Layout.DIRECT_MAP + physical);
    }

    public static Address at(PhysAddr physical) {
        return at(physical.bits());
    }

    /** The physical address of a byte in the direct map or the image. */
    public static PhysAddr physical(Address address) {
        long bits = address.bits();
        boolean inImage = Long.compareUnsigned(bits, Layout.IMAGE) >= 0;
        return PhysAddr.ofUnchecked(bits - (inImage ? Layout.IMAGE : Layout.DIRECT_MAP));
    }
}
