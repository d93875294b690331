package mellos.cli.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running emulator: its serial line as lines, a time limit, and that it never outlives this process. */
public final class Guest implements AutoCloseable {

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
        reader = Thread.ofPlatform()
                .daemon()
                .start(() -> new SerialReader(process.getInputStream(), lines, prompts).run());
        errorReader = Thread.ofPlatform()
                .daemon()
                .start(() -> new SerialReader(process.getErrorStream(), this::error, _ -> {}).run());
    }

    private void error(String line) {
        synchronized (errors) {
            if (errors.length() < 10_000) {
                errors.append(line).append('\n');
            }
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
            awaitEnd(limit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The command itself is being stopped; the hook does the rest.
        }
        synchronized (errors) {
            int status = process.isAlive() ? -1 : process.exitValue();
            return new Ending(status, timedOut, errors.toString().strip());
        }
    }

    private void awaitEnd(Duration limit) throws InterruptedException {
        if (limit.isZero()) {
            process.waitFor();
        } else if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            timedOut = true;
            process.destroyForcibly().waitFor();
        }
        reader.join(2000);
        errorReader.join(2000);
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Kills the emulator; {@link #await} tells how far it came. */
    public void kill() {
        process.destroyForcibly();
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
