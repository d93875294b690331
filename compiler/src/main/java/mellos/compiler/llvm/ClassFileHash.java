package mellos.compiler.llvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A hash of the compiler's own class files, the same for a jar and for the folder that it was made of. */
public final class ClassFileHash {
    private ClassFileHash() {}

    /** The folder or jar that a class comes from. */
    public static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from a place that is no path", e);
        }
    }

    /**
     * Hashes class files with their names.
     *
     * @param places folders and jars
     * @param wanted takes a file's path below its place, {@code mellos/compiler/Pipeline.class}
     */
    public static String of(List<Path> places, Predicate<String> wanted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path place : places) {
                add(place, wanted, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the compiler's own class files cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(Path place, Predicate<String> wanted, MessageDigest digest) throws IOException {
        if (Files.isDirectory(place)) {
            addClasses(place, wanted, digest);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                addClasses(jar.getPath("/"), wanted, digest);
            }
        }
    }

    private static void addClasses(Path root, Predicate<String> wanted, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = root.relativize(file).toString();
                if (wanted.test(name)) {
                    digest.update((name + "\n").getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
    }
}
