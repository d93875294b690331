package mellos.compiler.lines;

import static mellos.magic.abi.LineTableLayout.BLOCK_ADDRESS;
import static mellos.magic.abi.LineTableLayout.BLOCK_BYTES;
import static mellos.magic.abi.LineTableLayout.BLOCK_ROWS;
import static mellos.magic.abi.LineTableLayout.LINES_BASE;
import static mellos.magic.abi.LineTableLayout.LINES_BLOCKS;
import static mellos.magic.abi.LineTableLayout.LINES_BLOCK_COUNT;
import static mellos.magic.abi.LineTableLayout.LINES_LENGTH;
import static mellos.magic.abi.LineTableLayout.LINES_MAGIC;
import static mellos.magic.abi.LineTableLayout.LINES_MAGIC_NUMBER;
import static mellos.magic.abi.LineTableLayout.LINES_METHODS;
import static mellos.magic.abi.LineTableLayout.LINES_SCOPES;
import static mellos.magic.abi.LineTableLayout.LINES_STRINGS;
import static mellos.magic.abi.LineTableLayout.METHOD_BYTES;
import static mellos.magic.abi.LineTableLayout.METHOD_CLASS;
import static mellos.magic.abi.LineTableLayout.METHOD_FILE;
import static mellos.magic.abi.LineTableLayout.METHOD_NAME;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import mellos.magic.abi.LineTableLayout;

/**
 * Reads a line table as the running image does: no allocation on the way to a frame, a binary search over blocks, then
 * at most {@link LineTableLayout#ROWS_PER_BLOCK} rows decoded one behind the other. docs/abi.md, "Line table", has the
 * format.
 *
 * <pre>
 *   header | block index | rows | scopes | methods | strings
 *             │ binary       │      ▲  │      ▲  │      ▲
 *             └─ search ───▶ row ───┘  └──────┘  └──────┘
 *                            (pc, scope, line)
 * </pre>
 */
public final class LineTableDecoder {
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
        if (table.limit() < LINES_BLOCKS || table.getInt(LINES_MAGIC) != LINES_MAGIC_NUMBER) {
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
        long offset = pc - table.getLong(LINES_BASE);
        if (Long.compareUnsigned(offset, Integer.toUnsignedLong(table.getInt(LINES_LENGTH))) >= 0) {
            return false;
        }
        int block = block(blockOf((int) offset));
        position = table.getInt(block + BLOCK_ROWS);
        int end = table.getInt(block + BLOCK_BYTES + BLOCK_ROWS);
        int at = table.getInt(block + BLOCK_ADDRESS);
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
        int high = table.getInt(LINES_BLOCK_COUNT) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Integer.compareUnsigned(table.getInt(block(middle) + BLOCK_ADDRESS), offset) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Offset of a block's entry. */
    private static int block(int number) {
        return LINES_BLOCKS + BLOCK_BYTES * number;
    }

    private void visitScopes(int innermost, int innermostLine, FrameVisitor visitor) {
        int scopes = table.getInt(LINES_SCOPES);
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
        int at = table.getInt(LINES_METHODS) + METHOD_BYTES * number;
        return new Method(
                string(table.getInt(at + METHOD_CLASS)),
                string(table.getInt(at + METHOD_NAME)),
                string(table.getInt(at + METHOD_FILE)));
    }

    private String string(int offset) {
        position = table.getInt(LINES_STRINGS) + offset;
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
