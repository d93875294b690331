package mellos.selftest.task;

import java.util.ArrayList;
import java.util.List;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Task;
import mellos.kernel.sched.TaskState;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;

/** Tasks that a test starts and waits for. What goes wrong in one of them fails the test. */
public final class Group {
    private final List<Task> tasks = new ArrayList<>();
    private volatile String failure;

    public Task start(String name, Priority priority, ProcessorSet affinity, Runnable body) {
        Task task = Tasks.start(name, priority, affinity, () -> runChecked(name, body));
        tasks.add(task);
        return task;
    }

    public Task start(String name, Runnable body) {
        return start(name, Priority.NORMAL, ProcessorSet.ALL, body);
    }

    /** As {@link #start}, and returns when the task rests, or has ended. */
    @Blocking
    Task startUntilBlocked(String name, Priority priority, ProcessorSet affinity, Runnable body) {
        Task task = start(name, priority, affinity, body);
        Patience patience = new Patience("task " + name + " rests");
        while (task.state() != TaskState.BLOCKED && !task.hasEnded()) {
            patience.check();
            Tasks.giveWay();
        }
        return task;
    }

    private void runChecked(String name, Runnable body) {
        try {
            body.run();
        } catch (TestFailure failed) {
            failure = name + ": " + failed.getMessage();
        } catch (RuntimeException | Error thrown) {
            failure = name + ": " + thrown;
        }
    }

    /** Waits for all. @throws TestFailure with what the last failing task said */
    @Blocking
    public void await() {
        for (Task task : tasks) {
            Tasks.join(task);
        }
        if (failure != null) {
            throw new TestFailure(failure);
        }
    }
}
