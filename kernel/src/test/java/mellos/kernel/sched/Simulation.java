package mellos.kernel.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mellos.kernel.trace.TraceLog;

/**
 * A machine of several processors for the scheduler, on a host JVM. Each task has a thread of the host, of which one
 * runs at a time; at every lock, interrupt flag and clock access a seeded random generator decides which processor goes
 * on, and time passes. Interrupts are delivered where a processor would take them. When nobody can go on and no timer
 * is armed while tasks live, a wake-up was lost: the simulation fails.
 */
public final class Simulation implements SchedulerMachine {
    private static final long MAXIMUM_STEPS = 2_000_000;

    private final Random random;
    private final Processor[] processors;
    private final ThreadLocal<Context> own = new ThreadLocal<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Task> started = new ArrayList<>();
    private final Map<Task, Integer> homes = new HashMap<>();
    public final Scheduler scheduler;
    private Throwable failure;
    private int living;
    private long now;
    private long steps;
    /** Parts of collections that processors have done. */
    int collected;

    private static final class Processor {
        Context running;
        boolean enabled;
        boolean halted;
        boolean reschedulePending;
        int lateChecks;
        long timer = Long.MAX_VALUE;
    }

    private static final class Context {
        final Task task;
        final Semaphore turn = new Semaphore(0);
        int processor;

        Context(Task task) {
            this.task = task;
        }
    }

    private final class SimulatedLock implements Lock {
        int holder = -1;

        @Override
        public void acquire() {
            check(!processors[processor()].enabled, "a lock is taken with interrupts enabled");
            step();
            check(holder != processor(), "a processor takes a lock that it holds");
            while (holder >= 0) {
                step();
            }
            holder = processor();
        }

        @Override
        public void release() {
            check(holder == processor(), "a lock is released by a processor that does not hold it");
            checkHomes();
            holder = -1;
            step();
        }
    }

    public Simulation(int processorCount, long seed) {
        this.random = new Random(seed);
        this.processors = new Processor[processorCount];
        for (int i = 0; i < processorCount; i++) {
            processors[i] = new Processor();
        }
        Context maker = new Context(null);
        own.set(maker);
        this.scheduler = new Scheduler(this, processorCount, new TraceLog(processorCount, 256));
    }

    /** A task that the run starts with. Call before {@link #run}; tasks make more with {@link #spawn}. */
    public Task spawn(String name, Priority priority, ProcessorSet affinity, Runnable body) {
        Task task = scheduler.create(name, priority, affinity, body);
        living++;
        started.add(task);
        Context context = new Context(task);
        task.attach(context);
        launch(context, () -> {
            scheduler.begin();
            restoreInterrupts(true);
            body.run();
            living--;
            if (living == 0) {
                finished.countDown();
                context.turn.acquireUninterruptibly();
            }
            scheduler.exit();
        });
        scheduler.start(task);
        return task;
    }

