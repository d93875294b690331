package mellos.doctor.log;

import java.util.function.Consumer;

/**
 * The lines of QEMU's {@code -d int,cpu_reset,in_asm,guest_errors} in any mixture, with foreign output between or
 * before them. A {@code v=} line and its dump may be separated by the lines of another processor; they are put together
 * by RIP. Feed every line in order, then call {@link #finish}.
 */
final class QemuParser {
    /** A prefix (quote mark, line number, time) is sought this far, and no more words than this. */
    private static final int PREFIX_COLUMNS = 72;

    private static final int PREFIX_WORDS = 8;
    private static final String[] MARKS = {
        "check_exception old: ",
        "old: 0x",
        ": v=",
        "Triple fault",
        "Servicing hardware INT=",
        "CPU Reset (CPU ",
        "RAX=",
        "EAX="
    };
    private static final String[] NOTE_STARTS = {
        "qemu: ", "qemu-system", "KVM", "Invalid ", "invalid ", "kvm", "Unknown ", "unimplemented", "Unassigned"
    };
    private static final String OUTSIDE = "outside RAM";

    private final QemuLines lines;

    QemuParser(Consumer<LogEvent> sink) {
        this.lines = new QemuLines(sink);
    }

    /** Lines understood so far. */
    long recognised() {
        return lines.recognised();
    }

    void accept(ByteLine line) {
        int from = line.skipBlanks(0);
        if (line.length() == from
                || lines.parse(line, from)
                || lines.continuesHeader(line)
                || parseBehindPrefix(line, from)) {
            return;
        }
        for (String mark : MARKS) {
            int at = line.indexOf(mark, from);
            if (at >= 0 && lines.parse(line, mark.equals(": v=") ? DeliveryLine.start(line, at) : at)) {
                return;
            }
        }
        if (isNote(line, from)) {
            lines.note(line.text().strip(), line.indexOf(OUTSIDE, from) >= 0);
        }
    }

    /** People quote, number and time-stamp lines: what follows any of the first words may be a line of the log. */
    private boolean parseBehindPrefix(ByteLine line, int from) {
        int at = from;
        for (int words = 0; words < PREFIX_WORDS && at < PREFIX_COLUMNS && at < line.length(); words++) {
            at = line.nextWord(at);
            if (at < line.length() && lines.parse(line, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNote(ByteLine line, int from) {
        for (String start : NOTE_STARTS) {
            if (line.matches(from, start)) {
                return true;
            }
        }
        return line.indexOf(OUTSIDE, from) >= 0;
    }

    /** The log has ended. */
    void finish() {
        lines.finish();
    }
}
