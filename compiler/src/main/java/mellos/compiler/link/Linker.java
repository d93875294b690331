package mellos.compiler.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import mellos.compiler.llvm.LlvmDistribution;
import mellos.compiler.model.BuildError;

/** Links objects to one static ELF executable with lld. */
public final class Linker {
    private static final List<String> FLAGS = List.of(
            "-flavor",
            "gnu",
            "-static",
            "-nostdlib",
            "--gc-sections",
            "--eh-frame-hdr",
            "--build-id=none",
            "-z",
            "max-page-size=4096",
            "-z",
            "norelro",
            "--no-demangle",
            "--error-limit=0",
            "--color-diagnostics=never");

    private Linker() {}

    /**
     * Links, collecting sections that nothing reachable from the entry or a kept section refers to.
     *
     * @return {@code out}, written whole or not at all
     * @throws BuildError naming all symbols that are missing or defined twice
     */
    public static Path link(List<Path> objects, LinkLayout layout, Path out) {
        try {
            var scratch = Files.createTempDirectory("mellos-link");
            try {
                return link(objects, layout, out, scratch);
            } finally {
                for (var name : List.of("script.ld", "image.ld", "objects", "messages")) {
                    Files.deleteIfExists(scratch.resolve(name));
                }
                Files.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link " + out, e);
        }
    }

    private static Path link(List<Path> objects, LinkLayout layout, Path out, Path scratch) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        var partial = out.resolveSibling(out.getFileName() + ".partial");
        copyScript(layout.script(), scratch.resolve("script.ld"));
        copyScript("image.ld", scratch.resolve("image.ld"));
        Files.write(
                scratch.resolve("objects"),
                objects.stream().map(object -> '"' + object.toString() + '"').toList());

        var command = new ArrayList<String>();
        command.add(LlvmDistribution.unpacked().linker().toString());
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-L",
                scratch.toString(),
                "-T",
                scratch.resolve("script.ld").toString(),
                "-o",
                partial.toString(),
                "@" + scratch.resolve("objects")));
        int status = run(command, scratch.resolve("messages"));
        if (status != 0) {
            Files.deleteIfExists(partial);
            var messages = Files.readString(scratch.resolve("messages"), StandardCharsets.UTF_8);
            throw new BuildError("cannot link " + out + " (lld ended with status " + status + "):\n"
                    + LinkerMessages.named(messages, objects));
        }
        return Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int run(List<String> command, Path messages) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while linking", e);
        }
    }

    private static void copyScript(String name, Path target) throws IOException {
        try (var script = Linker.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("the linker script " + name + " is not among the resources");
            }
            Files.copy(script, target);
        }
    }
}
