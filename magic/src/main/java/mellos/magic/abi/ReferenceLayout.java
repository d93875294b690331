package mellos.magic.abi;

/**
 * Offsets in bytes of the fields of {@code java.lang.ref.Reference}, which a collector reads and writes. The compiler
 * compares them with what it lays out.
 */
public final class ReferenceLayout {
    public static final int REFERENCE_REFERENT = 16;
    public static final int REFERENCE_QUEUE = 24;
    public static final int REFERENCE_NEXT = 32;
    public static final int REFERENCE_DISCOVERED = 40;

    private ReferenceLayout() {}
}
