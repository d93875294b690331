package mellos.compiler;

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
import java.util.stream.Stream;
import mellos.compiler.llvm.LlvmDistribution;
import mellos.elf.ElfFile;
import mellos.magic.Address;

/**
 * Which compiler this is: an image that another one built is another image. Two with the same class files are the same,
 * whether they lie in a jar, as the command has them, or in a folder, as the tests do.
 */
public final class CompilerIdentity {
    /** One class of each module that the compiler's own code stands on. */
    private static final List<Class<?>> MODULES = List.of(Pipeline.class, ElfFile.class, Address.class);

    private CompilerIdentity() {}

    /** A hash of the compiler's class files, and LLVM's version. */
    public static String current() {
        return of(places()) + " " + LlvmDistribution.unpacked().version();
    }

    /** Folders or jars. */
    static List<Path> places() {
        return MODULES.stream().map(CompilerIdentity::place).toList();
    }

    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from a place that is no path", e);
        }
    }

    /** @param places folders and jars of class files */
    static String of(List<Path> places) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path place : places) {
                add(place, digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the compiler's own class files cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(Path place, MessageDigest digest) throws IOException {
        if (Files.isDirectory(place)) {
            addClasses(place, digest);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                addClasses(jar.getPath("/"), digest);
            }
        }
    }

    private static void addClasses(Path root, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                digest.update((root.relativize(file) + "\n").getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
