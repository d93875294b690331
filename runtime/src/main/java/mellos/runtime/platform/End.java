package mellos.runtime.platform;

import mellos.magic.NoHeap;

/** The two ways to stop for good. Neither returns. */
public final class End {
    private End() {}

    /**
     * Ends the program, other threads or not: a process exits, a machine stops as its console's options say.
     *
     * @param status 0 if all is well; how many bits of it reach the outside is the platform's
     */
    public static native void exit(int status);

    /**
     * Reports a broken invariant with the caller's stack trace and stops everything. Needs no heap.
     *
     * @param reason what is broken, as a clause
     * @param detail more of it, or null
     */
    @NoHeap
    public static native void panic(String reason, String detail);
}
