package mellos.kernel;

import mellos.kernel.console.ProgramStreams;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code mellos.runtime.platform.ConsoleDevice} on the bare machine: serial ports. */
@Substitute("mellos.runtime.platform.ConsoleDevice")
final class Target_mellos_runtime_platform_ConsoleDevice {
    private Target_mellos_runtime_platform_ConsoleDevice() {}

    @Blocking
    @Replace
    public static void write(Address bytes, long count) {
        ProgramStreams.write(bytes, count);
    }

    @Blocking
    @Replace
    public static void writeError(Address bytes, long count) {
        ProgramStreams.writeError(bytes, count);
    }

    @Blocking
    @Replace
    public static long read(Address bytes, long count) {
        return ProgramStreams.read(bytes, count);
    }

    @Replace
    public static int available() {
        return ProgramStreams.available();
    }
}
