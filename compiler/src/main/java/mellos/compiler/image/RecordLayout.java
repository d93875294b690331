package mellos.compiler.image;

/** Offsets in a class record: docs/abi.md, "Class records". */
public final class RecordLayout {
    public static final int MIRROR = 0;
    public static final int COMPONENT = 16;
    public static final int ARRAY_TYPE = 24;
    public static final int INITIALIZATION_STATE = 40;
    public static final int SIZE = 48;
    public static final int TYPE_NUMBER = 56;
    public static final int INTERFACE_BYTES = 104;

    /** Value of the initialisation state when static members may be used without a check. */
    public static final int INITIALIZED = 2;

    private RecordLayout() {}
}
