package mellos.compiler.report;

/** Bytes of code and data, and the number of functions. */
record Size(long code, long data, int functions) {
    static final Size ZERO = new Size(0, 0, 0);

    Size plus(Size other) {
        return new Size(code + other.code, data + other.data, functions + other.functions);
    }

    long bytes() {
        return code + data;
    }
}
