package mellos.doctor.log;

import java.util.Optional;
import java.util.function.Consumer;

/** QEMU's lines, each from its first character on, and the events that they tell. */
final class QemuLines {
    private final DumpQueue queue;
    private final DumpParser dump = new DumpParser();
    private boolean awaitingManagementDump;
    private long recognised;

    QemuLines(Consumer<LogEvent> sink) {
        this.queue = new DumpQueue(sink);
    }

    /** Lines understood so far. */
    long recognised() {
        return recognised;
    }

    /** Reads the line from a column on; false when it is none of QEMU's. */
    boolean parse(ByteLine line, int from) {
        if (DumpParser.isFirstLine(line, from)) {
            endDump();
        }
        if (dump.accept(line, from)) {
            recognised++;
            return true;
        }
        boolean read = switch (line.at(from)) {
            case 'c' -> checkException(line, from);
            case 'C' -> reset(line, from) || processorHeading(line, from);
            case 'o' -> brokenCheck(line, from);
            case 'S' -> servicingOrManagement(line, from);
            case 'T' -> tripleFault(line, from);
            case 'a' -> apicWrite(line, from);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                line.matches(from, "0x") ? translated(line, from) : delivery(line, from);
            case '-' -> line.matches(from, "--------");
            case 'I' -> line.matches(from, "IN:") || illegalOpcode(line, from);
            default -> false;
        };
        recognised += read ? 1 : 0;
        return read;
    }

    private boolean checkException(ByteLine line, int from) {
        int old = line.after("check_exception old: ", from);
        return line.matches(from, "check_exception old: ") && checked(line, old);
    }

    /** What is left of an announcement into which the guest's own output fell. */
    private boolean brokenCheck(ByteLine line, int from) {
        return line.matches(from, "old: 0x") && checked(line, from + 5);
    }

    private boolean checked(ByteLine line, int old) {
        int now = line.after(" new ", old);
        if (now < 0) {
            return false;
        }
        endDump();
        long before = line.hexAt(old);
        int first = before == 0xffff_ffffL ? LogEvent.CheckException.NONE : (int) before;
        putInBetween(new LogEvent.CheckException(first, (int) line.hexAt(now)));
        alsoOnThisLine(line, now);
        return true;
    }

    /** {@code CPU#1}, which {@code info registers -a} prints before each processor's registers. */
    private boolean processorHeading(ByteLine line, int from) {
        if (!line.matches(from, "CPU#")) {
            return false;
        }
        endDump();
        return true;
    }

    /** Two threads may print into one line: what follows a short line's end is looked at as a line of its own. */
    private void alsoOnThisLine(ByteLine line, int from) {
        int servicing = line.indexOf("Servicing hardware INT=", from);
        if (servicing > 0) {
            servicingOrManagement(line, servicing);
        }
        int delivery = line.indexOf(": v=", from);
        if (delivery > 0) {
            delivery(line, DeliveryLine.start(line, delivery));
        }
    }

    private boolean reset(ByteLine line, int from) {
        int number = line.after("CPU Reset (CPU ", from);
        if (!line.matches(from, "CPU Reset (CPU ")) {
            return false;
        }
        putWaiting(new LogEvent.CpuReset((int) DeliveryLine.counter(line, number), CpuState.UNKNOWN));
        return true;
    }

    private boolean servicingOrManagement(ByteLine line, int from) {
        if (line.matches(from, "SMM: ")) {
            put(new LogEvent.SystemManagement());
            awaitingManagementDump = true;
            return true;
        }
        int vector = line.after("Servicing hardware INT=", from);
        if (!line.matches(from, "Servicing hardware INT=")) {
            return false;
        }
        put(new LogEvent.HardwareInterrupt((int) line.hexAt(vector)));
        alsoOnThisLine(line, vector);
        return true;
    }

    private boolean tripleFault(ByteLine line, int from) {
        if (!line.matches(from, "Triple fault")) {
            return false;
        }
        put(new LogEvent.TripleFault());
        return true;
    }

    private boolean apicWrite(ByteLine line, int from) {
        if (!line.matches(from, "apic_mem_writel ")) {
            return false;
        }
        int value = line.after(" = ", from);
        putInBetween(new LogEvent.ApicWrite(line.hexAt(from + 16), value < 0 ? 0 : line.hexAt(value)));
        return true;
    }

    private boolean delivery(ByteLine line, int from) {
        Optional<LogEvent.Delivery> read = DeliveryLine.read(line, from);
        read.ifPresent(this::putWaiting);
        return read.isPresent();
    }

    private boolean translated(ByteLine line, int from) {
        Optional<LogEvent.Translated> read = TranslatedLine.read(line, from);
        read.ifPresent(this::putInBetween);
        return read.isPresent();
    }

    private boolean illegalOpcode(ByteLine line, int from) {
        if (!line.matches(from, "ILLOPC: ")) {
            return false;
        }
        putInBetween(TranslatedLine.refused(line, from));
        return true;
    }

    /** An event that ends the dump before it. */
    private void put(LogEvent event) {
        endDump();
        putInBetween(event);
    }

    /** An event that may stand between an event and its dump. */
    private void putInBetween(LogEvent event) {
        awaitingManagementDump = false;
        queue.put(event);
    }

    private void putWaiting(LogEvent event) {
        endDump();
        awaitingManagementDump = false;
        queue.putWaiting(event);
    }

    private void endDump() {
        if (!dump.isStarted()) {
            return;
        }
        CpuState state = dump.take();
        if (awaitingManagementDump) {
            awaitingManagementDump = false;
        } else {
            queue.dump(state);
        }
    }

    /** The rest of a {@code v=} line that was wrapped. */
    boolean continuesHeader(ByteLine line) {
        if (dump.isStarted()) {
            return false;
        }
        Optional<LogEvent.Delivery> more = queue.header().flatMap(each -> DeliveryLine.continued(each, line));
        more.ifPresent(queue::complete);
        recognised += more.isPresent() ? 1 : 0;
        return more.isPresent();
    }

    /** The log has ended. */
    void finish() {
        endDump();
        queue.finish();
    }

    /** What QEMU says of itself; it counts as understood when it is an answer by itself. */
    void note(String text, boolean isAnswer) {
        recognised += isAnswer ? 1 : 0;
        put(new LogEvent.Note(text));
    }
}
