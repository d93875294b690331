package mellos.cli.serial;

import java.util.Arrays;
import java.util.stream.Stream;

/** The tables at the end of a run: one row a processor, one row a test task. */
public final class ReportTable {
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

    private ReportTable() {}

    /** Both tables; empty where the guest said nothing. */
    public static String of(GuestReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.processors().isEmpty()) {
            text.append('\n').append(processors(report));
        }
        if (!report.tasks().isEmpty()) {
            text.append('\n').append(tasks(report));
        }
        return text.toString();
    }

    private static Table processors(GuestReport report) {
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

    private static Table tasks(GuestReport report) {
        Table table = new Table("task", "phase", "result", "processor", "seen");
        for (SerialLine t : report.tasks()) {
            table.row(t.text("name"), t.text("phase"), t.text("result"), t.text("processor"), t.text("detail"));
        }
        return table;
    }
}
