package mellos.doctor.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mellos.doctor.log.LogEvent.Delivery.Kind;

/**
 * The lines of QEMU's {@code -d int,cpu_reset,in_asm,guest_errors} in any mixture, with foreign output between or
 * before them. A {@code v=} line and its dump may be separated by the lines of another processor; they are put together
 * by RIP. Feed every line in order, then call {@link #finish}.
 */
final class QemuParser {
    private static final int WAITING_AT_MOST = 8;
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

    /** An event in the order of the log; a delivery or reset waits here for its dump. */
    private static final class Waiting {
        LogEvent event;
        boolean needsDump;

        Waiting(LogEvent event, boolean needsDump) {
            this.event = event;
            this.needsDump = needsDump;
        }
    }

    private final Consumer<LogEvent> sink;
    private final DumpParser dump = new DumpParser();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private Optional<Waiting> header = Optional.empty();
    private boolean awaitingManagementDump;
    private long recognised;

    QemuParser(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    /** Lines understood so far. */
    long recognised() {
        return recognised;
    }

    void accept(ByteLine line) {
        int from = line.skipBlanks(0);
        if (line.length() == from || parse(line, from) || continuesHeader(line) || parseBehindPrefix(line, from)) {
            return;
        }
        for (String mark : MARKS) {
            int at = line.indexOf(mark, from);
            if (at >= 0 && parse(line, mark.equals(": v=") ? startOfCounter(line, at) : at)) {
                return;
            }
        }
        if (isNote(line, from)) {
            recognised += line.indexOf(OUTSIDE, from) >= 0 ? 1 : 0;
            endDump();
            put(new LogEvent.Note(line.text().strip()), false);
        }
    }

    /** People quote, number and time-stamp lines: what follows any of the first words may be a line of the log. */
    private boolean parseBehindPrefix(ByteLine line, int from) {
        int at = from;
        for (int words = 0; words < PREFIX_WORDS && at < PREFIX_COLUMNS && at < line.length(); words++) {
            at = line.nextWord(at);
            if (at < line.length() && parse(line, at)) {
                return true;
            }
        }
        return false;
    }

    /** The rest of a {@code v=} line that was wrapped: {@code pc=…}, {@code SP=…}, {@code CR2=…}. */
    private boolean continuesHeader(ByteLine line) {
        if (dump.isStarted() || header.isEmpty() || !(header.get().event instanceof LogEvent.Delivery d)) {
            return false;
        }
        int sp = d.sp().isKnown() ? -1 : line.after("SP=", 0);
        int cr2 = d.cr2().isKnown() ? -1 : line.after("CR2=", 0);
        int ip = d.ip().isKnown() ? -1 : line.after("pc=", 0);
        if (sp < 0 && cr2 < 0 && ip < 0) {
            return false;
        }
        header.get().event = new LogEvent.Delivery(
                d.number(),
                d.vector(),
                d.errorCode(),
                d.kind(),
                d.cpl(),
                d.cs(),
                d.ip().or(number(line, ip)),
                d.ss().or(number(line, sp)),
                d.sp().or(afterColon(line, sp)),
                d.cr2().or(number(line, cr2)),
                d.state());
        recognised++;
        return true;
    }

    private static int startOfCounter(ByteLine line, int colon) {
        int at = colon;
        while (at > 0 && line.at(at - 1) >= '0' && line.at(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    private static boolean isNote(ByteLine line, int from) {
        for (String start : NOTE_STARTS) {
            if (line.matches(from, start)) {
                return true;
            }
        }
        return line.indexOf(OUTSIDE, from) >= 0;
    }

    private boolean parse(ByteLine line, int from) {
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
        put(new LogEvent.CheckException(first, (int) line.hexAt(now)), false);
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
            delivery(line, startOfCounter(line, delivery));
        }
    }

    private boolean delivery(ByteLine line, int from) {
        int vector = line.after(": v=", from);
        int error = line.after(" e=", from);
        if (vector < 0 || error < 0) {
            return false;
        }
        endDump();
        int software = line.after(" i=", error);
        int cpl = line.after(" cpl=", error);
        int ip = line.after(" IP=", error);
        int sp = line.after(" SP=", error);
        put(
                new LogEvent.Delivery(
                        counter(line, from),
                        (int) line.hexAt(vector),
                        Value.of(line.hexAt(error)),
                        software > 0 && line.at(software) == '1' ? Kind.SOFTWARE : Kind.EXCEPTION,
                        number(line, cpl),
                        number(line, ip),
                        afterColon(line, ip).or(number(line, line.after(" pc=", error))),
                        number(line, sp),
                        afterColon(line, sp),
                        number(line, line.after(" CR2=", error)),
                        CpuState.UNKNOWN),
                true);
        header = Optional.ofNullable(queue.peekLast());
        return true;
    }

    private static long counter(ByteLine line, int from) {
        long value = 0;
        for (int i = from; line.at(i) >= '0' && line.at(i) <= '9'; i++) {
            value = value * 10 + line.at(i) - '0';
        }
        return value;
    }

    /** The hexadecimal number at an index; unknown where there is no index or no digit. */
    private static Value number(ByteLine line, int at) {
        int end = at < 0 ? at : line.hexEnd(at);
        return end > at ? Value.of(line.hex(at, end)) : Value.UNKNOWN;
    }

    private static Value afterColon(ByteLine line, int from) {
        return from < 0 ? Value.UNKNOWN : number(line, line.after(":", from));
    }

    private boolean reset(ByteLine line, int from) {
        int number = line.after("CPU Reset (CPU ", from);
        if (!line.matches(from, "CPU Reset (CPU ")) {
            return false;
        }
        endDump();
        put(new LogEvent.CpuReset((int) counter(line, number), CpuState.UNKNOWN), true);
        return true;
    }

    private boolean servicingOrManagement(ByteLine line, int from) {
        if (line.matches(from, "SMM: ")) {
            endDump();
            put(new LogEvent.SystemManagement(), false);
            awaitingManagementDump = true;
            return true;
        }
        int vector = line.after("Servicing hardware INT=", from);
        if (!line.matches(from, "Servicing hardware INT=")) {
            return false;
        }
        endDump();
        put(new LogEvent.HardwareInterrupt((int) line.hexAt(vector)), false);
        alsoOnThisLine(line, vector);
        return true;
    }

    private boolean tripleFault(ByteLine line, int from) {
        if (!line.matches(from, "Triple fault")) {
            return false;
        }
        endDump();
        put(new LogEvent.TripleFault(), false);
        return true;
    }

    private boolean apicWrite(ByteLine line, int from) {
        if (!line.matches(from, "apic_mem_writel ")) {
            return false;
        }
        int value = line.after(" = ", from);
        put(new LogEvent.ApicWrite(line.hexAt(from + 16), value < 0 ? 0 : line.hexAt(value)), false);
        return true;
    }

    /** {@code ILLOPC: 000000000000c2e4: c4 e2 e9}: the first bytes of what the translator refused. */
    private boolean illegalOpcode(ByteLine line, int from) {
        if (!line.matches(from, "ILLOPC: ")) {
            return false;
        }
        int address = line.skipBlanks(from + 8);
        int end = line.hexEnd(address);
        byte[] code = codeBytes(line, line.skipBlanks(end + 1));
        put(new LogEvent.Translated(line.hex(address, end), code, "refused"), false);
        return true;
    }

    private static byte[] codeBytes(ByteLine line, int from) {
        byte[] code = new byte[15];
        int at = from;
        int count = 0;
        while (count < code.length && line.hexEnd(at) - at == 2) {
            code[count++] = (byte) line.hex(at, at + 2);
            at = line.skipBlanks(at + 2);
        }
        return java.util.Arrays.copyOf(code, count);
    }

    /** {@code 0x00100034: 0f 22 c0 mov cr0, eax}: the bytes are there since QEMU 5; before, only the text. */
    private boolean translated(ByteLine line, int from) {
        int end = line.hexEnd(from + 2);
        if (line.at(end) != ':') {
            return false;
        }
        int at = line.skipBlanks(end + 1);
        byte[] code = new byte[15];
        int count = 0;
        while (count < code.length && line.hexEnd(at) - at == 2 && line.at(at + 2) == ' ') {
            code[count++] = (byte) line.hex(at, at + 2);
            at += 3;
        }
        String text = line.text(Math.min(line.skipBlanks(at), line.length()), line.length());
        put(new LogEvent.Translated(line.hex(from + 2, end), java.util.Arrays.copyOf(code, count), text), false);
        return true;
    }

    private void put(LogEvent event, boolean needsDump) {
        awaitingManagementDump = false;
        header = Optional.empty();
        if (!needsDump && queue.isEmpty()) {
            sink.accept(event);
            return;
        }
        queue.add(new Waiting(event, needsDump));
        if (queue.size() > WAITING_AT_MOST) {
            queue.peek().needsDump = false;
        }
        drain();
    }

    private void drain() {
        while (!queue.isEmpty() && !queue.peek().needsDump) {
            sink.accept(queue.poll().event);
        }
    }

    /** Gives the finished dump to the waiting event it belongs to. */
    private void endDump() {
        if (!dump.isStarted()) {
            return;
        }
        CpuState state = dump.take();
        if (awaitingManagementDump) {
            awaitingManagementDump = false;
            return;
        }
        Optional<Waiting> owner = ownerOf(state);
        if (owner.isEmpty()) {
            put(new LogEvent.Registers(state), false);
            return;
        }
        owner.get().event = withState(owner.get().event, state);
        owner.get().needsDump = false;
        drain();
    }

    /**
     * The delivery at the same place, else the oldest reset, else a delivery whose place or whose dump's is unknown.
     */
    private Optional<Waiting> ownerOf(CpuState state) {
        return waitingFor(each -> each instanceof LogEvent.Delivery d && fits(d, state))
                .or(() -> waitingFor(LogEvent.CpuReset.class::isInstance))
                .or(() -> waitingFor(each -> each instanceof LogEvent.Delivery d
                        && !(d.ip().isKnown() && state.rip().isKnown())));
    }

    private Optional<Waiting> waitingFor(Predicate<LogEvent> wanted) {
        return queue.stream()
                .filter(each -> each.needsDump && wanted.test(each.event))
                .findFirst();
    }

    private static boolean fits(LogEvent.Delivery d, CpuState state) {
        return d.ip().isKnown() && d.ip().equals(state.rip()) && (d.sp().equals(state.rsp()) || !d.sp().isKnown());
    }

    private static LogEvent withState(LogEvent event, CpuState state) {
        return switch (event) {
            case LogEvent.Delivery d -> d.with(state);
            case LogEvent.CpuReset r -> new LogEvent.CpuReset(r.cpu(), state);
            default -> event;
        };
    }

    /** The log has ended: whatever waits is told as it is. */
    void finish() {
        endDump();
        for (Waiting each : queue) {
            each.needsDump = false;
        }
        drain();
    }
}
