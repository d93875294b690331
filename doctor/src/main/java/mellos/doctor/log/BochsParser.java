package mellos.doctor.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.CpuState.SegmentName;
import mellos.doctor.x86.Vector;

/**
 * Bochs's log: every line has a time and the device that speaks, {@code 00211943110e[CPU0  ] …}. The processor's debug
 * messages name each exception, its error code and why it was raised; the registers are printed only when the machine
 * stops. The exceptions of one processor are therefore kept until its registers or its next exception are known.
 */
final class BochsParser {
    private static final int LONG_MODE_CODE = 1 << 21;
    private static final int DEFAULT_32 = 1 << 22;
    private static final int PRESENT = 1 << 15;

    /** How an event came to be; Bochs's TYPE. */
    private enum Origin {
        EXTERNAL,
        SOFTWARE,
        EXCEPTION
    }

    /** One {@code exception(0x0e): error_code=000b}, or an interrupt about to be delivered. */
    private record Raised(String time, int vector, int error, long cr2, Origin origin) {}

    /** What is known of one processor. */
    private static final class Processor {
        final List<Raised> raised = new ArrayList<>();
        CpuState.Builder registers = new CpuState.Builder();
        CpuState lastDump = CpuState.UNKNOWN;
        long cr2;
        int codeBits = 32;
        long idtLimit = -1;
        boolean dead;
    }

    private final Consumer<LogEvent> sink;
    private final Map<Integer, Processor> processors = new HashMap<>();
    private long recognised;
    private long counter;

