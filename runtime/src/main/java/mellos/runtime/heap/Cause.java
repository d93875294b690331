package mellos.runtime.heap;

import mellos.magic.NoHeap;

/** Why a collection was asked for: bits of the request, above its number. */
@NoHeap
public final class Cause {
    private static final int SHIFT = 40;

    /** The blocks in use have come to what was planned. */
    static final long TARGET = 1L << SHIFT;
    /** There was no room after a collection either. */
    static final long NO_ROOM = 2L << SHIFT;
    /** The program said so. */
    static final long PROGRAM = 3L << SHIFT;
    /** A test mode. */
    static final long TEST = 4L << SHIFT;

    private Cause() {}

    /** Whether the heap was full. */
    static boolean isNeed(long request) {
        long cause = request >>> SHIFT << SHIFT;
        return cause == TARGET || cause == NO_ROOM;
    }

    /** In words. */
    public static String textOf(long request) {
        return switch ((int) (request >>> SHIFT)) {
            case (int) (TARGET >>> SHIFT) -> "target reached";
            case (int) (NO_ROOM >>> SHIFT) -> "no room";
            case (int) (PROGRAM >>> SHIFT) -> "System.gc";
            default -> "every n-th allocation";
        };
    }
}
