package mellos.runtime.platform;

import mellos.magic.NoHeap;

/** The processors that run Java threads. */
public final class OnlineProcessors {
    private OnlineProcessors() {}

    /** How many there are, at least 1. */
    @NoHeap
    public static native int count();
}
