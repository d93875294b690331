package mellos.doctor.x86;

/** How the processor decodes the bytes at RIP. Intel SDM vol. 3A, "Code Segment Descriptor" (L and D flags). */
public enum Mode {
    BITS_16(16),
    BITS_32(32),
    BITS_64(64);

    private final int width;

    Mode(int width) {
        this.width = width;
    }

    /** Default address width in bits. */
    public int width() {
        return width;
    }
}
