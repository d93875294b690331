package mellos.runtime.console;

import java.io.OutputStream;
import java.util.Objects;
import mellos.magic.RawMemory;
import mellos.runtime.object.ObjectHeader;
import mellos.runtime.platform.ConsoleDevice;

/** What {@code System.out} writes to. Each write goes to the platform at once. */
@RawMemory("the range written is checked to lie in the array")
public final class ConsoleOutput extends OutputStream {
    public ConsoleOutput() {}

    @Override
    public void write(int next) {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int count) {
        Objects.checkFromIndexSize(start, count, bytes.length);
        ConsoleDevice.write(ObjectHeader.elements(bytes).plus(start), count);
    }
}
