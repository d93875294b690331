package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.NoHeap;

/** Where the heap's memory comes from. {@code mellos.runtime.heap.Regions} asks. */
public final class HeapSource {
    private HeapSource() {}

    /**
     * More memory: zeroed, readable and writable, 4096-byte aligned, never given back.
     *
     * @param sizeBytes a multiple of 4096
     * @return its lowest address; zero when there is none left
     */
    @NoHeap
    public static native Address request(long sizeBytes);

    /** Bytes that {@link #request} could still give, about. */
    @NoHeap
    public static native long availableBytes();
}
