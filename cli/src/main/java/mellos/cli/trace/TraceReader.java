package mellos.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.serial.SerialLine;

/** Gathers a trace from the guest's lines: docs/serial-protocol.md. */
final class TraceReader {
    private final Map<Long, String> threads = new TreeMap<>();
    private final List<Trace.Stage> stages = new ArrayList<>();
    private final List<Trace.Event> events = new ArrayList<>();
    /** The time reached by each processor's events, which tell how much later than the last they are. */
    private final Map<Integer, Long> clocks = new TreeMap<>();

    private long lost;
    private int processors;
    private boolean isWhole;

    void line(String text) {
        if (text.startsWith("@e ")) {
            event(text.split(" "));
        } else if (text.startsWith("@trace ")) {
            part(SerialLine.parse(text).orElseThrow());
        }
    }

    private void part(SerialLine line) {
        switch (line.fields().keySet().iterator().next()) {
            case "begin" -> processors = (int) line.number("processors");
            case "thread" -> threads.put(line.number("id"), line.text("name"));
            case "stage" ->
                stages.add(new Trace.Stage((int) line.number("processor"), line.text("stage"), line.number("ns")));
            case "ring" -> {
                lost += line.number("lost");
                clocks.put((int) line.number("processor"), 0L);
            }
            case "end" -> isWhole = true;
            default -> {}
        }
    }

    private void event(String[] words) {
        if (words.length < 6 || words[3].length() != 1) {
            return;
        }
        int processor = Integer.parseInt(words[1], 16);
        long nanos = clocks.merge(processor, Long.parseLong(words[2], 16), Long::sum);
        events.add(new Trace.Event(
                processor, nanos, words[3].charAt(0), Long.parseLong(words[4], 16), Long.parseLong(words[5], 16)));
    }

    /** @throws IllegalArgumentException if the guest sent no whole trace */
    Trace trace() {
        if (!isWhole) {
            throw new IllegalArgumentException("the guest sent no whole trace: its last line is missing");
        }
        return new Trace(processors, threads, stages, events, lost);
    }
}