    BochsParser(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    /** True for {@code digits, level, [device}. */
    static boolean isBochsLine(ByteLine line) {
        int i = 0;
        while (line.at(i) >= '0' && line.at(i) <= '9') {
            i++;
        }
        byte level = line.at(i);
        return i >= 6 && (level == 'i' || level == 'e' || level == 'd' || level == 'p') && line.at(i + 1) == '[';
    }

    long recognised() {
        return recognised;
    }

    void accept(ByteLine line) {
        recognised++;
        int cpu = line.after("[CPU", 0);
        if (cpu < 0) {
            return;
        }
        int number = 0;
        int at = cpu;
        while (line.at(at) >= '0' && line.at(at) <= '9') {
            number = number * 10 + line.at(at++) - '0';
        }
        int text = line.after("] ", at);
        if (text < 0) {
            return;
        }
        char level = (char) line.at(cpu - 5);
        Processor processor = processors.computeIfAbsent(number, _ -> new Processor());
        if (line.matches(text, "| ")) {
            register(number, processor, line, text + 2);
            return;
        }
        message(processor, number, level, line, text);
    }

    private void message(Processor processor, int number, char level, ByteLine line, int text) {
        if (line.matches(text, "exception(0x")) {
            int error = line.after("error_code=", text);
            raise(
                    processor,
                    line,
                    (int) line.hexAt(text + 12),
                    error < 0 ? 0 : (int) line.hexAt(error),
                    Origin.EXCEPTION);
        } else if (line.matches(text, "interrupt(): vector = ")) {
            interrupt(processor, line, text);
        } else if (line.matches(text, "page fault for address ")) {
            processor.cr2 = line.hexAt(text + 23);
        } else if (line.matches(text, "EFER")) {
            processor.registers.set(Field.EFER, line.hexAt(line.after("= ", text)));
        } else if (line.matches(text, "CS.mode = ")) {
            processor.codeBits = line.matches(text + 10, "64") ? 64 : line.matches(text + 10, "32") ? 32 : 16;
        } else if (line.indexOf("exception with no resolution", text) >= 0) {
            processor.dead = true;
            if (!processor.raised.isEmpty()
                    && !processor.raised.getLast().time().equals(time(line))) {
                deliverHandled(processor);
            }
            sink.accept(new LogEvent.ProcessorMessage(number, level, line.text(text, line.length())));
        } else if (level == 'e' || level == 'p' || level == 'd' && explains(line, text)) {
            int limit = line.after("IDT.limit = ", text);
            processor.idtLimit = limit > 0 ? line.hexAt(limit) : processor.idtLimit;
            sink.accept(new LogEvent.ProcessorMessage(number, level, line.text(text, line.length())));
        }
    }

    private static boolean explains(ByteLine line, int text) {
        return line.indexOf("reserved bit", text) >= 0
                || line.indexOf("not present", text) >= 0
                || line.indexOf("protection", text) >= 0
                || line.indexOf("#GP", text) >= 0
                || line.indexOf("canonical", text) >= 0;
    }

    /** {@code interrupt(): vector = 20, TYPE = 0, EXT = 1}; type 3 is an exception, announced before. */
    private void interrupt(Processor processor, ByteLine line, int text) {
        int type = line.after("TYPE = ", text);
        if (type < 0 || line.at(type) == '3') {
            return;
        }
        boolean external = line.at(type) == '0' || line.at(type) == '2';
        raise(processor, line, (int) line.hexAt(text + 22), 0, external ? Origin.EXTERNAL : Origin.SOFTWARE);
    }

    private void raise(Processor processor, ByteLine line, int vector, int error, Origin origin) {
        String time = time(line);
        List<Raised> raised = processor.raised;
        boolean follows = !raised.isEmpty()
                && origin == Origin.EXCEPTION
                && raised.getLast().time().equals(time)
                && (raised.getLast().origin() != Origin.EXCEPTION
                        || vector == Vector.DOUBLE_FAULT
                        || combines(raised.getLast().vector(), vector));
        if (!follows) {
            deliverHandled(processor);
        }
        raised.add(new Raised(time, vector, error, processor.cr2, origin));
    }

    private static String time(ByteLine line) {
        return line.text(0, line.indexOf("[", 0) - 1);
    }

    private static boolean combines(int first, int second) {
        boolean serious = Vector.isContributory(second) || second == Vector.PAGE_FAULT;
        return serious && (first != Vector.PAGE_FAULT || second != Vector.DOUBLE_FAULT);
    }

    private void deliverHandled(Processor processor) {
        emit(processor, -1, CpuState.UNKNOWN, false);
    }

    /** Tells the exceptions kept for this processor as QEMU would have. */
    private void emit(Processor processor, int number, CpuState state, boolean fatal) {
        List<Raised> raised = List.copyOf(processor.raised);
        processor.raised.clear();
        int old = -1;
        for (int i = 0; i < raised.size(); i++) {
            Raised each = raised.get(i);
            boolean absorbed = i + 1 < raised.size() && raised.get(i + 1).vector() == Vector.DOUBLE_FAULT && i > 0;
            boolean last = i == raised.size() - 1;
            announce(each, old);
            CpuState now =
                    each.vector() == Vector.PAGE_FAULT && state.has(Field.RIP) ? state.withCr2(each.cr2()) : state;
            if (fatal && last && old == Vector.DOUBLE_FAULT) {
                sink.accept(new LogEvent.TripleFault());
                sink.accept(new LogEvent.CpuReset(number, now));
                return;
            }
            if (absorbed) {
                i++;
                deliver(raised.get(i), now);
                old = Vector.DOUBLE_FAULT;
            } else {
                deliver(each, now);
                boolean serious = each.vector() == Vector.PAGE_FAULT
                        || each.vector() == Vector.DOUBLE_FAULT
                        || Vector.isContributory(each.vector());
                old = each.origin() == Origin.EXCEPTION && serious ? each.vector() : -1;
            }
        }
    }

    private void announce(Raised each, int old) {
        switch (each.origin()) {
            case EXCEPTION -> sink.accept(new LogEvent.CheckException(old, each.vector()));
            case EXTERNAL -> sink.accept(new LogEvent.HardwareInterrupt(each.vector()));
            case SOFTWARE -> {}
        }
    }

    private void deliver(Raised each, CpuState state) {
        sink.accept(new LogEvent.Delivery(
                counter++,
                each.vector(),
                each.error(),
                each.origin() == Origin.SOFTWARE,
                state.cpl(),
                state.segment(SegmentName.CS).selector(),
                state.rip(),
                state.segment(SegmentName.SS).selector(),
                state.rsp(),
                each.vector() == Vector.PAGE_FAULT && each.origin() == Origin.EXCEPTION ? each.cr2() : 0,
                state));
    }

    private void register(int number, Processor processor, ByteLine line, int from) {
        CpuState.Builder out = processor.registers;
        int at = line.skipBlanks(from);
        for (Field field : new Field[] {
            Field.RAX, Field.RBX, Field.RCX, Field.RDX, Field.RSP, Field.RBP, Field.RSI, Field.RDI, Field.R8, Field.R9,
            Field.R10, Field.R11, Field.R12, Field.R13, Field.R14, Field.R15
        }) {
            value(line, at, field.name() + "=", field, out);
            if (field.ordinal() < 8) {
                value(line, at, "E" + field.name().substring(1) + "=", field, out);
            }
        }
        value(line, at, "RIP=", Field.RIP, out);
        value(line, at, "EIP=", Field.RIP, out);
        value(line, at, "CR0=", Field.CR0, out);
        value(line, at, "CR2=", Field.CR2, out);
        value(line, at, "CR3=", Field.CR3, out);
        if (line.at(at + 2) == ':') {
            segment(processor, line, at, out);
        }
        if (line.indexOf("CR4=", at) >= 0) {
            value(line, at, "CR4=", Field.CR4, out);
            dumpComplete(number, processor);
        }
    }

    private static void value(ByteLine line, int from, String name, Field field, CpuState.Builder out) {
        int at = line.after(name, from);
        if (at > 0) {
            out.set(field, line.hexAt(at));
        }
    }

    /** {@code CS:0008( 0001| 0|  0) 00000000 ffffffff 1 0}. */
    private static void segment(Processor processor, ByteLine line, int at, CpuState.Builder out) {
        int close = line.after(") ", at);
        if (close < 0) {
            return;
        }
        String name = line.text(at, at + 2);
        int selector = (int) line.hexAt(at + 3);
        long base = line.hexAt(close);
        long limit = line.hexAt(line.hexEnd(line.skipBlanks(close)));
        for (SegmentName each : SegmentName.values()) {
            if (each.name().equals(name)) {
                int code = processor.codeBits == 64 ? LONG_MODE_CODE : processor.codeBits == 32 ? DEFAULT_32 : 0;
                out.segment(each, new Segment(selector, base, limit, PRESENT | (each == SegmentName.CS ? code : 0)));
                if (each == SegmentName.CS) {
                    out.set(Field.CPL, selector & 3);
                }
            }
        }
    }

    private void dumpComplete(int number, Processor processor) {
        if (processor.idtLimit >= 0) {
            processor.registers.set(Field.IDT_LIMIT, processor.idtLimit);
        }
        processor.lastDump = processor.registers.build();
        processor.registers = new CpuState.Builder();
        if (processor.dead) {
            processor.dead = false;
            if (processor.raised.isEmpty()) {
                sink.accept(new LogEvent.CheckException(Vector.DOUBLE_FAULT, Vector.GENERAL_PROTECTION));
            }
            emit(processor, number, processor.lastDump, true);
        }
    }

    void finish() {
        processors.forEach(
                (number, each) -> emit(each, number, each.dead ? each.lastDump : CpuState.UNKNOWN, each.dead));
    }
}
