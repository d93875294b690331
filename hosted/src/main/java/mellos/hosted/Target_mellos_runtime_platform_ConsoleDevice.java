package mellos.hosted;

import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.ConsoleDevice} on Linux: standard input, output and error. */
@RawMemory("addresses come from callers that vouch for them")
@Substitute("mellos.runtime.platform.ConsoleDevice")
final class Target_mellos_runtime_platform_ConsoleDevice {
    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Target_mellos_runtime_platform_ConsoleDevice() {}

    @NoHeap
    @Replace
    public static void write(Address bytes, long count) {
        write(STANDARD_OUTPUT, bytes, count);
    }

    @NoHeap
    @Replace
    public static void writeError(Address bytes, long count) {
        write(STANDARD_ERROR, bytes, count);
    }

    @NoHeap
    private static void write(int file, Address bytes, long count) {
        Address from = bytes;
        long left = count;
        while (left > 0) {
            long written = Linux.write(file, from, left);
            if (written <= 0) {
                return;
            }
            from = from.plus(written);
            left -= written;
        }
    }

    @Blocking
    @Replace
    public static int read() {
        Address next = Address.stackAllocate(16);
        return Resting.read(STANDARD_INPUT, next) <= Linux.END_OF_FILE ? -1 : next.loadByte() & 0xff;
    }

    @Replace
    public static int available() {
        return (int) Linux.bytesAvailable(STANDARD_INPUT);
    }
}
