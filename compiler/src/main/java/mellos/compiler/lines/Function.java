package mellos.compiler.lines;

import java.util.ArrayList;
import java.util.List;

/**
 * A function of the image: where it lies, and what was inlined where.
 *
 * @param start first byte's address
 * @param end address behind the last byte
 * @param ranges the function's own first; an inlined scope's lie inside its caller's
 */
record Function(long start, long end, List<Range> ranges) {
    /** Code of one scope. */
    record Range(long start, long end, Scope scope) {}

    static Function of(long start, long end, Scope scope) {
        var ranges = new ArrayList<Range>();
        ranges.add(new Range(start, end, scope));
        return new Function(start, end, ranges);
    }

    /** Adds inlined code; empty ranges, which LLVM writes for code that it moved away, are passed over. */
    void addInlined(long from, long to, Scope scope) {
        if (from < to) {
            ranges.add(new Range(from, to, scope));
        }
    }
}
