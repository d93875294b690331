package mellos.doctor.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mellos.doctor.dump.LiveMachine;

/** A QEMU that stands still after the triple fault of what it booted, with its control socket. */
final class DeadMachine implements AutoCloseable {
    private static final int PAUSE_MILLIS = 20;

    private final Process process;
    private final Path socket;
    private final Path log;

    private DeadMachine(Process process, Path socket, Path log) {
        this.process = process;
        this.socket = socket;
        this.log = log;
    }

    /** Boots and waits for the end. @param folder for the socket and the log, whose names begin with {@code name} */
    static DeadMachine of(Path folder, String name, Path image, List<String> options, int seconds)
            throws IOException, InterruptedException {
        Path socket = folder.resolve(name + ".qmp");
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                "qemu-system-x86_64",
                "-kernel",
                image.toString(),
                "-nodefaults",
                "-display",
                "none",
                "-net",
                "none",
                "-no-reboot",
                "-no-shutdown",
                "-d",
                "int,cpu_reset",
                "-D",
                log.toString(),
                "-qmp",
                "unix:" + socket + ",server=on,wait=off"));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        DeadMachine machine = new DeadMachine(process, socket, log);
        machine.awaitDeath(seconds);
        return machine;
    }

    private void awaitDeath(int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (LiveMachine live = LiveMachine.awaitStart(socket, Duration.ofSeconds(seconds))) {
            while (System.nanoTime() < end && process.isAlive()) {
                if (live.status().equals("shutdown")) {
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        close();
        throw new IOException("the machine did not die: " + log);
    }

    Path socket() {
        return socket;
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
