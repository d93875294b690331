package mellos.runtime.console;

import java.io.InputStream;
import java.util.Objects;
import mellos.runtime.platform.ConsoleDevice;

/**
 * What {@code System.in} reads from. A read returns at the end of a line, so that a reader of lines waits for no more.
 */
public final class ConsoleInput extends InputStream {
    public ConsoleInput() {}

    @Override
    public int read() {
        return ConsoleDevice.read();
    }

    @Override
    public int read(byte[] bytes, int start, int count) {
        Objects.checkFromIndexSize(start, count, bytes.length);
        int read = 0;
        while (read < count && (read == 0 || ConsoleDevice.available() > 0)) {
            int next = ConsoleDevice.read();
            if (next < 0) {
                return read == 0 ? -1 : read;
            }
            bytes[start + read++] = (byte) next;
            if (next == '\n') {
                break;
            }
        }
        return read;
    }

    @Override
    public int available() {
        return ConsoleDevice.available();
    }
}
