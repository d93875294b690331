package mellos.magic;

/**
 * A virtual address in canonical form: a raw 64-bit word, not an object. Use it where an address is data
 * (page tables, descriptors); {@link Address} is for access.
 */
@Word
public final class VirtAddr {
    private final long bits;

    private VirtAddr(long bits) {
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if bits 63 to 47 are not all equal */
    public static VirtAddr of(long bits) {
        if (bits << 16 >> 16 != bits) {
            throw new IllegalArgumentException("virtual address not in canonical form");
        }
        return ofUnchecked(bits);
    }

    public Address address() {
        return Address.of(bits());
    }

    @Intrinsic
    public static VirtAddr ofUnchecked(long bits) {
        return new VirtAddr(bits);
    }

    @Intrinsic
    public long bits() {
        return bits;
    }

    public boolean isZero() {
        return bits() == 0;
    }

    public boolean same(VirtAddr other) {
        return bits() == other.bits();
    }

    public VirtAddr plus(long bytes) {
        return ofUnchecked(bits() + bytes);
    }

    public boolean isBelow(VirtAddr other) {
        return Long.compareUnsigned(bits(), other.bits()) < 0;
    }

    /** @param powerOfTwo alignment in bytes */
    public VirtAddr alignUp(long powerOfTwo) {
        return ofUnchecked((bits() + powerOfTwo - 1) & -powerOfTwo);
    }

    /** @param powerOfTwo alignment in bytes */
    public VirtAddr alignDown(long powerOfTwo) {
        return ofUnchecked(bits() & -powerOfTwo);
    }

    public boolean isAligned(long powerOfTwo) {
        return (bits() & (powerOfTwo - 1)) == 0;
    }
}
