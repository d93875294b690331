package mellos.selftest;

import java.util.ArrayList;
import java.util.List;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.console.Console;
import mellos.kernel.console.TraceDump;
import mellos.kernel.driver.MachineEnd;
import mellos.kernel.text.Line;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.selftest.option.SelfTestOption;
import mellos.selftest.option.SelfTestOptions;
import mellos.selftest.provocation.Provocation;
import mellos.selftest.report.ProcessorTable;
import mellos.selftest.report.TaskReport;
import mellos.selftest.task.TestFailure;
import mellos.selftest.task.TestTask;
import mellos.selftest.task.TestTaskList;

/**
 * The program that tries the kernel: runs the test tasks one after the other, prints the table of processors, ends the
 * machine with a status. With {@code forever} it goes on with them, round after round.
 */
public final class TestTasks {
    private static final long BETWEEN_ROUNDS_MILLIS = 5_000;

    private TestTasks() {}

    public static void main(String[] arguments) {
        Provocation.followOption();
        List<String> only = SelfTestOptions.namesOf(SelfTestOption.ONLY);
        if (!areKnown(only)) {
            MachineEnd.end(MachineEnd.FAILURE);
        }
        if (!CommandLine.has(Option.CONSOLE) && SelfTestOptions.has(SelfTestOption.FOREVER)) {
            Console.start();
        }
        int failed = runAll(only, true);
        int passed = selected(only).size() - failed;
        if (SelfTestOptions.has(SelfTestOption.MEASURE)) {
            Measurements.printAll();
        }
        ProcessorTable.print();
        if (CommandLine.has(Option.TRACE)) {
            TraceDump.print();
        }
        int exit = failed == 0 ? MachineEnd.SUCCESS : MachineEnd.FAILURE;
        TaskReport.end(passed, failed, exit);
        if (SelfTestOptions.has(SelfTestOption.FOREVER)) {
            goOn(only);
        }
        MachineEnd.end(exit);
    }

    private static List<TestTask> selected(List<String> only) {
        List<TestTask> selected = new ArrayList<>();
        for (TestTask task : TestTaskList.all()) {
            if (only.isEmpty() || only.contains(task.name())) {
                selected.add(task);
            }
        }
        return selected;
    }

    private static boolean areKnown(List<String> only) {
        boolean known = true;
        for (String name : only) {
            if (selected(List.of(name)).isEmpty()) {
                known = false;
                Line.begin();
                Line.text("only=: there is no test task ");
                Line.text(name);
                Line.text("; there are");
                for (TestTask task : TestTaskList.all()) {
                    Line.text(" ");
                    Line.text(task.name());
                }
                Line.end();
            }
        }
        return known;
    }

    /** @return how many failed */
    private static int runAll(List<String> only, boolean reportsPasses) {
        int failed = 0;
        for (TestTask task : selected(only)) {
            String failure = null;
            String detail = null;
            try {
                detail = task.run();
            } catch (TestFailure broken) {
                failure = broken.getMessage();
            } catch (RuntimeException | Error thrown) {
                failure = thrown.toString();
                thrown.printStackTrace();
            }
            if (failure != null) {
                failed++;
                TaskReport.task(task.name(), task.phase(), false, failure);
            } else if (reportsPasses) {
                TaskReport.task(task.name(), task.phase(), true, detail);
            }
        }
        return failed;
    }

    private static void goOn(List<String> only) {
        for (int round = 2; ; round++) {
            Tasks.sleepMillis(BETWEEN_ROUNDS_MILLIS);
            int failed = runAll(only, false);
            Line.begin();
            Line.text("round ");
            Line.decimal(round);
            Line.text(failed == 0 ? ": all tasks passed, " : ": tasks failed, ");
            Line.decimal(Scheduling.scheduler().tasks().living());
            Line.text(" tasks live");
            Line.end();
        }
    }
}
