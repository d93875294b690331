package mellos.magic;

/**
 * A field of a register: {@code width} bits from bit {@code shift} on. Immutable; meant for static final
 * constants, which are built with the image.
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
     * @param shift lowest bit, 0 to 63
     * @param width number of bits, 1 to 64 - shift
     */
    @MayAllocate("constants are made at build time")
    public static Bits at(int shift, int width) {
        if (shift < 0 || width < 1 || shift + width > 64) {
            throw new IllegalArgumentException("bits " + shift + " to " + (shift + width - 1));
        }
        return new Bits(shift, width);
    }

    /** The value, moved into place; bits that do not fit are dropped. */
    public long of(long value) {
        return (value & mask) << shift;
    }

    /** The field's value in a register. */
    public long in(long register) {
        return register >>> shift & mask;
    }

    /** The register with this field set to {@code value}. */
    public long set(long register, long value) {
        return register & ~(mask << shift) | of(value);
    }

    public boolean isSetIn(long register) {
        return in(register) != 0;
    }
}
