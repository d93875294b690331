package mellos.cli.program;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import mellos.cli.UsageError;

/** A program in a jar whose manifest names its main class. Java's "JAR File Specification", "Main Attributes". */
final class JarProgram {
    private JarProgram() {}

    /** @throws UsageError naming what is wrong with the file */
    static Program read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageError(file
                    + (Files.isDirectory(file)
                            ? " is a folder: name a jar, a source file, or a class behind -cp " + file
                            : " does not exist: a program is a jar, a source file, or with -cp a class"));
        }
        Attributes attributes = attributes(file)
                .orElseThrow(
                        () -> new UsageError(file + " has no manifest, so no main class: use -cp " + file + " MAIN"));
        String main = attributes.getValue(Attributes.Name.MAIN_CLASS);
        if (main == null || main.isBlank()) {
            throw new UsageError(file + " names no Main-Class in its manifest: use -cp " + file + " MAIN");
        }
        Set<Path> classPath = new LinkedHashSet<>();
        addWithReferred(file.toAbsolutePath().normalize(), classPath);
        String name = file.getFileName().toString();
        return new Program(name.replaceFirst("\\.[^.]*$", ""), List.copyOf(classPath), main.strip());
    }

    private static Optional<Attributes> attributes(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes);
        } catch (ZipException e) {
            throw new UsageError(file + " is no jar, or a damaged one: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageError(file + " cannot be read: " + e.getMessage());
        }
    }

    /** The jar, and what {@code Class-Path} of its manifest refers to; what is not there is left out, as Java does. */
    private static void addWithReferred(Path jar, Set<Path> classPath) {
        if (!Files.exists(jar) || !classPath.add(jar) || Files.isDirectory(jar)) {
            return;
        }
        String referred = attributes(jar)
                .map(each -> each.getValue(Attributes.Name.CLASS_PATH))
                .orElse("");
        for (String word : referred == null ? new String[0] : referred.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                addWithReferred(place(jar, word), classPath);
            }
        }
    }

    private static Path place(Path jar, String word) {
        try {
            return Path.of(jar.toUri().resolve(URI.create(word))).normalize();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            throw new UsageError(jar + ": '" + word + "' in its Class-Path is no place of a file");
        }
    }
}
