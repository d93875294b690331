package mellos.selftest.task;

import java.util.List;

/** All test tasks, in the order in which they run. */
public final class TestTaskList {
    private TestTaskList() {}

    /** Fresh ones: a test task is used once. */
    public static List<TestTask> all() {
        return List.of(
                new PrioritiesTask(),
                new SleepTask(),
                new SystemCallTask(),
                new PortsTask(),
                new PingPongTask(),
                new InitTask(),
                new SpreadTask(),
                new BalancingTask(),
                new RescheduleTask(),
                new MessagesTask(),
                new TicksTask(),
                new PreemptionTask());
    }
}
