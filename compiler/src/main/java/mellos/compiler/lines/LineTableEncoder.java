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
import static mellos.magic.abi.LineTableLayout.LINES_SIZE;
import static mellos.magic.abi.LineTableLayout.LINES_STRINGS;
import static mellos.magic.abi.LineTableLayout.METHOD_BYTES;
import static mellos.magic.abi.LineTableLayout.METHOD_CLASS;
import static mellos.magic.abi.LineTableLayout.METHOD_FILE;
import static mellos.magic.abi.LineTableLayout.METHOD_NAME;
import static mellos.magic.abi.LineTableLayout.ROWS_PER_BLOCK;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what {@link LineTableDecoder} reads. The reader may be a kernel that is dying: it must find a line without
 * memory to allocate and after few steps. So everything refers by offset, each block of rows is read without the one
 * before it, and all else is spent on size: the table is part of every image.
 */
final class LineTableEncoder {
    private final long base;
    private final List<int[]> blocks = new ArrayList<>();
    private final Stream rows = new Stream();
    private final Stream scopes = new Stream();
    private final Map<Scope, Integer> scopeOffsets = new IdentityHashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private final Map<Method, Integer> methodNumbers = new HashMap<>();
    private final Stream strings = new Stream();
    private final Map<String, Integer> stringOffsets = new HashMap<>();

    private int rowsInBlock = ROWS_PER_BLOCK;
    private int lastAt;
    private int lastScope;
    private int lastLine;

    private LineTableEncoder(long base) {
        this.base = base;
        scopes.unsigned(0); // scope 0: nothing known
    }

    /**
     * Encodes ranges that are sorted and do not overlap.
     *
     * @param base address that the table counts from
     * @param length bytes of code from there
     */
    static byte[] encode(long base, long length, List<CodeRange> ranges) {
        var encoder = new LineTableEncoder(base);
        long at = base;
        encoder.rowIfGap(
                base, ranges.isEmpty() ? base + length : ranges.getFirst().start());
        for (var range : ranges) {
            // Without a row of its own a gap would pass for the code before it.
            encoder.rowIfGap(at, range.start());
            encoder.row(range.start(), encoder.scope(range.scope()), range.line());
            at = range.end();
        }
        encoder.rowIfGap(at, base + length);
        return encoder.assemble(Math.toIntExact(length));
    }

    /** The gap at the base, which {@link #encode} meets twice, gets one row: the first block starts there. */
    private void rowIfGap(long from, long to) {
        if (from < to && (from != base || blocks.isEmpty())) {
            row(from, 0, 0);
        }
    }

    private void row(long address, int scope, int line) {
        int at = Math.toIntExact(address - base);
        if (rowsInBlock == ROWS_PER_BLOCK) {
            // Differences start anew, so that a search decodes this block alone.
            blocks.add(new int[] {at, rows.size()});
            rowsInBlock = 0;
            lastAt = at;
            lastScope = 0;
            lastLine = 0;
        }
        // The scope has a bit that says whether it changes, because in most rows it does not; the line has none,
        // because all but one or two rows in a hundred change it.
        boolean changed = scope != lastScope;
        rows.unsigned((long) (at - lastAt) << 1 | (changed ? 1 : 0));
        if (changed) {
            rows.signed(scope - lastScope);
        }
        rows.signed(line - lastLine);
        lastAt = at;
        lastScope = scope;
        lastLine = line;
        rowsInBlock++;
    }

    private int scope(Scope scope) {
        var known = scopeOffsets.get(scope);
        if (known != null) {
            return known;
        }
        // The caller first: then the way back to it is never negative, and mostly short.
        int caller = scope.caller() == null ? 0 : scope(scope.caller());
        int offset = scopes.size();
        scopes.unsigned(method(scope.method()));
        scopes.unsigned(caller == 0 ? 0 : offset - caller);
        if (caller != 0) {
            scopes.unsigned(scope.callLine());
        }
        scopeOffsets.put(scope, offset);
        return offset;
    }

    private int method(Method method) {
        return methodNumbers.computeIfAbsent(method, added -> {
            methods.add(added);
            return methods.size() - 1;
        });
    }

    private int string(String text) {
        return stringOffsets.computeIfAbsent(text, added -> {
            int offset = strings.size();
            var bytes = added.getBytes(StandardCharsets.UTF_8);
            strings.unsigned(bytes.length);
            strings.writeBytes(bytes);
            return offset;
        });
    }

    private byte[] assemble(int length) {
        byte[] methodTable = methodTable(); // before any offset is taken: this is what writes the strings
        blocks.add(new int[] {length, rows.size()}); // no block: the last one ends where this begins, as all others do
        int rowsAt = LINES_BLOCKS + BLOCK_BYTES * blocks.size();
        int scopesAt = rowsAt + rows.size();
        int methodsAt = scopesAt + scopes.size() + 3 & ~3; // what follows is read in words of four bytes
        int stringsAt = methodsAt + methodTable.length;
        var table = littleEndian(stringsAt + strings.size());
        table.putInt(LINES_MAGIC, LINES_MAGIC_NUMBER)
                .putInt(LINES_SIZE, table.capacity())
                .putLong(LINES_BASE, base)
                .putInt(LINES_LENGTH, length)
                .putInt(LINES_BLOCK_COUNT, blocks.size() - 1)
                .putInt(LINES_SCOPES, scopesAt)
                .putInt(LINES_METHODS, methodsAt)
                .putInt(LINES_STRINGS, stringsAt);
        for (int i = 0; i < blocks.size(); i++) {
            int at = LINES_BLOCKS + BLOCK_BYTES * i;
            table.putInt(at + BLOCK_ADDRESS, blocks.get(i)[0]).putInt(at + BLOCK_ROWS, rowsAt + blocks.get(i)[1]);
        }
        table.put(rowsAt, rows.toByteArray()).put(scopesAt, scopes.toByteArray());
        table.put(methodsAt, methodTable).put(stringsAt, strings.toByteArray());
        return table.array();
    }

    /** Adds the methods' names to the strings. */
    private byte[] methodTable() {
        var table = littleEndian(METHOD_BYTES * methods.size());
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            int at = METHOD_BYTES * i;
            table.putInt(at + METHOD_CLASS, string(method.className()));
            table.putInt(at + METHOD_NAME, string(method.name()));
            table.putInt(at + METHOD_FILE, string(method.file()));
        }
        return table.array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes under way, with the two variable-length forms. */
    private static final class Stream extends ByteArrayOutputStream {
        void unsigned(long value) {
            long rest = value;
            while (rest >>> 7 != 0) {
                write((int) rest | 0x80);
                rest >>>= 7;
            }
            write((int) rest);
        }

        void signed(long value) {
            unsigned(value << 1 ^ value >> 63);
        }
    }
}
