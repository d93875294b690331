package mellos.magic;

/**
 * A physical address: a raw 64-bit word, not an object. Below 2^52, which {@link #of} checks (Intel SDM vol. 3A,
 * "Enumeration of Paging Features by CPUID": 52 bits at most). It cannot be accessed: map it, or go through the direct
 * map.
 */
@Word
public final class PhysAddr {
    private final long bits;

    private PhysAddr(long bits) {
        this.bits = bits;
    }

    /**
     * A physical address that was checked.
     *
     * @param bits 0 to 2^52 - 1, the most that x86-64 has; a processor may have fewer
     * @throws IllegalArgumentException if bits above 51 are set
     */
    public static PhysAddr of(long bits) {
        if (bits >>> 52 != 0) {
            throw new IllegalArgumentException("physical address with bits above 51");
        }
        return ofUnchecked(bits);
    }

    /** The number of the 4 KiB frame that holds it. */
    public long frameNumber() {
        return bits() >>> 12;
    }

    /**
     * Where a 4 KiB frame starts.
     *
     * @param frameNumber 0 to 2^40 - 1; not checked
     */
    public static PhysAddr ofFrame(long frameNumber) {
        return ofUnchecked(frameNumber << 12);
    }

    /** A physical address that the caller knows to be below 2^52. */
    @Intrinsic
    public static PhysAddr ofUnchecked(long bits) {
        return new PhysAddr(bits);
    }

    /** The address as a number. */
    @Intrinsic
    public long bits() {
        return bits;
    }

    /** Whether this is address 0, which is memory like any other. */
    public boolean isZero() {
        return bits() == 0;
    }

    /** Whether both are one address. Words are never compared with {@code ==}: {@link Word}. */
    public boolean same(PhysAddr other) {
        return bits() == other.bits();
    }

    /** This many bytes further up, or down if negative; that it stays below 2^52 is not checked. */
    public PhysAddr plus(long bytes) {
        return ofUnchecked(bits() + bytes);
    }

    /** Whether this one is lower. */
    public boolean isBelow(PhysAddr other) {
        return Long.compareUnsigned(bits(), other.bits()) < 0;
    }

    /**
     * The next address, from this one on, that is a multiple.
     *
     * @param powerOfTwo alignment in bytes; what is no power of two gives no meaningful result
     */
    public PhysAddr alignUp(long powerOfTwo) {
        return ofUnchecked((bits() + powerOfTwo - 1) & -powerOfTwo);
    }

    /**
     * The last address, up to this one, that is a multiple.
     *
     * @param powerOfTwo alignment in bytes; what is no power of two gives no meaningful result
     */
    public PhysAddr alignDown(long powerOfTwo) {
        return ofUnchecked(bits() & -powerOfTwo);
    }

    /** Whether the address is a multiple of this number of bytes, a power of two. */
    public boolean isAligned(long powerOfTwo) {
        return (bits() & (powerOfTwo - 1)) == 0;
    }
}
