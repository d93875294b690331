package mellos.kernel.console;

import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.driver.ProgramPorts;
import mellos.kernel.driver.SerialPort;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/**
 * What {@code System.in}, {@code out} and {@code err} are: ports of their own if the command line says so, else the
 * console's.
 */
public final class ProgramStreams {
    /** Looks at a port that takes nothing before the processor is given to others. */
    private static final int PATIENCE = 100;

    private static final long PAUSE_NANOS = 1_000_000;

    private ProgramStreams() {}

    /** For the boot. */
    @NoHeap
    public static void openIfAsked() {
        if (!CommandLine.has(Option.STREAMS)) {
            return;
        }
        // What is sent before this line is lost.
        Line.print(ProgramPorts.open() ? "@streams" : "streams: a second and a third serial port are needed: left out");
    }

    /** Writes to {@code System.out}. */
    @Blocking
    public static void write(Address bytes, long count) {
        if (ProgramPorts.areOpen()) {
            writeAll(false, bytes, count);
        } else {
            SerialPort.write(bytes, count);
        }
    }

    /** Writes to {@code System.err}. */
    @Blocking
    public static void writeError(Address bytes, long count) {
        if (ProgramPorts.areOpen()) {
            writeAll(true, bytes, count);
        } else {
            SerialPort.writeError(bytes, count);
        }
    }

    @Blocking
    private static void writeAll(boolean error, Address bytes, long count) {
        int looks = 0;
        for (long done = 0; done < count; ) {
            long taken = ProgramPorts.write(error, bytes.plus(done), count - done);
            done += taken;
            looks = taken > 0 ? 0 : waited(looks);
        }
    }

    /** @return how often the port was looked at, this time included */
    @Blocking
    private static int waited(int looks) {
        if (looks >= PATIENCE) {
            Scheduling.scheduler().block(Clock.nanos() + PAUSE_NANOS);
        }
        return looks + 1;
    }

    /** Reads from {@code System.in} what is there, and waits for the first byte. @return how many, or -1 at its end */
    @Blocking
    public static long read(Address bytes, long count) {
        return input().read(bytes, count);
    }

    public static int available() {
        return input().available();
    }

    private static ConsoleInput input() {
        return ProgramPorts.areOpen() ? ConsoleInput.SENT : ConsoleInput.TYPED;
    }
}
