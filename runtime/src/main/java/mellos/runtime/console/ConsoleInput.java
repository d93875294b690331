package mellos.runtime.console;

import java.io.InputStream;
import java.util.Objects;
import mellos.magic.Blocking;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.ConsoleDevice;

/**
 * What {@code System.in} reads from. A read returns with what is there, so that a reader of lines waits for no more.
 */
@RawMemory("the range read into is checked to lie in the array")
public final class ConsoleInput extends InputStream {
    public ConsoleInput() {}

    @Override
    @Blocking
    public int read() {
        byte[] next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
    }

    @Override
    @Blocking
    public int read(byte[] bytes, int start, int count) {
        Objects.checkFromIndexSize(start, count, bytes.length);
        return count == 0
                ? 0
                : (int) ConsoleDevice.read(ObjectHeader.elements(bytes).plus(start), count);
    }

    @Override
    public int available() {
        return ConsoleDevice.available();
    }
}
