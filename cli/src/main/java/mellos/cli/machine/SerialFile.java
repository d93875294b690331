package mellos.cli.machine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mellos.cli.serial.GuestReport;

/** A serial line that an emulator writes to a file, read while it grows. */
final class SerialFile {
    private static final int POLL_MILLIS = 100;

    private final Path file;
    private final GuestReport report;
    private final StringBuilder line = new StringBuilder();
    private long at;

    /** @param report gets the lines */
    SerialFile(Path file, GuestReport report) {
        this.file = file;
        this.report = report;
    }

    /** Reads until a line of this kind has come, or a panic, or the process is over. @return false if one of it came */
    boolean follow(Process process, String until, long deadline) throws IOException {
        while (System.nanoTime() < deadline) {
            boolean alive = process.isAlive();
            read();
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

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.min(1 << 20, open.length() - at)];
            open.seek(at);
            open.readFully(fresh);
            at += fresh.length;
            split(new String(fresh, StandardCharsets.ISO_8859_1));
        }
    }

    private void split(String text) {
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
