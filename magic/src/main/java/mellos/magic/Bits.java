package mellos.magic;

/**
 * A field of a register: {@code width} bits from bit {@code shift} on, as manuals number them, bit 0 being the lowest.
 * Immutable; meant for static final constants, which are built with the image. For words of 32 bits cast the result of
 * {@link #of} to int.
 */
@BuildTime
@NoHeap
public final class Bits {
    private final int shift;
    private final long mask;

    private Bits(int shift, int width) {
        this.shift = shift;
        this.mask = width == 64 ? -1L : (1L << width) - 1;
    }

    /**
     * A field by its place.
     *
     * @param shift lowest bit, 0 to 63
     * @param width number of bits, 1 to 64 - shift
     * @throws IllegalArgumentException if it does not lie within 64 bits
     */
    @MayAllocate("constants are made at build time")
    public static Bits at(int shift, int width) {
        if (shift < 0 || width < 1 || shift + width > 64) {
            throw new IllegalArgumentException("bits " + shift + " to " + (shift + width - 1));
        }
        return new Bits(shift, width);
    }

    /** The value, moved into place, all other bits 0; bits of it that do not fit are dropped. */
    public long of(long value) {
        return (value & mask) << shift;
    }

    /** The field's value in a register, as an unsigned number. */
    public long in(long register) {
        return register >>> shift & mask;
    }

    /** The register with this field set to {@code value}, all other bits kept; bits that do not fit are dropped. */
    public long set(long register, long value) {
        return register & ~(mask << shift) | of(value);
    }

    /** Whether any bit of the field is 1 in a register. */
    public boolean isSetIn(long register) {
        return in(register) != 0;
    }
}
