package mellos.tests.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command as a process of its own, its three streams apart. */
final class Command {
    private static final int TIMEOUT_SECONDS = 120;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Command() {}

    /** What came of it. */
    record Result(int status, byte[] out, byte[] err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String errors() {
            return new String(err, StandardCharsets.UTF_8);
        }

        /** Everything, for a comparison. */
        String whole() {
            return "status " + status + "\n" + Arrays.toString(out) + "\n" + errors();
        }
    }

    /** HotSpot with these arguments. */
    static Result java(byte[] input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(arguments);
        return run(command, input);
    }

    /** {@code mellos} with these arguments. */
    static Result mellos(byte[] input, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.lang.invoke=ALL-UNNAMED",
                "-Dmellos.root=" + mellos.cli.Tree.here().root(),
                "-cp",
                System.getProperty("java.class.path"),
                "mellos.cli.main.Main"));
        command.addAll(arguments);
        return run(command, input);
    }

    static Result run(List<String> command, byte[] input) {
        try {
            Process process = new ProcessBuilder(command).start();
            Captured out = new Captured(process.getInputStream());
            Captured err = new Captured(process.getErrorStream());
            Thread.ofPlatform().daemon().start(() -> send(process.getOutputStream(), input));
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Result(process.exitValue(), out.whole(), err.whole());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A stream that is read to its end by a thread of its own. */
    private static final class Captured {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;

        Captured(InputStream in) {
            reader = Thread.ofPlatform().daemon().start(() -> {
                try {
                    in.transferTo(bytes);
                } catch (IOException e) {
                    // The process was killed: what came before counts.
                }
            });
        }

        byte[] whole() throws InterruptedException {
            reader.join();
            return bytes.toByteArray();
        }
    }

    private static void send(OutputStream to, byte[] bytes) {
        try (to) {
            to.write(bytes);
        } catch (IOException e) {
            // The command did not read to the end.
        }
    }
}
