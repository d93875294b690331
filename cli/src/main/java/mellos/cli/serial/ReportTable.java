package mellos.cli.serial;

/** The tables at the end of a run: one row a processor, one row a test task. */
public final class ReportTable {
    private ReportTable() {}

    /** Both tables; empty where the guest said nothing. */
    public static String of(GuestReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.processors().isEmpty()) {
            text.append('\n').append(ProcessorTable.of(report));
        }
        if (!report.tasks().isEmpty()) {
            text.append('\n').append(tasks(report));
        }
        return text.toString();
    }

    private static Table tasks(GuestReport report) {
        Table table = new Table("task", "phase", "result", "processor", "seen");
        for (SerialLine t : report.tasks()) {
            table.row(t.text("name"), t.text("phase"), t.text("result"), t.text("processor"), t.text("detail"));
        }
        return table;
    }
}
