package mellos.doctor.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The lines of QEMU's {@code -d int,cpu_reset,in_asm,guest_errors} in any mixture, with foreign output between or before
 * them. A {@code v=} line and its dump may be separated by the lines of another processor; they are put together by
 * RIP. Feed every line in order, then call {@link #finish}.
 */
final class QemuParser {
    private static final int WAITING_AT_MOST = 8;
    private static final String[] MARKS = {
        "check_exception old: ", ": v=", "Triple fault", "Servicing hardware INT=", "CPU Reset (CPU ", "RAX=", "EAX="
    };
    private static final String[] NOTE_STARTS = {
        "qemu: ", "qemu-system", "KVM", "Invalid ", "invalid ", "kvm", "Unknown ", "unimplemented", "Unassigned"
    };

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
        if (line.length() == from || parse(line, from)) {
            return;
        }
        for (String mark : MARKS) {
            int at = line.indexOf(mark, from);
            if (at >= 0 && parse(line, mark.equals(": v=") ? startOfCounter(line, at) : at)) {
                return;
            }
        }
        if (isNote(line, from)) {
            endDump();
            put(new LogEvent.Note(line.text().strip()), false);
        }
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
        return line.indexOf("outside RAM", from) >= 0;
    }

    private boolean parse(ByteLine line, int from) {
        if (DumpParser.isFirstLine(line, from)) {
            endDump();
        }
        if (dump.accept(line, from)) {
            recognised++;
            return true;
        }
        boolean read =
                switch (line.at(from)) {
                    case 'c' -> checkException(line, from);
                    case 'C' -> reset(line, from);
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
        int now = line.after(" new ", from);
        if (!line.matches(from, "check_exception old: ") || now < 0) {
            return false;
        }
        endDump();
        long before = line.hexAt(old);
        put(new LogEvent.CheckException(before == 0xffff_ffffL ? -1 : (int) before, (int) line.hexAt(now)), false);
        alsoOnThisLine(line, now);
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
        int ip = line.after(" IP=", from);
        if (vector < 0 || error < 0 || ip < 0) {
            return false;
        }
        endDump();
        int sp = line.after(" SP=", ip);
        int cr2 = line.after(" CR2=", ip);
        int software = line.after(" i=", error);
        int cpl = line.after(" cpl=", error);
        put(
                new LogEvent.Delivery(
                        number(line, from),
                        (int) line.hexAt(vector),
                        (int) line.hexAt(error),
                        software > 0 && line.at(software) == '1',
                        cpl > 0 ? line.at(cpl) - '0' : 0,
                        (int) line.hexAt(ip),
                        afterColon(line, ip),
                        sp < 0 ? 0 : (int) line.hexAt(sp),
                        afterColon(line, sp),
                        cr2 < 0 ? 0 : line.hexAt(cr2),
                        CpuState.UNKNOWN),
                true);
        return true;
    }

    private static long number(ByteLine line, int from) {
        long value = 0;
        for (int i = from; line.at(i) >= '0' && line.at(i) <= '9'; i++) {
            value = value * 10 + line.at(i) - '0';
        }
        return value;
    }

    private static long afterColon(ByteLine line, int from) {
        int colon = from < 0 ? -1 : line.after(":", from);
        return colon < 0 ? 0 : line.hexAt(colon);
    }

    private boolean reset(ByteLine line, int from) {
        int number = line.after("CPU Reset (CPU ", from);
        if (!line.matches(from, "CPU Reset (CPU ")) {
            return false;
        }
        endDump();
        put(new LogEvent.CpuReset((int) number(line, number), CpuState.UNKNOWN), true);
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

    /** {@code 0x00100034:  0f 22 c0   mov cr0, eax}: the bytes are there since QEMU 5; before, only the text. */
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
        Waiting owner = ownerOf(state);
        if (owner != null) {
            owner.event = withState(owner.event, state);
            owner.needsDump = false;
            drain();
        }
    }

    private Waiting ownerOf(CpuState state) {
        Waiting firstReset = null;
        Waiting firstDelivery = null;
        for (Iterator<Waiting> each = queue.iterator(); each.hasNext(); ) {
            Waiting waiting = each.next();
            if (!waiting.needsDump) {
                continue;
            }
            switch (waiting.event) {
                case LogEvent.Delivery d -> {
                    if (d.ip() == state.rip() && d.sp() == state.rsp()) {
                        return waiting;
                    }
                    firstDelivery = firstDelivery == null ? waiting : firstDelivery;
                }
                default -> firstReset = firstReset == null ? waiting : firstReset;
            }
        }
        boolean ripUnknown = !state.has(CpuState.Field.RIP);
        return firstReset != null ? firstReset : ripUnknown ? firstDelivery : null;
    }

    private static LogEvent withState(LogEvent event, CpuState state) {
        return switch (event) {
            case LogEvent.Delivery d ->
                new LogEvent.Delivery(
                        d.number(),
                        d.vector(),
                        d.errorCode(),
                        d.software(),
                        d.cpl(),
                        d.cs(),
                        d.ip(),
                        d.ss(),
                        d.sp(),
                        d.cr2() == 0 ? state.value(CpuState.Field.CR2) : d.cr2(),
                        state);
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
