package mellos.compiler.lines;

/**
 * Machine code of one line.
 *
 * @param start first byte's address
 * @param end address behind the last byte
 * @param scope innermost method and, through {@link Scope#caller()}, those it is inlined into
 * @param line in the innermost method's file; 0 if unknown
 */
record CodeRange(long start, long end, Scope scope, int line) {}
