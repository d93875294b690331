package mellos.doctor.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import mellos.doctor.log.CpuState.Field;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.log.LogEvent.Delivery.Kind;
import mellos.doctor.x86.ControlBits;
import mellos.doctor.x86.Vector;

/**
 * Bochs's log: every line has a time and the device that speaks, {@code 00211943110e[CPU0 ] …}. With the processor's
 * debug messages it names each exception and its error code; by default it names only the gates that it refused. The
 * registers are printed when the machine stops, before or after the line that says so. The exceptions of one processor
 * are therefore kept until its registers or its next exception are known.
 */
final class BochsParser {
    private static final int PREFIX_COLUMNS = 64;
    private static final String NO_RESOLUTION = "exception with no resolution";

    /** How an event came to be; Bochs's TYPE. */
    private enum Origin {
        EXTERNAL,
        SOFTWARE,
        EXCEPTION
    }

    /** One {@code exception(0x0e): error_code=000b}, or an interrupt about to be delivered. */
    private record Raised(String time, int vector, Value error, Value cr2, Origin origin) {
        static Raised exception(String time, int vector) {
            return new Raised(time, vector, Value.UNKNOWN, Value.UNKNOWN, Origin.EXCEPTION);
        }

        boolean isSerious() {
            return origin == Origin.EXCEPTION
                    && (vector == Vector.PAGE_FAULT || vector == Vector.DOUBLE_FAULT || Vector.isContributory(vector));
        }
    }

    /** What is known of one processor. */
    private static final class Processor {
        final int number;
        final List<Raised> raised = new ArrayList<>();
        final List<Integer> refused = new ArrayList<>();
        final BochsDump dump = new BochsDump();
        Value cr2 = Value.UNKNOWN;
        Value idtLimit = Value.UNKNOWN;
        CpuState lastDump = CpuState.UNKNOWN;
        String dumpTime = "";
        boolean dead;

        Processor(int number) {
            this.number = number;
        }
    }

    private final Consumer<LogEvent> sink;
    private final Map<Integer, Processor> processors = new HashMap<>();
    private long recognised;
    private long counter;

