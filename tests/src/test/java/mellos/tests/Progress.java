package mellos.tests;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts tests as they end, shows a line for each class, and keeps what failed. */
final class Progress implements TestExecutionListener {
    private static final int STACK_LINES = 6;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private TestPlan plan;
    private int passed;
    private int skipped;

    Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        out.println(
                "running " + plan.countTestIdentifiers(TestIdentifier::isTest) + " tests and those that others make");
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        out.println("skipped " + name(test) + ": " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        double seconds = (System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime())) / 1e9;
        boolean failed = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        if (failed) {
            failures.add("FAILED " + name(test) + "\n"
                    + indented(reason(result.getThrowable().orElse(null))));
            out.println("FAILED " + name(test));
        } else if (test.isTest()) {
            passed++;
        }
        if (!test.isTest()
                && test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "[%6.1f s] %-60s %6.1f s   %d passed, %d failed so far%n",
                    (System.nanoTime() - begun) / 1e9,
                    test.getLegacyReportingName(),
                    seconds,
                    passed,
                    failures.size());
        }
    }

    private String name(TestIdentifier test) {
        StringBuilder name = new StringBuilder(test.getDisplayName());
        for (var parent = plan.getParent(test); parent.isPresent(); parent = plan.getParent(parent.get())) {
            if (parent.get().getParentId().isPresent()) {
                name.insert(0, parent.get().getDisplayName() + " > ");
            }
        }
        return name.toString();
    }

    private static String reason(Throwable t) {
        if (t == null) {
            return "aborted";
        }
        StringBuilder text = new StringBuilder(t.toString());
        StackTraceElement[] stack = t.getStackTrace();
        for (int i = 0, shown = 0; i < stack.length && shown < STACK_LINES; i++) {
            if (stack[i].getClassName().startsWith("mellos.")) {
                text.append("\n  at ").append(stack[i]);
                shown++;
            }
        }
        return t.getCause() == null ? text.toString() : text + "\ncaused by " + reason(t.getCause());
    }

    private static String indented(String text) {
        return "    " + text.replace("\n", "\n    ") + "\n";
    }

    synchronized String failures() {
        return String.join("", failures);
    }

    /** Nothing failed, and something ran. */
    synchronized boolean good() {
        return failures.isEmpty() && passed > 0;
    }

    synchronized String lastLine() {
        return (skipped > 0 ? skipped + " skipped\n" : "") + "%d passed, %d failed".formatted(passed, failures.size());
    }
}
