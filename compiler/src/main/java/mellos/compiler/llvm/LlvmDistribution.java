package mellos.compiler.llvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * LLVM's files, unpacked once from the {@code org.bytedeco:llvm} jar on the class path. The folder appears by a rename
 * when it is complete, under a lock that other processes wait for: a folder that exists is whole.
 *
 * @param folder holds {@code libLLVM.so}, {@code lld} and LLVM's small inspection tools
 * @param version the jar's version, part of every cache key
 */
public record LlvmDistribution(Path folder, String version) {
    private static final String IN_JAR = "org/bytedeco/llvm/linux-x86_64/";
    private static final Pattern JAR_NAME = Pattern.compile("llvm-(.+)-linux-x86_64\\.jar");
    static final List<String> FILES = List.of("libLLVM.so", "lld", "llvm-objdump", "llvm-dwarfdump", "llvm-mc");
    /** What the tools' dynamic sections ask for. */
    private static final String SONAME = "libLLVM.so.20.1";

    /**
     * Finds the jar and unpacks it where that has not been done; costs about a second the first time, then nothing.
     *
     * @throws IllegalStateException when the jar is not on the class path
     */
    public static LlvmDistribution unpacked() {
        return unpacked(jar(), cacheFolder());
    }

    static LlvmDistribution unpacked(Path jar, Path cache) {
        var name = JAR_NAME.matcher(jar.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException("LLVM's jar has an unknown name: " + jar);
        }
        var llvm = new LlvmDistribution(cache.resolve("llvm-" + name.group(1)), name.group(1));
        if (!Files.isDirectory(llvm.folder)) {
            llvm.unpackUnderLock(jar);
        }
        return llvm;
    }

    /** {@code $MELLOS_CACHE}, else {@code $XDG_CACHE_HOME/mellos}, else {@code ~/.cache/mellos}. */
    public static Path cacheFolder() {
        var own = System.getenv("MELLOS_CACHE");
        if (own != null && !own.isEmpty()) {
            return Path.of(own).toAbsolutePath();
        }
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg != null && !xdg.isEmpty() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("mellos").toAbsolutePath();
    }

    /** LLVM itself. */
    public Path library() {
        return folder.resolve("libLLVM.so");
    }

    /** The linker; {@code -flavor gnu} makes it read GNU ld's options. */
    public Path linker() {
        return folder.resolve("lld");
    }

    /** One of {@code llvm-objdump}, {@code llvm-dwarfdump}, {@code llvm-mc}. */
    public Path tool(String name) {
        if (!FILES.contains(name)) {
            throw new IllegalArgumentException(name + " is not unpacked; there are " + FILES);
        }
        return folder.resolve(name);
    }

    private static Path jar() {
        URL library = LlvmDistribution.class.getClassLoader().getResource(IN_JAR + "libLLVM.so");
        if (library == null) {
            throw new IllegalStateException(
                    "the jar org.bytedeco:llvm, classifier linux-x86_64, is not on the class path");
        }
        try {
            return Path.of(((JarURLConnection) library.openConnection())
                    .getJarFileURL()
                    .toURI());
        } catch (IOException e) {
            throw new UncheckedIOException(library.toString(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("LLVM's jar has an address that is no path: " + library, e);
        }
    }

    private void unpackUnderLock(Path jar) {
        var lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try {
            Files.createDirectories(folder.getParent());
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(folder)) {
                    unpack(jar);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + jar + " to " + folder, e);
        }
    }

    private void unpack(Path jar) throws IOException {
        var partial = folder.resolveSibling(folder.getFileName() + ".partial");
        deleteTree(partial); // what an interrupted process left
        Files.createDirectories(partial);
        FILES.parallelStream().forEach(file -> unpackFile(jar, file, partial.resolve(file)));
        Files.createSymbolicLink(partial.resolve(SONAME), Path.of("libLLVM.so"));
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpackFile(Path jar, String file, Path target) {
        // A ZipFile each: one alone serialises its readers.
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(IN_JAR + file);
            if (entry == null) {
                throw new IllegalStateException(jar + " holds no " + IN_JAR + file);
            }
            try (var in = zip.getInputStream(entry);
                    var out = Files.newOutputStream(target)) {
                in.transferTo(out);
            }
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(jar + ": " + file, e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
