package mellos.doctor.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Assembles and links the corpus with LLVM's tools from the jar on the class path, unpacked once to the user's cache.
 */
final class Toolchain {
    private static final String IN_JAR = "/org/bytedeco/llvm/linux-x86_64/";
    private static final List<String> FILES = List.of("libLLVM.so", "lld", "llvm-mc");
    private static final String SONAME = "libLLVM.so.20.1";
    private static final int SECONDS = 60;

    private final Path folder;

    private Toolchain(Path folder) {
        this.folder = folder;
    }

    static Toolchain unpacked() throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "mellos");
        Path folder = cache.resolve("doctor-llvm-20.1.7");
        Files.createDirectories(cache);
        try (FileChannel lock = FileChannel.open(
                        cache.resolve("doctor-llvm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.isDirectory(folder)) {
                unpack(folder);
            }
        }
        return new Toolchain(folder);
    }

    private static void unpack(Path folder) throws IOException {
        Path partial = Files.createTempDirectory(folder.getParent(), "unpacking");
        for (String each : FILES) {
            try (InputStream in = Toolchain.class.getResourceAsStream(IN_JAR + each)) {
                if (in == null) {
                    throw new IOException("the class path has no " + IN_JAR + each);
                }
                Files.copy(in, partial.resolve(each), StandardCopyOption.REPLACE_EXISTING);
                if (!partial.resolve(each).toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + each + " executable");
                }
            }
        }
        Files.createSymbolicLink(partial.resolve(SONAME), Path.of("libLLVM.so"));
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes an ELF of one assembly source. */
    void build(Path source, Path script, Path image, boolean wide) throws IOException, InterruptedException {
        Path object = Path.of(image + ".o");
        run(List.of(
                folder.resolve("llvm-mc").toString(),
                "-triple=" + (wide ? "x86_64" : "i686") + "-unknown-none-elf",
                "-filetype=obj",
                "-g",
                "-o",
                object.toString(),
                source.toString()));
        run(List.of(
                folder.resolve("lld").toString(),
                "-flavor",
                "gnu",
                "-m",
                wide ? "elf_x86_64" : "elf_i386",
                "-T",
                script.toString(),
                "-z",
                "noexecstack",
                "--build-id=none",
                "-o",
                image.toString(),
                object.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
