package mellos.cli.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running emulator: its serial line as lines, a time limit, and that it never outlives this process. */
public final class Guest implements AutoCloseable {
    /** A line that stands this long without its end is a prompt: shown as it is. */
    private static final int PROMPT_MILLIS = 60;

    private final Process process;
    private final Thread reader;
    private final Thread errorReader;
    private final Thread hook;
    private final StringBuilder errors = new StringBuilder();
    private boolean timedOut;

    /**
     * Starts the emulator.
     *
     * @param lines gets each serial line without its end, in a thread of its own
     * @param prompts gets the beginning of a line that has not ended for a while
     */
    public Guest(List<String> command, Consumer<String> lines, Consumer<String> prompts) {
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
        hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        reader = Thread.ofPlatform().daemon().start(() -> readLines(process.getInputStream(), lines, prompts));
        errorReader =
                Thread.ofPlatform().daemon().start(() -> readLines(process.getErrorStream(), this::error, _ -> {}));
    }

    private void error(String line) {
        synchronized (errors) {
            if (errors.length() < 10_000) {
                errors.append(line).append('\n');
            }
        }
    }

    private static void readLines(InputStream in, Consumer<String> lines, Consumer<String> prompts) {
        StringBuilder line = new StringBuilder();
        byte[] buffer = new byte[8192];
        int shown = 0;
        try {
            while (true) {
                if (line.length() > shown && in.available() == 0) {
                    Thread.sleep(PROMPT_MILLIS);
                    if (in.available() == 0) {
                        prompts.accept(line.substring(shown));
                        shown = line.length();
                    }
                }
                int n = in.read(buffer);
                if (n < 0) {
                    break;
                }
                for (char c : new String(buffer, 0, n, StandardCharsets.ISO_8859_1).toCharArray()) {
                    if (c == '\n') {
                        lines.accept(line.toString());
                        line.setLength(0);
                        shown = 0;
                    } else if (c != '\r') {
                        line.append(c);
                    }
                }
            }
        } catch (IOException e) {
            // The process was killed while its output was read: what came before counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!line.isEmpty()) {
            lines.accept(line.toString());
        }
    }

    /** Copies bytes typed here to the guest's serial line until the stream ends. */
    public void forward(InputStream typed) {
        Thread.ofPlatform().daemon().start(() -> {
            byte[] buffer = new byte[256];
            try (OutputStream out = process.getOutputStream()) {
                for (int n; (n = typed.read(buffer)) > 0; ) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                // The guest ended: nobody reads what is typed now.
            }
        });
    }

    /**
     * Waits for the emulator to end by itself, kills it after the limit, and says how it ended. @param limit zero for
     * none
     */
    public Ending await(Duration limit) {
        try {
            if (limit.isZero()) {
                process.waitFor();
            } else if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                timedOut = true;
                process.destroyForcibly().waitFor();
            }
            reader.join(2000);
            errorReader.join(2000);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The command itself is being stopped; the hook does the rest.
        }
        synchronized (errors) {
            return new Ending(
                    process.isAlive() ? -1 : process.exitValue(),
                    timedOut,
                    errors.toString().strip());
        }
    }

    /** Kills the emulator if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * How an emulator ended.
     *
     * @param status of the process
     * @param timedOut it was killed because its time was over
     * @param errors what it wrote on its standard error
     */
    public record Ending(int status, boolean timedOut, String errors) {}
}
