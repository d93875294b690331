package mellos.magic.abi;

/** Offsets in bytes in a class record, and the values of its state: docs/abi.md, "Class records". */
public final class ClassRecordLayout {
    public static final int RECORD_MIRROR = 0;
    public static final int RECORD_SUPERCLASS = 8;
    public static final int RECORD_COMPONENT = 16;
    public static final int RECORD_ARRAY_TYPE = 24;
    public static final int RECORD_INITIALIZER = 32;
    public static final int RECORD_STATE = 40;
    public static final int RECORD_INITIALIZING_THREAD = 44;
    public static final int RECORD_SIZE = 48;
    public static final int RECORD_FLAGS = 52;
    public static final int RECORD_TYPE_NUMBER = 56;
    public static final int RECORD_SPAN = 60;
    public static final int RECORD_NAME = 64;
    public static final int RECORD_SUPERINTERFACES = 72;
    public static final int RECORD_REFERENCE_FIELDS = 80;
    public static final int RECORD_ENUM_CONSTANTS = 88;
    public static final int RECORD_PRIMITIVE_KIND = 96;
    public static final int RECORD_INTERFACE_BYTES = 100;
    /** The part that all records have ends here; interface bits and the dispatch table follow. */
    public static final int RECORD_INTERFACE_BITS = 104;

    /** The initialiser has not begun to run. */
    public static final int STATE_NOT_BEGUN = 0;
    /** One thread runs it. */
    public static final int STATE_RUNNING = 1;
    /** Static members may be used without a check. */
    public static final int STATE_DONE = 2;
    /** It threw. */
    public static final int STATE_FAILED = 3;

    private ClassRecordLayout() {}
}
