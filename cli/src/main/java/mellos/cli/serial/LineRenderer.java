package mellos.cli.serial;

import java.util.Optional;
import java.util.regex.Pattern;

/** Turns serial lines into lines for a terminal: text as it is, lines for programs as sentences or not at all. */
public final class LineRenderer {
    /** What firmware and GRUB send to clear screens and change colours. */
    private static final Pattern TERMINAL_CODES = Pattern.compile("\u001b\\[[0-9;=?]*[A-Za-z]");
    /** The same that the line for programs after it says. */
    private static final Pattern TASK_SENTENCE = Pattern.compile("task \\S+ (passed|failed)\\b.*");

    private final long start = System.nanoTime();

    /**
     * @return what to print, with the seconds since the machine started; empty for lines that belong in the tables at
     *     the end
     */
    public Optional<String> render(String line, Optional<SerialLine> parsed) {
        Optional<String> shown = parsed.isPresent() ? sentence(parsed.get()) : text(line);
        return shown.map(text -> "[%7.3f] %s".formatted((System.nanoTime() - start) / 1e9, text));
    }

    private static Optional<String> text(String line) {
        return TASK_SENTENCE.matcher(line).matches()
                ? Optional.empty()
                : Optional.of(TERMINAL_CODES.matcher(line).replaceAll(""));
    }

    private static Optional<String> sentence(SerialLine line) {
        return switch (line.kind()) {
            case "boot" ->
                Optional.of("%s processors found%s"
                        .formatted(
                                line.text("processors"),
                                line.text("commandline").isEmpty()
                                        ? ""
                                        : ", command line: " + line.text("commandline")));
            case "processor" ->
                Optional.of("processor %s %s, APIC id %s, markers %s%s"
                        .formatted(
                                line.text("index"),
                                line.text("state"),
                                line.text("apic"),
                                line.text("markers"),
                                line.text("cause").isEmpty() ? "" : ": " + line.text("cause")));
            case "task" ->
                Optional.of("%s  %s%s"
                        .formatted(
                                line.text("result").equals("pass") ? "✓" : "✗ FAILED",
                                line.text("name"),
                                line.text("detail").isEmpty() ? "" : ": " + line.text("detail")));
            case "panic" ->
                Optional.of("PANIC on processor %s: %s%s"
                        .formatted(line.text("processor"), line.text("reason"), fault(line)));
            case "measure" -> measured(line);
            default -> Optional.empty();
        };
    }

    private static String fault(SerialLine line) {
        return line.text("vector").isEmpty()
                ? ""
                : " (vector %s, error code %s, at %s)"
                        .formatted(line.text("vector"), line.text("error"), line.text("rip"));
    }

    private static Optional<String> measured(SerialLine line) {
        long count = line.number("count");
        long nanos = line.number("nanos");
        return Optional.of("measured %s: %s"
                .formatted(
                        line.text("name"),
                        count > 0 && nanos >= 0
                                ? "%.0f ns each, %d times".formatted((double) nanos / count, count)
                                : line.fields()));
    }
}
