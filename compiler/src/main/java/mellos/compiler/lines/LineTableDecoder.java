package mellos.compiler.lines;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a line table as the running image does: no allocation on the way to a frame, a binary search over blocks, then
 * at most {@link #ROWS_PER_BLOCK} rows decoded one behind the other. docs/abi.md, "Line table", has the format.
 *
 * <pre>
 *   header | block index | rows | scopes | methods | strings
 *             │ binary       │      ▲  │      ▲  │      ▲
 *             └─ search ───▶ row ───┘  └──────┘  └──────┘
 *                            (pc, scope, line)
 * </pre>
 */
public final class LineTableDecoder {
    static final int MAGIC = 0x534e4c4d;
    static final int HEADER_BYTES = 40;
    static final int BLOCK_BYTES = 8;
    static final int METHOD_BYTES = 12;
    static final int ROWS_PER_BLOCK = 32;

    /** Receives the frames that one address stands for, innermost first. */
    public interface FrameVisitor {
        /** @param line 0 if unknown */
        void frame(Method method, int line);
    }

    private final ByteBuffer table;
    private int position;

    private LineTableDecoder(ByteBuffer table) {
        this.table = table;
    }

    /** A view of an encoded table. @throws IllegalArgumentException if it is none */
    public static LineTableDecoder of(ByteBuffer bytes) {
        var table = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (table.limit() < HEADER_BYTES || table.getInt(0) != MAGIC) {
            throw new IllegalArgumentException("no line table: the magic number is missing");
        }
        return new LineTableDecoder(table);
    }

    /**
     * Visits the methods that the code at this address belongs to: the innermost inlined one with its line, then each
     * caller with the line of its call. For a return address ask for the byte before it.
     *
     * @return whether the address is known
     */
    public boolean frames(long pc, FrameVisitor visitor) {
        long offset = pc - table.getLong(8);
        if (Long.compareUnsigned(offset, Integer.toUnsignedLong(table.getInt(16))) >= 0) {
            return false;
        }
        int block = HEADER_BYTES + BLOCK_BYTES * blockOf((int) offset);
        position = table.getInt(block + 4);
        int end = table.getInt(block + BLOCK_BYTES + 4);
        int at = table.getInt(block);
        int scope = 0;
        int line = 0;
        while (position < end) {
            long head = unsigned();
            at += (int) (head >>> 1);
            if (Integer.compareUnsigned(at, (int) offset) > 0) {
                break;
            }
            if ((head & 1) != 0) {
                scope += (int) signed();
            }
            line += (int) signed();
        }
        if (scope == 0) {
            return false;
        }
        visitScopes(scope, line, visitor);
        return true;
    }

    /** Number of the last block that starts at or before the offset; the first starts at 0. */
    private int blockOf(int offset) {
        int low = 0;
        int high = table.getInt(20) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Integer.compareUnsigned(table.getInt(HEADER_BYTES + BLOCK_BYTES * middle), offset) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void visitScopes(int innermost, int innermostLine, FrameVisitor visitor) {
        int scopes = table.getInt(24);
        int scope = innermost;
        int line = innermostLine;
        while (true) {
            position = scopes + scope;
            int method = (int) unsigned();
            int toCaller = (int) unsigned();
            int callLine = toCaller == 0 ? 0 : (int) unsigned();
            visitor.frame(method(method), line);
            if (toCaller == 0) {
                return;
            }
            scope -= toCaller;
            line = callLine;
        }
    }

    private Method method(int number) {
        int at = table.getInt(28) + METHOD_BYTES * number;
        return new Method(string(table.getInt(at)), string(table.getInt(at + 4)), string(table.getInt(at + 8)));
    }

    private String string(int offset) {
        position = table.getInt(32) + offset;
        var text = new byte[(int) unsigned()];
        table.get(position, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = table.get(position++);
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** Zigzag: the sign in bit 0. */
    private long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }
}