    BochsParser(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    /** True for {@code digits, level, [device}, at the beginning or behind what people put before a line. */
    static boolean isBochsLine(ByteLine line) {
        if (isBochs(line, 0)) {
            return true;
        }
        int bracket = bracketIn(line);
        int from = bracket - 1;
        while (from > 0 && line.at(from - 1) >= '0' && line.at(from - 1) <= '9') {
            from--;
        }
        return from >= 0 && isBochs(line, from);
    }

    /** Where a processor's name begins in the first columns; -1 in most lines, which must cost little. */
    private static int bracketIn(ByteLine line) {
        for (int i = 0; i < PREFIX_COLUMNS && i < line.length(); i++) {
            if (line.at(i) == '[' && line.matches(i, "[CPU")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBochs(ByteLine line, int from) {
        int i = from;
        while (line.at(i) >= '0' && line.at(i) <= '9') {
            i++;
        }
        byte level = line.at(i);
        return i >= from + 6 && (level == 'i' || level == 'e' || level == 'd' || level == 'p') && line.at(i + 1) == '[';
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
        Processor processor = processors.computeIfAbsent(number, Processor::new);
        if (line.matches(text, "| ")) {
            if (processor.dump.register(line, line.skipBlanks(text + 2))) {
                dumpComplete(processor, time(line));
            }
        } else {
            message(processor, (char) line.at(cpu - 5), line, text);
        }
    }

    private void message(Processor processor, char level, ByteLine line, int text) {
        if (line.matches(text, "exception(0x")) {
            int error = line.after("error_code=", text);
            Value code = error < 0 ? Value.UNKNOWN : Value.of(line.hexAt(error));
            raise(processor, line, (int) line.hexAt(text + 12), code, Origin.EXCEPTION);
        } else if (line.matches(text, "interrupt(): vector = ")) {
            interrupt(processor, line, text);
        } else if (line.matches(text, "page fault for address ")) {
            processor.cr2 = Value.of(line.hexAt(text + 23));
        } else if (line.indexOf(">> ", text) >= 0 && line.matches(text, "0x")) {
            instruction(line, text);
        } else if (processor.dump.heading(line, text)) {
            return;
        } else if (line.indexOf(NO_RESOLUTION, text) >= 0) {
            sink.accept(new LogEvent.ProcessorMessage(processor.number, level, line.text(text, line.length())));
            third(processor, line, text);
        } else if (level == 'e' || level == 'p' || level == 'd' && explains(line, text)) {
            refusal(processor, line, text);
            sink.accept(new LogEvent.ProcessorMessage(processor.number, level, line.text(text, line.length())));
        }
    }

    private static boolean explains(ByteLine line, int text) {
        return line.indexOf("reserved bit", text) >= 0
                || line.indexOf("not present", text) >= 0
                || line.indexOf("protection", text) >= 0
                || line.indexOf("#GP", text) >= 0
                || line.indexOf("canonical", text) >= 0;
    }

    /** {@code interrupt(): gate descriptor is not valid sys seg (vector=0x0e)} and its kin: a gate that was refused. */
    private static void refusal(Processor processor, ByteLine line, int text) {
        int limit = line.after("IDT.limit = ", text);
        if (limit > 0) {
            processor.idtLimit = Value.of(line.hexAt(limit));
        }
        if (line.matches(text, "interrupt(")) {
            int vector = line.after("vector=", text);
            processor.refused.add(vector > 0 ? (int) line.hexAt(vector) : Delivery.UNNAMED);
        }
    }

    /** {@code 0x00007c86>> rep movsb … : F3A4}: the instruction that could not go on. */
    private void instruction(ByteLine line, int text) {
        int colon = line.after(" : ", text);
        byte[] code = new byte[15];
        int count = 0;
        for (int at = colon; colon > 0 && count < code.length && line.hexEnd(at) - at >= 2; at += 2) {
            code[count++] = (byte) line.hex(at, at + 2);
        }
        if (count > 0) {
            long address = line.hexAt(text);
            sink.accept(new LogEvent.Translated(
                    address, java.util.Arrays.copyOf(code, count), line.text(line.after(">> ", text), colon - 3)));
        }
    }

    /** {@code 3rd (13) exception with no resolution}: the registers stand before this line, or follow. */
    private void third(Processor processor, ByteLine line, int text) {
        if (!processor.raised.isEmpty() && !processor.raised.getLast().time().equals(time(line))) {
            deliverHandled(processor);
        }
        int number = line.after("3rd (", text);
        int vector = 0;
        for (int at = number; number > 0 && line.at(at) >= '0' && line.at(at) <= '9'; at++) {
            vector = vector * 10 + line.at(at) - '0';
        }
        fromRefusals(processor, time(line), vector);
        processor.dead = true;
        if (processor.dumpTime.equals(time(line))) {
            die(processor);
        }
    }

    /**
     * Without debug messages: each refused gate raised #GP; the last one refused was the double fault's. Two refusals
     * mean that the first exception makes a double fault with another one, three that it does not.
     */
    private static void fromRefusals(Processor processor, String time, int third) {
        List<Integer> refused = List.copyOf(processor.refused);
        processor.refused.clear();
        if (!processor.raised.isEmpty() || refused.size() < 2) {
            return;
        }
        for (int i = 0; i < refused.size() - 1; i++) {
            int vector = i > 0 && refused.get(i) == Delivery.UNNAMED ? Vector.GENERAL_PROTECTION : refused.get(i);
            processor.raised.add(Raised.exception(time, vector));
        }
        processor.raised.add(Raised.exception(time, Vector.GENERAL_PROTECTION));
        processor.raised.add(Raised.exception(time, Vector.DOUBLE_FAULT));
        processor.raised.add(Raised.exception(time, third));
    }

    /** {@code interrupt(): vector = 20, TYPE = 0, EXT = 1}; type 3 is an exception, announced before. */
    private void interrupt(Processor processor, ByteLine line, int text) {
        int type = line.after("TYPE = ", text);
        if (type < 0 || line.at(type) == '3') {
            return;
        }
        boolean external = line.at(type) == '0' || line.at(type) == '2';
        Origin origin = external ? Origin.EXTERNAL : Origin.SOFTWARE;
        raise(processor, line, (int) line.hexAt(text + 22), Value.of(0), origin);
    }

    private void raise(Processor processor, ByteLine line, int vector, Value error, Origin origin) {
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
        Value address = origin == Origin.EXCEPTION && vector == Vector.PAGE_FAULT ? processor.cr2 : Value.UNKNOWN;
        raised.add(new Raised(time, vector, error, address, origin));
    }

    private static String time(ByteLine line) {
        int end = line.indexOf("[CPU", 0) - 1;
        int from = end;
        while (from > 0 && line.at(from - 1) >= '0' && line.at(from - 1) <= '9') {
            from--;
        }
        return line.text(from, end);
    }

    private static boolean combines(int first, int second) {
        boolean serious = Vector.isContributory(second) || second == Vector.PAGE_FAULT;
        return serious && (first != Vector.PAGE_FAULT || second != Vector.DOUBLE_FAULT);
    }

    private void deliverHandled(Processor processor) {
        emit(processor, CpuState.UNKNOWN, false);
    }

    /** Tells the exceptions kept for this processor as QEMU would have. */
    private void emit(Processor processor, CpuState state, boolean fatal) {
        List<Raised> raised = List.copyOf(processor.raised);
        processor.raised.clear();
        int old = CheckException.NONE;
        for (int i = 0; i < raised.size(); i++) {
            Raised each = raised.get(i);
            boolean absorbed = i > 0
                    && i + 1 < raised.size()
                    && raised.get(i + 1).vector() == Vector.DOUBLE_FAULT
                    && raised.get(i - 1).isSerious();
            announce(each, old);
            CpuState now = stateOf(each, state);
            if (fatal && i == raised.size() - 1 && old == Vector.DOUBLE_FAULT) {
                sink.accept(new LogEvent.TripleFault());
                sink.accept(new LogEvent.CpuReset(processor.number, now));
                return;
            }
            if (absorbed) {
                i++;
                deliver(raised.get(i), now);
                old = Vector.DOUBLE_FAULT;
            } else {
                deliver(each, now);
                old = each.isSerious() ? each.vector() : CheckException.NONE;
            }
        }
    }

    private static CpuState stateOf(Raised each, CpuState state) {
        OptionalLong address =
                each.cr2() instanceof Value.Known known ? OptionalLong.of(known.number()) : OptionalLong.empty();
        return address.isPresent() && state.has(Field.RIP) ? state.withCr2(address.getAsLong()) : state;
    }

    private void announce(Raised each, int old) {
        switch (each.origin()) {
            case EXCEPTION -> sink.accept(new CheckException(old, each.vector()));
            case EXTERNAL -> sink.accept(new LogEvent.HardwareInterrupt(each.vector()));
            case SOFTWARE -> {}
        }
    }

    private void deliver(Raised each, CpuState state) {
        Delivery bare = new Delivery(
                counter++,
                each.vector(),
                each.error(),
                each.origin() == Origin.SOFTWARE ? Kind.SOFTWARE : Kind.EXCEPTION,
                Value.UNKNOWN,
                selector(state, CpuState.SegmentName.CS),
                Value.UNKNOWN,
                selector(state, CpuState.SegmentName.SS),
                Value.UNKNOWN,
                each.cr2(),
                CpuState.UNKNOWN);
        sink.accept(bare.with(state));
    }

    private static Value selector(CpuState state, CpuState.SegmentName name) {
        return state.findSegment(name).map(each -> Value.of(each.selector())).orElse(Value.UNKNOWN);
    }

    private void dumpComplete(Processor processor, String time) {
        processor.lastDump = processor.dump.take(processor.idtLimit);
        processor.dumpTime = time;
        if (processor.dead) {
            die(processor);
        }
    }

    private void die(Processor processor) {
        processor.dead = false;
        if (processor.raised.isEmpty()) {
            sink.accept(new CheckException(Vector.DOUBLE_FAULT, Vector.GENERAL_PROTECTION));
        }
        nameTheFirst(processor);
        emit(processor, processor.lastDump, true);
    }

    /**
     * A first exception without a name that makes double faults, with paging on and an address in CR2, is a page fault.
     */
    private static void nameTheFirst(Processor processor) {
        List<Raised> raised = processor.raised;
        boolean pageFault = raised.size() == 4
                && raised.getFirst().vector() == Delivery.UNNAMED
                && processor.lastDump.cr0().has(ControlBits.CR0_PG)
                && processor.lastDump.value(Field.CR2).test(address -> address != 0);
        if (pageFault) {
            raised.set(0, Raised.exception(raised.getFirst().time(), Vector.PAGE_FAULT));
        }
    }

    /** The log has ended. Where the double fault's gate was refused, the processor was dead all the same. */
    void finish() {
        for (Processor each : processors.values()) {
            if (each.refused.size() >= 2 && each.refused.getLast() == Vector.DOUBLE_FAULT) {
                fromRefusals(each, each.dumpTime, Vector.GENERAL_PROTECTION);
                each.dead = true;
            }
            if (each.dead) {
                die(each);
            } else {
                deliverHandled(each);
            }
        }
    }
}
