package mellos.compiler.stops;

/**
 * A number, or an address, that grows or shrinks by the same step in each turn of a loop.
 *
 * @param next its value for the next turn, known at the end of this one
 * @param step not 0
 * @param header the loop's
 * @param bound the number that it is compared with where the loop ends, {@code LLVMValueRef}; 0 if the loop ends
 *     otherwise
 */
record Counter(Value next, long step, Block header, long bound) {
    /** For a loop that has none: its turns have to be counted. */
    static Counter ofTurns(Block header) {
        return new Counter(null, 0, header, 0);
    }

    boolean isMissing() {
        return next == null;
    }

    /** From poll to poll. */
    static final int TURNS = 1024;

    /** The bits of the value that are all 0 once in {@link #TURNS} turns, wherever it began. */
    long mask() {
        return (TURNS - 1L) * Long.lowestOneBit(step);
    }

    /** How far it comes from poll to poll. */
    long stretch() {
        return TURNS * step;
    }

    /** Whether the bits exist and fit a test with an immediate. */
    boolean isUsable() {
        return step != 0 && mask() > 0 && mask() <= Integer.MAX_VALUE;
    }
}
