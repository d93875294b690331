package mellos.cli.machine;

import mellos.cli.serial.GuestReport;
import mellos.cli.serial.SerialLine;

/**
 * What a run came to. Only positive evidence counts as success: the final line and the status of the debug-exit port;
 * QEMU itself ends with status 0 after a triple fault.
 *
 * @param kind what happened
 * @param text one sentence that names it
 * @param exitStatus of the {@code mellos} command
 */
public record Verdict(Kind kind, String text, int exitStatus) {
    /** What can become of a guest. */
    public enum Kind {
        /** Every task passed, and the guest said so by the debug-exit port. */
        PASSED,
        /** It was to go on for ever, passed all tasks, and was stopped by its time limit. */
        WENT_ON,
        /** The program ended with {@code System.exit}. */
        EXITED,
        TASK_FAILED,
        PANICKED,
        /** The processors were reset: a triple fault, most likely. */
        RESET,
        TIMED_OUT,
        /** The emulator ended in another way, or without the final line. */
        BROKEN;

        /** The doctor has something to look at. */
        public boolean died() {
            return this == RESET || this == TIMED_OUT || this == BROKEN;
        }
    }

    private static final int DEBUG_EXIT_PASSED = 0x10;
    private static final int DEBUG_EXIT_FAILED = 0x11;
    private static final int DEBUG_EXIT_PANIC = 0x12;
    private static final int DEBUG_EXIT_PROGRAM = 0x20;

    /** Judges a run of QEMU. @param forever the guest was not to end by itself */
    public static Verdict of(Guest.Ending ending, GuestReport report, boolean forever) {
        if (ending.timedOut()) {
            return timedOut(report, forever);
        }
        int status = ending.status();
        if (status == 0) {
            String text = "the machine was reset" + progress(report);
            return new Verdict(Kind.RESET, text + ": a triple fault, or a reboot that nobody asked for", 4);
        }
        if (status % 2 == 0 || status < 2 * DEBUG_EXIT_PASSED) {
            return ofEmulator(ending, report);
        }
        return exited(status >> 1, report);
    }

    private static Verdict ofEmulator(Guest.Ending ending, GuestReport report) {
        String error =
                ending.errors().lines().findFirst().map(line -> ": " + line).orElse("");
        return new Verdict(
                Kind.BROKEN, "the emulator ended with status " + ending.status() + progress(report) + error, 6);
    }

    private static Verdict exited(int value, GuestReport report) {
        if (value >= DEBUG_EXIT_PROGRAM && value < DEBUG_EXIT_PROGRAM + 64) {
            int n = report.exitStatus().orElse(value - DEBUG_EXIT_PROGRAM);
            return new Verdict(Kind.EXITED, "the program ended with status " + n, n);
        }
        return switch (value) {
            case DEBUG_EXIT_PANIC -> panicked(report);
            case DEBUG_EXIT_FAILED -> new Verdict(Kind.TASK_FAILED, failedTasks(report), 1);
            case DEBUG_EXIT_PASSED -> succeeded(report);
            default -> new Verdict(Kind.BROKEN, "the guest wrote an unknown value to the debug-exit port: " + value, 6);
        };
    }

    private static Verdict panicked(GuestReport report) {
        String reason = report.panic().map(p -> p.text("reason")).orElse("it did not say why");
        return new Verdict(Kind.PANICKED, "the kernel panicked: " + reason, 3);
    }

    private static Verdict succeeded(GuestReport report) {
        if (report.end().isEmpty() || !passed(report.end().get())) {
            return new Verdict(
                    Kind.BROKEN, "the guest left with success, but its final line is missing" + progress(report), 6);
        }
        return new Verdict(Kind.PASSED, "all " + report.end().get().text("passed") + " tasks passed", 0);
    }

    private static Verdict timedOut(GuestReport report, boolean forever) {
        if (forever && report.end().isPresent()) {
            return passed(report.end().get())
                    ? new Verdict(Kind.WENT_ON, "all tasks passed, and the system went on until it was stopped", 0)
                    : new Verdict(Kind.TASK_FAILED, failedTasks(report), 1);
        }
        return new Verdict(Kind.TIMED_OUT, "no end within the time limit" + progress(report), 5);
    }

    private static boolean passed(SerialLine end) {
        return end.text("status").equals("pass") && end.number("failed") == 0;
    }

    private static String failedTasks(GuestReport report) {
        var failed = report.tasks().stream()
                .filter(t -> !t.text("result").equals("pass"))
                .map(t -> t.text("name") + " (" + t.text("detail") + ")")
                .toList();
        return failed.isEmpty()
                ? "the guest reported a failure, but no task that failed"
                : "failed: " + String.join(", ", failed);
    }

    /** How far the guest came, for the sentence. */
    private static String progress(GuestReport report) {
        if (report.text().isEmpty()) {
            return " before the guest wrote anything";
        }
        long online = report.processors().values().stream()
                .filter(l -> l.text("state").equals("online"))
                .count();
        return report.boot().isEmpty()
                ? " before the kernel announced itself"
                : " with %d of %s processors reported online and %d tasks done"
                        .formatted(
                                online,
                                report.boot().get().text("processors"),
                                report.tasks().size());
    }
}
