package mellos.cli.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mellos.cli.UsageError;

/**
 * A class path as {@code java} takes it: folders and jars with colons between, {@code lib/*} for all jars of a folder.
 */
final class ClassPathText {
    private ClassPathText() {}

    /** @throws UsageError naming what is not there */
    static List<Path> parse(String text) {
        List<Path> places = new ArrayList<>();
        for (String word : text.split(File.pathSeparator)) {
            if (word.equals("*") || word.endsWith("/*")) {
                places.addAll(jarsIn(Path.of(word.substring(0, word.length() - 1))));
            } else if (!word.isEmpty()) {
                places.add(present(Path.of(word)));
            }
        }
        if (places.isEmpty()) {
            throw new UsageError("the class path '" + text + "' names nothing");
        }
        return places;
    }

    private static Path present(Path place) {
        if (!Files.exists(place)) {
            throw new UsageError(place + ", on the class path, does not exist");
        }
        return place.toAbsolutePath().normalize();
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(present(folder))) {
            return files.filter(file -> file.getFileName().toString().matches("(?i).*\\.jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
