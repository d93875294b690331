package mellos.cli.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All that the guest has said so far; fed by one thread, read by others. */
public final class GuestReport {
    private final List<SerialLine> lines = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final ErrorText errorText = new ErrorText();
    private boolean endsWithError;

    /** Takes one line without its newline. @return the line's parts if it was for programs */
    public synchronized Optional<SerialLine> add(String marked) {
        String line = ErrorText.withoutMarks(marked);
        all.add(line);
        endsWithError = errorText.isIn(marked);
        if (endsWithError) {
            errors.add(line);
        }
        Optional<SerialLine> parsed = SerialLine.parse(line);
        parsed.ifPresent(lines::add);
        return parsed;
    }

    /** Every line, as it came, without marks. */
    public synchronized List<String> text() {
        return List.copyOf(all);
    }

    /** The lines that a program wrote to {@code System.err}, wholly or in part. */
    public synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** The newest line, without marks. */
    public synchronized String last() {
        return all.getLast();
    }

    /** Whether the newest line is one of {@link #errors}. */
    public synchronized boolean endsWithError() {
        return endsWithError;
    }

    /** Lines for programs of one kind, in order. */
    public synchronized List<SerialLine> lines(String kind) {
        return lines.stream().filter(l -> l.kind().equals(kind)).toList();
    }

    private Optional<SerialLine> last(String kind) {
        List<SerialLine> found = lines(kind);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** The {@code @boot} line. */
    public Optional<SerialLine> boot() {
        return last("boot");
    }

    /** The {@code @end} line. */
    public Optional<SerialLine> end() {
        return last("end");
    }

    /** The {@code @panic} line. */
    public Optional<SerialLine> panic() {
        return last("panic");
    }

    /** The last word on each processor, by index: its {@code @cpu} line, else its {@code @processor} line. */
    public synchronized TreeMap<Long, SerialLine> processors() {
        TreeMap<Long, SerialLine> result = new TreeMap<>();
        lines("processor").forEach(l -> result.put(l.number("index"), l));
        lines("cpu").forEach(l -> result.put(l.number("index"), l));
        return result;
    }

    public List<SerialLine> tasks() {
        return lines("task");
    }
}
