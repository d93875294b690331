package mellos.runtime.platform;

import mellos.magic.NoHeap;

/** What cannot be foretold. */
public final class Entropy {
    private Entropy() {}

    /** 64 bits that differ from boot to boot as far as the machine can; not for keys. */
    @NoHeap
    public static native long seed();
}
