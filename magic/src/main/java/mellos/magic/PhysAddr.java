package mellos.magic;

/**
 * A physical address: a raw 64-bit word, not an object. Below 2^52, which {@link #of} checks.
 */
@Word
public final class PhysAddr {
    private final long bits;

    private PhysAddr(long bits) {
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if bits above 51 are set */
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

    public static PhysAddr ofFrame(long frameNumber) {
        return ofUnchecked(frameNumber << 12);
    }

    @Intrinsic
    public static PhysAddr ofUnchecked(long bits) {
        return new PhysAddr(bits);
    }

    @Intrinsic
    public long bits() {
        return bits;
    }

    public boolean isZero() {
        return bits() == 0;
    }

    public boolean same(PhysAddr other) {
        return bits() == other.bits();
    }

    public PhysAddr plus(long bytes) {
        return ofUnchecked(bits() + bytes);
    }

    public boolean isBelow(PhysAddr other) {
        return Long.compareUnsigned(bits(), other.bits()) < 0;
    }

    /** @param powerOfTwo alignment in bytes */
    public PhysAddr alignUp(long powerOfTwo) {
        return ofUnchecked((bits() + powerOfTwo - 1) & -powerOfTwo);
    }

    /** @param powerOfTwo alignment in bytes */
    public PhysAddr alignDown(long powerOfTwo) {
        return ofUnchecked(bits() & -powerOfTwo);
    }

    public boolean isAligned(long powerOfTwo) {
        return (bits() & (powerOfTwo - 1)) == 0;
    }
}
