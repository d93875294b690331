package mellos.cli.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mellos.cli.serial.GuestReport;
import mellos.cli.serial.SerialLine;

/**
 * What the guest dumped between {@code @trace begin} and {@code @trace end}.
 *
 * @param processors number of processor slots
 * @param threads names by id
 * @param stages of bring-up, in the order of the dump
 * @param events of all processors, each processor's in order of time
 * @param lost records that were overwritten in the guest's rings
 */
public record Trace(int processors, Map<Long, String> threads, List<Stage> stages, List<Event> events, long lost) {
    /** A stage that a processor finished. @param nanos from the kernel's first instruction */
    public record Stage(int processor, String name, long nanos) {}

    /**
     * One record of a ring. @param nanos from the kernel's first instruction @param kind the letter of the protocol's
     * table
     */
    public record Event(int processor, long nanos, char kind, long a, long b) {}

    /** @throws IllegalArgumentException if the guest sent no whole trace */
    public static Trace of(GuestReport report) {
        TreeMap<Long, String> threads = new TreeMap<>();
        List<Stage> stages = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        Map<Integer, Long> clocks = new TreeMap<>();
        long lost = 0;
        int processors = 0;
        boolean whole = false;
        for (String text : report.text()) {
            if (text.startsWith("@e ")) {
                event(text, clocks, events);
                continue;
            }
            if (!text.startsWith("@trace ")) {
                continue;
            }
            SerialLine line = SerialLine.parse(text).orElseThrow();
            switch (line.fields().keySet().iterator().next()) {
                case "begin" -> processors = (int) line.number("processors");
                case "thread" -> threads.put(line.number("id"), line.text("name"));
                case "stage" ->
                    stages.add(new Stage((int) line.number("processor"), line.text("stage"), line.number("ns")));
                case "ring" -> {
                    lost += line.number("lost");
                    clocks.put((int) line.number("processor"), 0L);
                }
                case "end" -> whole = true;
                default -> {}
            }
        }
        if (!whole) {
            throw new IllegalArgumentException("the guest sent no whole trace: its last line is missing");
        }
        return new Trace(processors, threads, stages, events, lost);
    }

    private static void event(String text, Map<Integer, Long> clocks, List<Event> events) {
        String[] words = text.split(" ");
        if (words.length < 6 || words[3].length() != 1) {
            return;
        }
        int processor = Integer.parseInt(words[1], 16);
        long nanos = clocks.merge(processor, Long.parseLong(words[2], 16), Long::sum);
        events.add(new Event(
                processor, nanos, words[3].charAt(0), Long.parseLong(words[4], 16), Long.parseLong(words[5], 16)));
    }

    /** The thread's name, or its id where it has none. */
    String thread(long id) {
        return threads.getOrDefault(id, id == 0 ? "none" : "thread " + id);
    }
}
