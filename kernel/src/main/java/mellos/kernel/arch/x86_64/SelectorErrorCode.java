package mellos.kernel.arch.x86_64;

/** Error code of an exception that names a descriptor. Intel SDM vol. 3A, "Error Code". */
public final class SelectorErrorCode {
    /** It was raised while an event was delivered that the program did not ask for. */
    public static final int EXTERNAL = 1;
    /** The index is a vector: the descriptor is a gate. */
    public static final int GATE = 1 << 1;

    private static final int INDEX_SHIFT = 3;

    private SelectorErrorCode() {}

    /** Number of the descriptor in its table. */
    public static long index(long code) {
        return code >>> INDEX_SHIFT;
    }

    /** The selector, without the bits that say what it is. */
    public static long selector(long code) {
        return index(code) << INDEX_SHIFT;
    }
}
