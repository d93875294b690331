package mellos.magic.abi;

/**
 * Bits of the word at {@link ClassRecordLayout#RECORD_FLAGS}. Bits 0 to 15 are what {@code Class.getModifiers} gives.
 */
public final class TypeFlags {
    public static final int ACCESS = 0xffff;
    public static final int ARRAY = 1 << 16;
    public static final int PRIMITIVE = 1 << 17;
    public static final int INTERFACE = 1 << 18;
    public static final int HOLDS_REFERENCES = 1 << 19;
    public static final int RECORD = 1 << 20;
    public static final int ENUM = 1 << 21;
    /** Interfaces: initialised along with the classes that implement them. */
    public static final int DECLARES_DEFAULT_METHOD = 1 << 22;

    /** Subclasses of {@code java.lang.ref.SoftReference}, which collections treat apart, and the class itself. */
    public static final int SOFT_REFERENCE = 1 << 23;

    public static final int WEAK_REFERENCE = 1 << 24;
    public static final int PHANTOM_REFERENCE = 1 << 25;
    /** One of the three. */
    public static final int REFERENCE_KINDS = SOFT_REFERENCE | WEAK_REFERENCE | PHANTOM_REFERENCE;

    /**
     * Classes of the program, and arrays of them: the application's loader has loaded them, the others the boot loader.
     */
    public static final int APPLICATION = 1 << 26;

    private TypeFlags() {}
}
