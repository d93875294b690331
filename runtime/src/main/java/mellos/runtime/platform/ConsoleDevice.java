package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/** The bytes of the console, both ways. {@code System.in}, {@code out} and {@code err} stand on it. */
public final class ConsoleDevice {
    private ConsoleDevice() {}

    /**
     * Writes bytes, UTF-8. Returns when they are handed to the device; usable in panic. Bytes of one call are not mixed
     * with those of another.
     */
    @NoHeap
    public static native void write(Address bytes, long count);

    /** As {@link #write}, so that the reader can tell the bytes from others. */
    @NoHeap
    public static native void writeError(Address bytes, long count);

    /** The next byte typed, 0 to 255, or -1 when nothing more will ever come. Waits for it. */
    @Blocking
    public static native int read();

    /** How many bytes {@link #read} would give without waiting. */
    public static native int available();
}
