package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Blocking;

/** The bytes of the console, both ways. {@code System.in}, {@code out} and {@code err} stand on it. */
public final class ConsoleDevice {
    private ConsoleDevice() {}

    /**
     * Writes bytes, UTF-8. Returns when they are handed to the device, which may have to wait for its other side. Bytes
     * of one call are not mixed with those of another as long as nobody waits.
     */
    @Blocking
    public static native void write(Address bytes, long count);

    /** As {@link #write}, so that the reader can tell the bytes from others. */
    @Blocking
    public static native void writeError(Address bytes, long count);

    /**
     * Reads what has been typed, at least one byte and {@code count} at most; waits for the first.
     *
     * @param count more than 0
     * @return how many bytes, or -1 when nothing more will ever come
     */
    @Blocking
    public static native long read(Address bytes, long count);

    /** How many bytes {@link #read} would give without waiting. */
    public static native int available();
}
