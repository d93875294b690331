package mellos.cli.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final int POLL_MILLIS = 100;
    /** Instructions in a second of the guest's time: few, so that the firmware's waits are short. */
    private static final int INSTRUCTIONS_PER_SECOND = 8_000_000;

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
            Files.writeString(folder.resolve("bochsrc"), configuration(iso, processors, memoryMiB, folder));
            Files.writeString(folder.resolve("commands"), "c\n");
            Process process = new ProcessBuilder(command(folder))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            Thread hook = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                boolean timedOut = follow(process, serial, until, System.nanoTime() + limit.toNanos(), report);
                boolean ended = !process.isAlive();
                int status = ended ? process.exitValue() : 0;
                return new Guest.Ending(
                        status, timedOut, ended ? "Bochs ended by itself; see " + folder.resolve("bochs.log") : "");
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static String configuration(Path iso, int processors, int memoryMiB, Path folder) {
        return """
            plugin_ctrl: unmapped=1, biosdev=1, extfpuirq=1, serial=1
            config_interface: textconfig
            display_library: rfb, options="timeout=0"
            memory: guest=%1$d, host=%1$d
            romimage: file=%2$s
            vgaromimage: file=%3$s
            cpu: model=corei7_skylake_x, count=%4$d:1:1, ips=%5$d, reset_on_triple_fault=0
            clock: sync=none, time0=1767225600
            pci: enabled=1, chipset=i440fx
            ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
            ata0-master: type=cdrom, path="%6$s", status=inserted
            boot: cdrom
            com1: enabled=1, mode=file, dev="%7$s/serial.log"
            log: "%7$s/bochs.log"
            logprefix: %%t%%e%%d
            sound: waveoutdrv=dummy
            panic: action=fatal
            error: action=report
            info: action=ignore
            debug: action=ignore
            """.formatted(
                        memoryMiB,
                        HostProgram.BOCHS_BIOS.command(),
                        HostProgram.VGABIOS.command(),
                        processors,
                        INSTRUCTIONS_PER_SECOND,
                        iso,
                        folder);
    }

    /** Reads the serial file until the line has come. @return false if it came */
    private static boolean follow(Process process, Path serial, String until, long deadline, GuestReport report)
            throws IOException {
        StringBuilder line = new StringBuilder();
        long at = 0;
        while (System.nanoTime() < deadline) {
            boolean alive = process.isAlive();
            if (Files.exists(serial)) {
                try (RandomAccessFile file = new RandomAccessFile(serial.toFile(), "r")) {
                    byte[] fresh = new byte[(int) Math.min(1 << 20, file.length() - at)];
                    file.seek(at);
                    file.readFully(fresh);
                    at += fresh.length;
                    split(new String(fresh, StandardCharsets.ISO_8859_1), line, report);
                }
            }
            if (!alive && !line.isEmpty()) {
                report.add(line.toString()); // the machine was switched off before the line's end left the port
            }
            if (!report.lines(until).isEmpty() || report.panic().isPresent() || !alive) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void split(String text, StringBuilder line, GuestReport report) {
        for (char c : text.toCharArray()) {
            if (c == '\n') {
                report.add(line.toString());
                line.setLength(0);
            } else if (c != '\r') {
                line.append(c);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Bochs ran", e);
        }
    }
}
