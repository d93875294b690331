package mellos.compiler.lines;

/**
 * A place where a method's code stands: in its own function, or inlined into a caller's. Compared by identity: the same
 * method inlined twice has two scopes.
 */
final class Scope {
    private final Scope caller;
    private final int callLine;
    private final int depth;
    private Method method;

    private Scope(Scope caller, int callLine, int depth) {
        this.caller = caller;
        this.callLine = callLine;
        this.depth = depth;
    }

    /** The outermost scope of a function. Its method is said later, when the entry that names it has been met. */
    static Scope ofFunction() {
        return new Scope(null, 0, 0);
    }

    /** A callee's scope inside this one. */
    Scope inlining(int callLine) {
        return new Scope(this, callLine, depth + 1);
    }

    void is(Method method) {
        this.method = method;
    }

    Method method() {
        return method;
    }

    /** What it was inlined into; null for a function's own scope. */
    Scope caller() {
        return caller;
    }

    /** The line of the call in the caller; 0 if unknown or without caller. */
    int callLine() {
        return callLine;
    }

    /** Number of callers. */
    int depth() {
        return depth;
    }
}
