package mellos.cli.serial;

import java.util.Optional;

/** Says in a sentence what a line for programs says. */
final class LineSentence {
    private LineSentence() {}

    /** Nothing for lines that belong in the tables at the end. */
    static Optional<String> of(SerialLine line) {
        return Optional.ofNullable(
                switch (line.kind()) {
                    case "boot" -> booted(line);
                    case "processor" -> processor(line);
                    case "task" -> task(line);
                    case "panic" -> panicked(line);
                    case "measure" -> measured(line);
                    default -> null;
                });
    }

    private static String booted(SerialLine line) {
        return line.text("processors") + " processors found" + after(", command line: ", line.text("commandline"));
    }

    private static String processor(SerialLine line) {
        return "processor %s %s, APIC id %s, markers %s%s"
                .formatted(
                        line.text("index"),
                        line.text("state"),
                        line.text("apic"),
                        line.text("markers"),
                        after(": ", line.text("cause")));
    }

    private static String task(SerialLine line) {
        return (line.text("result").equals("pass") ? "✓  " : "✗ FAILED  ")
                + line.text("name")
                + after(": ", line.text("detail"));
    }

    private static String panicked(SerialLine line) {
        String fault = line.text("vector").isEmpty()
                ? ""
                : " (vector %s, error code %s, at %s)"
                        .formatted(line.text("vector"), line.text("error"), line.text("rip"));
        return "PANIC on processor " + line.text("processor") + ": " + line.text("reason") + fault;
    }

    private static String measured(SerialLine line) {
        long count = line.number("count");
        long nanos = line.number("nanos");
        return "measured %s: %s"
                .formatted(
                        line.text("name"),
                        count > 0 && nanos >= 0
                                ? "%.0f ns each, %d times".formatted((double) nanos / count, count)
                                : line.fields());
    }

    private static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }
}
