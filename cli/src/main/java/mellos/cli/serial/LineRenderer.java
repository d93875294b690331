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
        Optional<String> shown = parsed.isPresent() ? LineSentence.of(parsed.get()) : text(line);
        return shown.map(text -> "[%7.3f] %s".formatted((System.nanoTime() - start) / 1e9, text));
    }

    private static Optional<String> text(String line) {
        return TASK_SENTENCE.matcher(line).matches()
                ? Optional.empty()
                : Optional.of(TERMINAL_CODES.matcher(line).replaceAll(""));
    }
}
