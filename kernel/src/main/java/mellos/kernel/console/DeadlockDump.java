package mellos.kernel.console;

import java.util.List;
import mellos.kernel.text.Line;
import mellos.runtime.monitor.Deadlocks;
import mellos.runtime.monitor.WaitingFor;

/** Deadlocks among the threads: each circle, what its threads wait for, and where they stand. */
final class DeadlockDump {
    private DeadlockDump() {}

    static void print() {
        List<List<WaitingFor>> circles = Deadlocks.find();
        Line.print("deadlocks: " + circles.size());
        for (List<WaitingFor> circle : circles) {
            Line.print(circle.size() + " threads wait for each other:");
            circle.forEach(DeadlockDump::print);
        }
    }

    private static void print(WaitingFor wait) {
        Object lock = wait.lock();
        String kind = wait.isMonitor() ? "the monitor of " : "";
        Line.print("thread '" + wait.thread().getName() + "' waits for " + kind
                + lock.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(lock))
                + ", which '" + wait.owner().getName() + "' has");
        for (StackTraceElement element : wait.thread().getStackTrace()) {
            Line.print("  at " + element);
        }
    }
}
