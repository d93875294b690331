package mellos.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What class files were compiled from; lies beside their folder.
 *
 * @param setting what else decides what they are
 * @param mainClass binary name
 * @param files each source file that was read, with its size and time
 */
record SourceRecord(String setting, String mainClass, List<String> files) {
    private static final SourceRecord NONE = new SourceRecord("", "", List.of());

    static SourceRecord of(String setting, String mainClass, Set<Path> read) {
        return new SourceRecord(
                setting, mainClass, read.stream().map(SourceRecord::state).toList());
    }

    /** The record of this folder; one that fits nothing where there is none. */
    static SourceRecord read(Path classes) {
        try {
            List<String> lines = Files.readAllLines(beside(classes));
            return lines.size() < 3
                    ? NONE
                    : new SourceRecord(lines.get(0), lines.get(1), lines.subList(2, lines.size()));
        } catch (IOException e) {
            return NONE;
        }
    }

    void write(Path classes) {
        List<String> lines = new ArrayList<>(List.of(setting, mainClass));
        lines.addAll(files);
        try {
            Files.write(beside(classes), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean fits(String now) {
        return setting.equals(now)
                && !files.isEmpty()
                && files.stream().allMatch(line -> line.equals(state(Path.of(line.split(" ", 3)[2]))));
    }

    private static String state(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + " " + file;
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path classes) {
        return classes.resolveSibling(classes.getFileName() + ".sources");
    }
}
