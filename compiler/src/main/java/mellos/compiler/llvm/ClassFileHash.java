package mellos.compiler.llvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

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
     * Hashes the check sums of class files, with their names.
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
        SortedMap<String, Long> sums = Files.isDirectory(place) ? inFolder(place, wanted) : inJar(place, wanted);
        sums.forEach((name, sum) -> digest.update((name + " " + sum + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** A jar has its files' check sums in its directory: no file is read, for this is done at every start. */
    private static SortedMap<String, Long> inJar(Path jar, Predicate<String> wanted) throws IOException {
        SortedMap<String, Long> sums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> isWanted(entry.getName(), wanted))
                    .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
        }
        return sums;
    }

    private static SortedMap<String, Long> inFolder(Path root, Predicate<String> wanted) throws IOException {
        SortedMap<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (isWanted(name, wanted)) {
                    CRC32 sum = new CRC32();
                    sum.update(Files.readAllBytes(file));
                    sums.put(name, sum.getValue());
                }
            }
        }
        return sums;
    }

    private static boolean isWanted(String name, Predicate<String> wanted) {
        return name.endsWith(".class") && wanted.test(name);
    }
}
