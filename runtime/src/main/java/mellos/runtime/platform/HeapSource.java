package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.NoHeap;

/** Where the heap's addresses and memory come from. {@code mellos.runtime.heap.HeapSpace} asks. */
public final class HeapSource {
    private HeapSource() {}

    /** The most bytes that the heap may take: what the machine has, or what the person who started it allowed. */
    @NoHeap
    public static native long limitBytes();

    /**
     * A range of addresses with nothing behind it, once.
     *
     * @param sizeBytes a multiple of 2 MiB
     * @return its lowest address, 2 MiB aligned
     */
    @NoHeap
    public static native Address reserve(long sizeBytes);

    /**
     * Puts memory behind reserved addresses that have none: zeroed, readable and writable, in large pages where they
     * fit.
     *
     * @param start 4096-byte aligned
     * @param sizeBytes a multiple of 4096
     * @return false if there is none left; what was put behind a part of them stays there
     */
    @NoHeap
    public static native boolean back(Address start, long sizeBytes);

    /**
     * Takes back the memory behind 2 MiB that {@link #back} was called for. Nobody uses them; they may be backed again.
     *
     * @param start 2 MiB aligned
     */
    @NoHeap
    public static native void release(Address start);

    /** Bytes that {@link #back} could still give, about. */
    @NoHeap
    public static native long availableBytes();
}
