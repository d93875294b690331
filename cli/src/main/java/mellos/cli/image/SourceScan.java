package mellos.cli.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** The source files that a module has now. */
final class SourceScan {
    private SourceScan() {}

    /** Path to time of last change and size. */
    static Map<String, String> of(SourceModule module) {
        Map<String, String> files = new TreeMap<>();
        for (Path root : module.roots()) {
            if (Files.isDirectory(root)) {
                scan(root, files);
            }
        }
        return files;
    }

    private static void scan(Path root, Map<String, String> files) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")) {
                        files.put(file.toString(), attributes.lastModifiedTime().toMillis() + " " + attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
