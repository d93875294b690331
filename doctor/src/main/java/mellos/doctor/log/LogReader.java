package mellos.doctor.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads one log of either emulator, plain or gzip-compressed, and refuses what is no log. */
public final class LogReader {
    private static final int HEAD = 8;
    private static final int PEEKED_LINES = 200_000;

    private LogReader() {}

    /**
     * What a log was.
     *
     * @param bochs written by Bochs
     * @param recognised lines that were understood
     */
    public record Summary(String name, boolean bochs, long lines, long recognised, long bytes) {}

    /**
     * Passes every event of the log to {@code sink}.
     *
     * @throws UnreadableLogException when the file is empty, binary, or no line of it is from an emulator's log
     */
    public static Summary read(LogFile file, Consumer<LogEvent> sink) throws IOException {
        try (InputStream in = open(file)) {
            LineSource lines = new LineSource(in);
            QemuParser qemu = new QemuParser(sink);
            BochsParser bochs = new BochsParser(sink);
            for (ByteLine line = lines.next(); line != null; line = lines.next()) {
                if (BochsParser.isBochsLine(line)) {
                    bochs.accept(line);
                } else {
                    qemu.accept(line);
                }
                if (lines.lineNumber() == PEEKED_LINES) {
                    refuse(file, lines, qemu.recognised() + bochs.recognised());
                }
            }
            qemu.finish();
            bochs.finish();
            long recognised = qemu.recognised() + bochs.recognised();
            refuse(file, lines, recognised);
            return new Summary(
                    file.name(), bochs.recognised() > qemu.recognised(), lines.lineNumber(), recognised, lines.bytes());
        }
    }

    private static void refuse(LogFile file, LineSource lines, long recognised) throws UnreadableLogException {
        if (lines.bytes() == 0) {
            throw new UnreadableLogException(
                    file.name() + " is empty: was the emulator run with -d int,cpu_reset -D " + file.name() + "?");
        }
        if (recognised == 0) {
            throw new UnreadableLogException(file.name()
                    + (lines.zeroBytes() > 0
                            ? " is a binary file, not a log"
                            : " is not a log of QEMU (-d int,cpu_reset) or Bochs: none of its lines is one of theirs"));
        }
    }

    private static InputStream open(LogFile file) throws IOException {
        InputStream in = new BufferedInputStream(file.opener().open(), 1 << 16);
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        if (head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F') {
            in.close();
            throw new UnreadableLogException(file.name() + " is an ELF file, not a log: name it with --kernel");
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(in, 1 << 16);
        }
        return in;
    }
}