    /**
     * Brings the processors online and lets everything run until all tasks have ended. {@code setUp} runs as a task of
     * processor 0.
     */
    public void run(Set<Integer> missing, Runnable setUp) {
        for (int i = 0; i < processors.length; i++) {
            if (missing.contains(i)) {
                processors[i].halted = true;
                continue;
            }
            startIdle(i, i == 0 ? setUp : null);
        }
        processors[0].running.turn.release();
        try {
            if (!finished.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("simulation hangs after " + steps + " steps");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (failure != null) {
            throw new AssertionError("after " + steps + " steps: " + failure.getMessage(), failure);
        }
    }

    public void run(Runnable setUp) {
        run(Set.of(), setUp);
    }

    private void startIdle(int index, Runnable setUp) {
        Context context = new Context(scheduler.idleTask(index));
        context.processor = index;
        processors[index].running = context;
        context.task.attach(context);
        launch(context, () -> {
            scheduler.enter(index);
            if (setUp != null) {
                awaitOthersOnline();
                Task boot = spawn("setup", Priority.HIGH, ProcessorSet.ALL, setUp);
                check(boot.id() > 0, "a task has an id");
            }
            while (true) {
                scheduler.idleRound();
            }
        });
    }

    private void awaitOthersOnline() {
        for (int i = 0; i < processors.length; i++) {
            while (processors[i].running != null && !scheduler.isOnline(i)) {
                step();
            }
        }
    }

    private void launch(Context context, Runnable body) {
        Thread.startVirtualThread(() -> {
            own.set(context);
            context.turn.acquireUninterruptibly();
            try {
                body.run();
            } catch (Throwable e) {
                fail(e);
            }
        });
    }

    private void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
        finished.countDown();
        own.get().turn.acquireUninterruptibly();
    }

    public void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Time passes in a task; other processors go on; interrupts come. */
    public void work(int units) {
        for (int i = 0; i < units; i++) {
            step();
        }
    }

    long steps() {
        return steps;
    }

    // The interleaving

    private void step() {
        if (own.get().task == null) {
            return;
        }
        checkHomes();
        steps++;
        check(steps < MAXIMUM_STEPS, "the simulation does not end");
        now += 100 + random.nextInt(2_000);
        if (steps % 64 == 0) {
            checkInvariants();
        }
        passTo(choose());
        deliver();
    }

    private int choose() {
        while (true) {
            int start = random.nextInt(processors.length);
            for (int i = 0; i < processors.length; i++) {
                int candidate = (start + i) % processors.length;
                Processor processor = processors[candidate];
                if (processor.running != null && (!processor.halted || hasInterrupt(processor))) {
                    return candidate;
                }
            }
            advanceToTimer();
        }
    }

    private boolean hasInterrupt(Processor processor) {
        return processor.reschedulePending || processor.timer <= now;
    }

    private void advanceToTimer() {
        long earliest = Long.MAX_VALUE;
        for (Processor processor : processors) {
            earliest = Math.min(earliest, processor.timer);
        }
        check(earliest != Long.MAX_VALUE, "nothing can go on, " + living + " tasks live: " + describe());
        now = Math.max(now, earliest);
    }

    private void passTo(int processor) {
        Context me = own.get();
        Context next = processors[processor].running;
        if (next != me) {
            next.turn.release();
            me.turn.acquireUninterruptibly();
        }
    }

    private void deliver() {
        Processor here = processors[processor()];
        if (!here.enabled && !here.halted) {
            return;
        }
        boolean halted = here.halted;
        here.halted = false;
        here.enabled = false;
        if (here.timer <= now) {
            here.timer = Long.MAX_VALUE;
            scheduler.onTimer();
            here = processors[processor()];
        }
        if (here.reschedulePending) {
            here.reschedulePending = false;
            scheduler.onReschedule();
            here = processors[processor()];
        }
        here.enabled = !halted;
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        for (Task task : started) {
            if (!task.ended) {
                text.append(task.name())
                        .append(' ')
                        .append(task.state)
                        .append(" home ")
                        .append(task.home)
                        .append("; ");
            }
        }
        return text.toString();
    }

    // What must always hold

    private void checkInvariants() {
        Set<Task> seen = new HashSet<>();
        for (int i = 0; i < processors.length; i++) {
            RunQueue queue = scheduler.queue(i);
            if (((SimulatedLock) queue.lock).holder >= 0) {
                continue;
            }
            check(queue.current.home == i, "the current task belongs to another processor");
            check(!queue.online || queue.current.state == TaskState.RUNNING, "current task is " + queue.current.state);
            check(seen.add(queue.current), "a task runs twice");
            int count = 0;
            for (int level = 0; level < Priority.COUNT; level++) {
                TaskQueue ready = queue.ready(level);
                for (Task task = ready.first(); task != null; task = task.next) {
                    check(seen.add(task), "a task is in two places");
                    check(task.queue == ready, "a task does not know its queue");
                    check(task.state == TaskState.READY, "a queued task is " + task.state);
                    check(task.home == i && task.level == level, "a task is in a wrong queue");
                    check(!task.alarm.isSet, "a ready task has an alarm");
                    count++;
                }
            }
            check(count == queue.readyCount, "the count of ready tasks is wrong");
            checkUrgency(queue);
        }
    }

    /**
     * Whoever holds the lock of the queue that a task's home names may rely on it: the processor that ran since the
     * last look changed no home without the lock of the queue that the task left. Between two looks a real machine
     * interleaves.
     */
    private void checkHomes() {
        for (Task task : started) {
            int before = homes.getOrDefault(task, task.home);
            homes.put(task, task.home);
            check(
                    task.home == before || ((SimulatedLock) scheduler.queue(before).lock).holder == processor(),
                    task.name() + " left processor " + before + " for " + task.home + " without its queue's lock");
        }
    }

    /** A processor may lag behind its queue for a moment, while the interrupt that tells it is on its way. */
    private void checkUrgency(RunQueue queue) {
        Processor processor = processors[queue.index];
        boolean late = queue.bestLevel() < queue.current.level;
        processor.lateChecks = late ? processor.lateChecks + 1 : 0;
        check(processor.lateChecks < 200, "a task runs on while a more urgent one is ready");
    }

    // Machine

    @Override
    public int processor() {
        return own.get().processor;
    }

    @Override
    public Task currentTask() {
        return own.get().task;
    }

    @Override
    public boolean disableInterrupts() {
        step();
        Processor here = processors[processor()];
        boolean before = here.enabled;
        here.enabled = false;
        return before;
    }

    @Override
    public void restoreInterrupts(boolean enabled) {
        if (enabled) {
            processors[processor()].enabled = true;
            step();
        }
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public void armTimer(long deadlineNanos) {
        processors[processor()].timer = deadlineNanos;
    }

    @Override
    public void sendReschedule(int target) {
        processors[target].reschedulePending = true;
    }

    @Override
    public void switchTo(Task from, Task to) {
        Context me = own.get();
        check(me.task == from, "switched away from a task that does not run");
        Context next = (Context) to.context();
        next.processor = me.processor;
        processors[me.processor].running = next;
        next.turn.release();
        me.turn.acquireUninterruptibly();
    }

    @Override
    public void awaitInterrupt() {
        Processor here = processors[processor()];
        here.halted = true;
        do {
            passTo(choose());
        } while (!hasInterrupt(here));
        deliver();
    }

    @Override
    public void retire(Task task) {
        check(task.state == TaskState.ENDED, "a task that has not ended is retired");
    }

    @Override
    public Lock newLock(int order) {
        return new SimulatedLock();
    }

    @Override
    public void relax() {
        step();
    }

    @Override
    public void raisePolls() {
        for (int i = 0; i < processors.length; i++) {
            if (scheduler.isOnline(i) && i != processor()) {
                sendReschedule(i);
            }
        }
    }

    @Override
    public void clearPolls() {}

    @Override
    public void collect(int worker, long request, long askedNanos) {
        checkWorldStands();
        step();
        checkWorldStands();
        collected++;
    }

    @Override
    public void tellCollection() {
        step();
    }

    private void checkWorldStands() {
        for (int i = 0; i < processors.length; i++) {
            check(scheduler.currentOn(i).isIdle(), "a task runs while the world stands");
        }
        for (Task task : started) {
            check(task.state != TaskState.READY || !task.cut, "a task stands where an interrupt found it");
        }
    }

    @Override
    public void reportLate(int processor, Task task) {}
}
