package mellos.cli.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mellos.cli.host.HostProgram;
import mellos.cli.serial.GuestReport;

/**
 * Bochs, the strict machine: faults where QEMU's software emulation lets things pass, has x2APIC and the TSC deadline.
 * Boots an ISO with 2 to 8 processors, without a screen; the serial line goes to a file that is read while it grows. It
 * has no debug-exit port: a run is over when the final line has come, and is stopped then.
 */
public final class Bochs {

    private Bochs() {}

    /**
     * Boots the ISO and gathers what it says in {@code report}.
     *
     * @param folder for the configuration, the log {@code bochs.log} and {@code serial.log}; overwritten
     * @param until when this line kind has come, or a panic, the run is over
     * @return how it ended; timed out if the line did not come
     */
    public static Guest.Ending run(
            Path iso, int processors, int memoryMiB, Path folder, String until, Duration limit, GuestReport report) {
        try {
            Files.createDirectories(folder);
            Path serial = folder.resolve("serial.log");
            Files.deleteIfExists(serial);
            Files.writeString(folder.resolve("bochsrc"), BochsConfiguration.of(iso, processors, memoryMiB, folder));
            Files.writeString(folder.resolve("commands"), "c\n");
            return follow(start(folder), folder, new SerialFile(serial, report), until, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(command(folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
    }

    private static Guest.Ending follow(Process process, Path folder, SerialFile serial, String until, Duration limit)
            throws IOException {
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            boolean timedOut = serial.follow(process, until, System.nanoTime() + limit.toNanos());
            boolean ended = !process.isAlive();
            int status = ended ? process.exitValue() : 0;
            return new Guest.Ending(
                    status, timedOut, ended ? "Bochs ended by itself; see " + folder.resolve("bochs.log") : "");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /**
     * Its remote screen opens a port on every interface: a network of its own keeps that to itself, where the host lets
     * us have one.
     */
    private static List<String> command(Path folder) {
        List<String> bochs = List.of(
                HostProgram.BOCHS.command(),
                "-q",
                "-f",
                folder.resolve("bochsrc").toString(),
                "-rc",
                folder.resolve("commands").toString());
        if (!privateNetwork()) {
            return bochs;
        }
        List<String> command = new ArrayList<>(List.of("unshare", "-rn"));
        command.addAll(bochs);
        return command;
    }

    private static boolean privateNetwork() {
        try {
            Process process = new ProcessBuilder("unshare", "-rn", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
