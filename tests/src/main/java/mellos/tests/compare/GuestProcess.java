package mellos.tests.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Runs guest programs as processes of this machine: on HotSpot, or as hosted images. */
final class GuestProcess {
    private GuestProcess() {}

    /** All of the group's programs on the JVM that runs this. */
    static Transcript onHotSpot(Corpus corpus, String group) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = corpus.classPath().stream().map(Path::toString).collect(Collectors.joining(":"));
        return run(
                List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        Corpus.mainClass(group)),
                HeapMode.USUAL);
    }

    /** One program of an image that was linked with the group's main class. */
    static Transcript hosted(Path image, GuestProgram program, HeapMode mode) {
        return run(List.of(image.toString(), program.name()), mode);
    }

    private static Transcript run(List<String> command, HeapMode mode) {
        try {
            Path output = Files.createTempFile("guest", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command);
                if (!mode.settings().isEmpty()) {
                    builder.environment().put("MELLOS_GC", mode.settings());
                }
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .start();
                return Transcript.of(read(process, output, mode.patience()), ending(process));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process process, Path output, Duration patience) throws IOException {
        try {
            if (!process.waitFor(patience)) {
                process.destroyForcibly().waitFor();
                return Files.readString(output, StandardCharsets.ISO_8859_1) + "\n(stopped after "
                        + patience.toSeconds() + " s)\n";
            }
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a guest program ran", e);
        }
    }

    private static String ending(Process process) {
        int status = process.exitValue();
        return status == 0 ? "" : status > 128 ? "killed by signal " + (status - 128) : "ended with status " + status;
    }
}
