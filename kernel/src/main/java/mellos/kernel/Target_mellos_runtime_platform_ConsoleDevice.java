package mellos.kernel;

import mellos.kernel.console.ConsoleInput;
import mellos.kernel.driver.SerialPort;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.ConsoleDevice} on the bare machine: the first serial port. */
@Substitute("mellos.runtime.platform.ConsoleDevice")
final class Target_mellos_runtime_platform_ConsoleDevice {
    private Target_mellos_runtime_platform_ConsoleDevice() {}

    @NoHeap
    @Replace
    public static void write(Address bytes, long count) {
        SerialPort.write(bytes, count);
    }

    @NoHeap
    @Replace
    public static void writeError(Address bytes, long count) {
        SerialPort.writeError(bytes, count);
    }

    @Blocking
    @Replace
    public static int read() {
        return ConsoleInput.read();
    }

    @Replace
    public static int available() {
        return ConsoleInput.available();
    }
}
