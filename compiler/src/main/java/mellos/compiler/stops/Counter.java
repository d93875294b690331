package mellos.compiler.stops;

/**
 * A number, or an address, that grows or shrinks by the same step in each turn of a loop.
 *
 * @param next its value for the next turn, known at the end of this one
 * @param step not 0
 */
record Counter(Value next, long step) {
    private static final int TURNS = 1024;

    /** The bits of the value that are all 0 once in {@link #TURNS} turns, wherever it began. */
    long mask() {
        return (TURNS - 1L) * Long.lowestOneBit(step);
    }

    /** Whether the bits exist and fit a test with an immediate. */
    boolean isUsable() {
        return step != 0 && mask() > 0 && mask() <= Integer.MAX_VALUE;
    }
}
