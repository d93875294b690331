package mellos.doctor.log;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import mellos.doctor.log.BochsException.Origin;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.x86.Vector;

/**
 * Bochs's log: every line has a time and the device that speaks, {@code 00211943110e[CPU0 ] …}. With the processor's
 * debug messages it names each exception and its error code; by default it names only the gates that it refused. The
 * registers are printed when the machine stops, before or after the line that says so. The exceptions of one processor
 * are therefore kept until its registers or its next exception are known.
 */
final class BochsParser {
    private static final String NO_RESOLUTION = "exception with no resolution";

    private final Consumer<LogEvent> sink;
    private final Map<Integer, BochsProcessor> processors = new HashMap<>();
    private final BochsEvents events;
    private long recognised;

    BochsParser(Consumer<LogEvent> sink) {
        this.sink = sink;
        this.events = new BochsEvents(sink);
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
        BochsProcessor processor = processors.computeIfAbsent(number, BochsProcessor::new);
        if (line.matches(text, "| ")) {
            if (processor.dump.register(line, line.skipBlanks(text + 2))) {
                dumpComplete(processor, BochsLine.time(line));
            }
        } else {
            message(processor, (char) line.at(cpu - 5), line, text);
        }
    }

    private void message(BochsProcessor processor, char level, ByteLine line, int text) {
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
            processor.refusal(line, text);
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
    private void third(BochsProcessor processor, ByteLine line, int text) {
        if (!processor.raised.isEmpty() && !processor.raised.getLast().time().equals(BochsLine.time(line))) {
            deliverHandled(processor);
        }
        int number = line.after("3rd (", text);
        int vector = 0;
        for (int at = number; number > 0 && line.at(at) >= '0' && line.at(at) <= '9'; at++) {
            vector = vector * 10 + line.at(at) - '0';
        }
        processor.fromRefusals(BochsLine.time(line), vector);
        processor.dead = true;
        if (processor.dumpTime.equals(BochsLine.time(line))) {
            die(processor);
        }
    }

    /** {@code interrupt(): vector = 20, TYPE = 0, EXT = 1}; type 3 is an exception, announced before. */
    private void interrupt(BochsProcessor processor, ByteLine line, int text) {
        int type = line.after("TYPE = ", text);
        if (type < 0 || line.at(type) == '3') {
            return;
        }
        boolean external = line.at(type) == '0' || line.at(type) == '2';
        Origin origin = external ? Origin.EXTERNAL : Origin.SOFTWARE;
        raise(processor, line, (int) line.hexAt(text + 22), Value.of(0), origin);
    }

    private void raise(BochsProcessor processor, ByteLine line, int vector, Value error, Origin origin) {
        String time = BochsLine.time(line);
        if (!processor.isContinuedBy(time, vector, origin)) {
            deliverHandled(processor);
        }
        processor.raise(time, vector, error, origin);
    }

    private void deliverHandled(BochsProcessor processor) {
        events.emit(processor, CpuState.UNKNOWN, false);
    }

    private void dumpComplete(BochsProcessor processor, String time) {
        processor.lastDump = processor.dump.take(processor.idtLimit);
        processor.dumpTime = time;
        if (processor.dead) {
            die(processor);
        }
    }

    private void die(BochsProcessor processor) {
        processor.dead = false;
        if (processor.raised.isEmpty()) {
            sink.accept(new CheckException(Vector.DOUBLE_FAULT, Vector.GENERAL_PROTECTION));
        }
        processor.nameTheFirst();
        events.emit(processor, processor.lastDump, true);
    }

    /** The log has ended. Where the double fault's gate was refused, the processor was dead all the same. */
    void finish() {
        for (BochsProcessor each : processors.values()) {
            if (each.refused.size() >= 2 && each.refused.getLast() == Vector.DOUBLE_FAULT) {
                each.fromRefusals(each.dumpTime, Vector.GENERAL_PROTECTION);
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
