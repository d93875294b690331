package mellos.doctor.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads one log of either emulator, plain, gzip- or xz-compressed, in ASCII or UTF-16, and refuses what is no log. */
public final class LogReader {
    private static final int HEAD = 64;
    private static final int BUFFER = 1 << 16;
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
                if (BochsLine.isBochsLine(line)) {
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
        InputStream in = buffered(file.opener().open());
        byte[] head = head(in);
        if (startsWith(head, 0x7f, 'E', 'L', 'F')) {
            in.close();
            throw new UnreadableLogException(file.name() + " is an ELF file, not a log: name it with --kernel");
        }
        if (startsWith(head, 0x1f, 0x8b)) {
            in = buffered(new GZIPInputStream(in, BUFFER));
        } else if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            in = buffered(new XZInputStream(in));
        }
        return WideText.isWide(head(in)) ? buffered(new WideText(in)) : in;
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER);
    }

    private static byte[] head(InputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return head;
    }

    private static boolean startsWith(byte[] head, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
