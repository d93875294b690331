package mellos.compiler.reach;

/**
 * Something that a program must be mended of.
 *
 * @param text class, method, line, what is wrong and the way out
 */
record Problem(Kind kind, String text) {
    /** Who can judge it. */
    enum Kind {
        /** Wrong in any form of the code: a class or member that is not there, a call that the world cannot resolve. */
        PROGRAM,
        /** Lowering takes it away where it can: a problem of lowered code alone. */
        LEFT_BY_LOWERING
    }
}
