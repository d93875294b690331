package mellos.cli.serial;

import java.util.Map;

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
        String[] head = new String[COUNTERS.length + 4];
        head[0] = "processor";
        head[1] = "APIC id";
        head[2] = "markers";
        head[3] = "online µs";
        for (int i = 0; i < COUNTERS.length; i++) {
            head[i + 4] = COUNTERS[i][0];
        }
        Table table = new Table(head);
        for (Map.Entry<Long, SerialLine> p : report.processors().entrySet()) {
            SerialLine line = p.getValue();
            String[] row = new String[head.length];
            row[0] = p.getKey()
                    + (line.text("state").equals("online") || line.text("state").isEmpty()
                            ? ""
                            : " " + line.text("state"));
            row[1] = line.text("apic");
            row[2] = line.text("markers");
            row[3] = line.text("online-us");
            for (int i = 0; i < COUNTERS.length; i++) {
                row[i + 4] = line.text(COUNTERS[i][1]);
            }
            table.row(row);
        }
        return table;
    }

    private static Table tasks(GuestReport report) {
        Table table = new Table("task", "phase", "result", "processor", "seen");
        for (SerialLine t : report.tasks()) {
            table.row(t.text("name"), t.text("phase"), t.text("result"), t.text("processor"), t.text("detail"));
        }
        return table;
    }
}
