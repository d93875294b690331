package mellos.magic.abi;

/**
 * The line table that the compiler writes and the image reads: offsets in bytes in the table, in an entry of its blocks
 * and in a method. docs/abi.md, "Line table".
 */
public final class LineTableLayout {
    public static final int LINES_MAGIC = 0;
    public static final int LINES_SIZE = 4;
    public static final int LINES_BASE = 8;
    public static final int LINES_LENGTH = 16;
    public static final int LINES_BLOCK_COUNT = 20;
    public static final int LINES_SCOPES = 24;
    public static final int LINES_METHODS = 28;
    public static final int LINES_STRINGS = 32;
    /** The fixed part ends here; the blocks' entries follow. */
    public static final int LINES_BLOCKS = 40;

    public static final int BLOCK_ADDRESS = 0;
    public static final int BLOCK_ROWS = 4;
    public static final int BLOCK_BYTES = 8;

    public static final int METHOD_CLASS = 0;
    public static final int METHOD_NAME = 4;
    public static final int METHOD_FILE = 8;
    public static final int METHOD_BYTES = 12;

    /** What the table begins with. */
    public static final int LINES_MAGIC_NUMBER = 0x534e_4c4d;
    /** Rows that a reader decodes at most. */
    public static final int ROWS_PER_BLOCK = 32;

    private LineTableLayout() {}
}
