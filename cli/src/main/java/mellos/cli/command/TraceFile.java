package mellos.cli.command;

import java.nio.file.Path;
import mellos.cli.serial.GuestReport;
import mellos.cli.trace.ChromeTrace;
import mellos.cli.trace.Trace;

/** The file of {@code mellos run --trace}. */
final class TraceFile {
    private TraceFile() {}

    /** Writes the guest's trace, or says why there is none. */
    static void write(GuestReport report, Path file) {
        try {
            Trace trace = Trace.of(report);
            ChromeTrace.write(trace, file);
            System.out.printf(
                    "trace of %,d events%s in %s: open it in Perfetto, or see mellos trace %s%n",
                    trace.events().size(),
                    trace.lost() > 0 ? " (%,d older ones were overwritten)".formatted(trace.lost()) : "",
                    file,
                    file);
        } catch (IllegalArgumentException e) {
            System.err.println("mellos: no trace written: " + e.getMessage());
        }
    }
}
