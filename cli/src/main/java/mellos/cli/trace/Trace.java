package mellos.cli.trace;

import java.util.List;
import java.util.Map;
import mellos.cli.serial.GuestReport;

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
        TraceReader reader = new TraceReader();
        report.text().forEach(reader::line);
        return reader.trace();
    }

    /** The thread's name, or its id where it has none. */
    String thread(long id) {
        return threads.getOrDefault(id, id == 0 ? "none" : "thread " + id);
    }
}
