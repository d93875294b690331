package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which source files there were, when they were compiled last, and what the result was compiled with.
 *
 * @param files path to time of last change and size
 * @param setting flags and dependencies' APIs; a different one makes everything stale
 * @param api {@link ApiFingerprint} of all that was compiled
 */
record Snapshot(Map<String, String> files, String setting, String api) {
    static final Snapshot NONE = new Snapshot(Map.of(), "", "");

    /** What was stored; {@link #NONE} where nothing readable was. */
    static Snapshot read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            Map<String, String> files = new TreeMap<>();
            for (String line : lines.subList(2, lines.size())) {
                int tab = line.indexOf('\t');
                files.put(line.substring(tab + 1), line.substring(0, tab));
            }
            return new Snapshot(files, lines.get(0), lines.get(1));
        } catch (IOException | IndexOutOfBoundsException e) {
            return NONE;
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    setting + "\n" + api + "\n"
                            + files.entrySet().stream()
                                    .map(e -> e.getValue() + "\t" + e.getKey() + "\n")
                                    .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
