package mellos.selftest.report;

import mellos.kernel.text.Line;

/** Lines of docs/serial-protocol.md. */
public final class TaskReport {
    private TaskReport() {}

    public static void task(String name, int phase, boolean passed, String detail) {
        Line.begin();
        Line.text("task ");
        Line.text(name);
        Line.text(passed ? " passed: " : " FAILED: ");
        Line.text(detail);
        Line.end();
        Line.begin();
        Line.text("@task name=");
        Line.text(name);
        number(" phase=", phase);
        Line.text(passed ? " result=pass" : " result=fail");
        number(" processor=", Online.here());
        quoted(" detail=", detail);
        Line.end();
    }

    public static void end(int passed, int failed, int exit) {
        Line.begin();
        Line.decimal(passed);
        Line.text(" tasks passed, ");
        Line.decimal(failed);
        Line.text(" failed");
        Line.end();
        Line.begin();
        Line.text(failed == 0 ? "@end status=pass" : "@end status=fail");
        number(" passed=", passed);
        number(" failed=", failed);
        number(" exit=", exit);
        Line.end();
    }

    public static void number(String key, long value) {
        Line.text(key);
        Line.decimal(value);
    }

    static void quoted(String key, String value) {
        Line.text(key);
        Line.character('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            Line.character(character == '"' ? '\'' : character < ' ' ? '?' : character);
        }
        Line.character('"');
    }
}
