package mellos.cli.serial;

import java.util.Arrays;
import java.util.stream.Stream;

/** The table of processors at the end of a run: how each came up, and its counters. */
final class ProcessorTable {
    private static final String[][] COUNTERS = {
        {"ticks", "ticks"},
        {"switches", "switches"},
        {"IPIs", "ipis"},
        {"sent", "ipi-sent"},
        {"steals", "steals"},
        {"preempted", "preemptions"},
        {"calls", "syscalls"},
        {"messages", "messages"},
        {"tasks run", "tasks"}
    };

    private ProcessorTable() {}

    static Table of(GuestReport report) {
        String[] head = Stream.concat(
                        Stream.of("processor", "APIC id", "markers", "online µs"),
                        Arrays.stream(COUNTERS).map(counter -> counter[0]))
                .toArray(String[]::new);
        Table table = new Table(head);
        report.processors().forEach((index, line) -> table.row(processor(index, line)));
        return table;
    }

    private static String[] processor(long index, SerialLine line) {
        String state = line.text("state");
        boolean plain = state.equals("online") || state.isEmpty();
        return Stream.concat(
                        Stream.of(
                                index + (plain ? "" : " " + state),
                                line.text("apic"),
                                line.text("markers"),
                                line.text("online-us")),
                        Arrays.stream(COUNTERS).map(counter -> line.text(counter[1])))
                .toArray(String[]::new);
    }
}
