package mellos.kernel.sched;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.trace.TraceKind;
import mellos.kernel.trace.TraceLog;
import mellos.magic.Blocking;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.Trusted;

/**
 * The scheduler's face: what tasks, interrupt handlers and processors ask of it. Any processor may call any method at
 * any time; those marked {@link Blocking} by a task only, with interrupts enabled and no lock held.
 */
@NoHeap
public final class Scheduler {
    private final SchedulerMachine machine;
    private final RunQueue[] queues;
    private final Placement placement;
    private final Dispatcher dispatcher;
    private final WorldStop worldStop;
    private final Balancer balancer;
    private final TaskTable tasks;
    private final TraceLog trace;
    private final Lock joinLock;

    /** @param processors number of processor indices, 1 to {@link ProcessorSet#LIMIT}; not all need ever be entered */
    @MayAllocate("the heap is up")
    public Scheduler(SchedulerMachine machine, int processors, TraceLog trace) {
        if (processors < 1 || processors > ProcessorSet.LIMIT) {
            throw new IllegalArgumentException(
                    processors + " processors; 1 to " + ProcessorSet.LIMIT + " are possible");
        }
        this.machine = machine;
        this.trace = trace;
        this.queues = new RunQueue[processors];
        this.tasks = new TaskTable(machine);
        for (int i = 0; i < processors; i++) {
            queues[i] = new RunQueue(i, machine.newLock(LockOrder.RUN_QUEUE), newIdle(i));
        }
        this.placement = new Placement(queues);
        this.worldStop = new WorldStop(machine, trace);
        worldStop.watch(queues);
        this.dispatcher = new Dispatcher(machine, placement, trace, worldStop);
        this.balancer = new Balancer(machine, placement, dispatcher, trace);
        this.joinLock = machine.newLock(LockOrder.JOINERS);
    }

    @MayAllocate("the heap is up")
    private Task newIdle(int processor) {
        Task idle = new Task("idle" + processor, null, Priority.IDLE, ProcessorSet.of(processor));
        tasks.add(idle);
        idle.home = processor;
        return idle;
    }

    public TaskTable tasks() {
        return tasks;
    }

    public int processors() {
        return queues.length;
    }

    public Counters counters(int processor) {
        return queues[processor].counters;
    }

    /** A message was sent on the caller's processor. With interrupts off. */
    public void countMessage(int port, int length) {
        int processor = machine.processor();
        queues[processor].counters.messages++;
        trace.record(processor, machine.nowNanos(), TraceKind.MESSAGE, port, length);
    }

    /** The calling task enters a system call. */
    public void countSystemCall(int number) {
        boolean enabled = machine.disableInterrupts();
        int processor = machine.processor();
        queues[processor].counters.systemCalls++;
        trace.record(
                processor,
                machine.nowNanos(),
                TraceKind.CALL_ENTER,
                number,
                current().id());
        machine.restoreInterrupts(enabled);
    }

    /** The calling task leaves a system call. */
    public void endSystemCall(int number) {
        boolean enabled = machine.disableInterrupts();
        trace.record(
                machine.processor(),
                machine.nowNanos(),
                TraceKind.CALL_LEAVE,
                number,
                current().id());
        machine.restoreInterrupts(enabled);
    }

    public boolean isOnline(int processor) {
        return queues[processor].online;
    }

    public int onlineCount() {
        int online = 0;
        for (int i = 0; i < queues.length; i++) {
            online += queues[i].online ? 1 : 0;
        }
        return online;
    }

    /** The task whose stack a processor idles on: what its bring-up becomes. */
    public Task idleTask(int processor) {
        return queues[processor].idle;
    }

    RunQueue queue(int processor) {
        return queues[processor];
    }

    public Task currentOn(int processor) {
        return queues[processor].current;
    }

    /** Tasks that wait for a processor in its queue. */
    public int readyOn(int processor) {
        return queues[processor].readyCount;
    }

    /** The task that calls. */
    public Task current() {
        return machine.currentTask();
    }

    public long nowNanos() {
        return machine.nowNanos();
    }

    // Processors

    /** Tasks may be put into the queue of the caller's processor, which enters soon. With interrupts off. */
    public void open() {
        queues[machine.processor()].online = true;
    }

    /**
     * The caller becomes this processor's idle task. With interrupts off; the machine knows the idle task as current.
     */
    public void enter(int processor) {
        RunQueue queue = queues[processor];
        queue.lock.acquire();
        queue.idle.state = TaskState.RUNNING;
        queue.idle.ranBefore = true;
        queue.online = true;
        queue.lock.release();
    }

    /**
     * One round of the idle task: runs what is ready, else steals, else sleeps until an interrupt. With interrupts off.
     */
    public void idleRound() {
        dispatcher.reschedule();
        RunQueue queue = dispatcher.here();
        if (worldStop.isAsked()) {
            worldStop.stand(queue);
        } else if (queue.readyCount == 0 && !balancer.steal(queue)) {
            machine.awaitInterrupt();
        }
    }

    // Interrupts, called with interrupts off, the interrupt acknowledged

    public void onTimer() {
        RunQueue queue = dispatcher.here();
        queue.counters.ticks++;
        queue.armedFor = Long.MAX_VALUE;
        long now = machine.nowNanos();
        wakeDue(queue, now);
        if (queue.readyCount > 0 && !worldStop.isAsked() && (now >= queue.spreadAt || now >= queue.sliceEnd)) {
            balancer.push(queue);
        }
        preempt(queue);
    }

    private void wakeDue(RunQueue queue, long now) {
        while (true) {
            queue.lock.acquire();
            Alarm alarm = queue.alarms.first();
            if (alarm == null || alarm.deadlineNanos > now) {
                queue.lock.release();
                return;
            }
            queue.alarms.cancel(alarm);
            alarm.task.state = TaskState.READY;
            alarm.task.home = placement.wakeFor(alarm.task, queue.index);
            queue.lock.release();
            dispatcher.place(alarm.task);
        }
    }

    public void onReschedule() {
        RunQueue queue = dispatcher.here();
        queue.counters.rescheduleInterrupts++;
        preempt(queue);
    }

    /** Reschedules where an interrupt found the current task: anywhere. */
    private void preempt(RunQueue queue) {
        Task current = queue.current;
        current.cut = true;
        dispatcher.reschedule();
        current.cut = false;
    }

    // The stop of the world

    /** Whether tasks are to stand. */
    public boolean isWorldToStand() {
        return worldStop.isAsked();
    }

    /** A poll: the calling task stands if the world is to. Interrupts enabled, no lock held. */
    public void poll() {
        if (worldStop.isAsked()) {
            boolean enabled = machine.disableInterrupts();
            if (worldStop.isAsked()) {
                dispatcher.reschedule();
            }
            machine.restoreInterrupts(enabled);
        }
    }

    /** Stops the world for a collection by all processors. Returns when it goes on. */
    @Blocking
    public void stopWorld(long request) {
        boolean enabled = machine.disableInterrupts();
        while (!worldStop.ask(request)) {
            dispatcher.reschedule();
        }
        machine.raisePolls();
        dispatcher.reschedule();
        machine.restoreInterrupts(enabled);
    }

    /** Processors that collect. While the world stands. */
    public int collectors() {
        return worldStop.workers();
    }

    // Tasks

    /** Makes a task, which rests until {@link #start}. */
    @MayAllocate("a task is made by a task")
    public Task create(String name, Priority priority, ProcessorSet affinity, Runnable body) {
        if (!placement.isAllowedSomewhere(affinity)) {
            throw new IllegalArgumentException("task " + name + " may run on no processor that is online");
        }
        Task task = new Task(name, body, priority.ordinal(), affinity);
        task.home = placement.leastLoadedFor(task);
        tasks.add(task);
        return task;
    }

    /**
     * Makes a new task, whose context is attached, ready: on the processor that was the least loaded when it was made,
     * or on the one that is now, if the task has been confined since.
     */
    public void start(Task task) {
        boolean enabled = machine.disableInterrupts();
        RunQueue home = lockHome(task);
        int target = task.affinity.contains(home.index) ? home.index : placement.leastLoadedFor(task);
        finish(makeReady(task, home, target), enabled);
    }

    /** What every new task does first, on its own stack, with interrupts off. */
    public void begin() {
        dispatcher.finishSwitch();
    }

    /** Ends the calling task. Interrupts may be in either state. Does not return to it. */
    public void exit() {
        machine.disableInterrupts();
        Task task = current();
        joinLock.acquire();
        task.ended = true;
        joinLock.release();
        // Nobody joins the list any more: who comes now sees that the task has ended.
        for (Task joiner = task.joiners.removeFirst(); joiner != null; joiner = task.joiners.removeFirst()) {
            makeReady(joiner);
        }
        tasks.remove(task);
        RunQueue queue = dispatcher.here();
        queue.lock.acquire();
        task.state = TaskState.ENDED;
        dispatcher.rescheduleLocked(queue);
    }

    /** Waits until the task has ended. */
    @Blocking
    public void join(Task task) {
        boolean enabled = machine.disableInterrupts();
        joinLock.acquire();
        boolean waits = !task.ended;
        if (waits) {
            task.joiners.add(current());
        }
        joinLock.release();
        machine.restoreInterrupts(enabled);
        while (!task.ended) {
            block(Long.MAX_VALUE);
        }
    }

    /** Lets tasks of the same priority go first. */
    public void giveWay() {
        boolean enabled = machine.disableInterrupts();
        RunQueue queue = dispatcher.here();
        queue.lock.acquire();
        queue.current.yielding = true;
        dispatcher.rescheduleLocked(queue);
        machine.restoreInterrupts(enabled);
    }

    /**
     * Lets others go first whatever their priority: those of the same by yielding; if only lower ones wait here, by
     * resting a moment. For a task that spins for what one of them may hold. Interrupts enabled, no queue's lock held.
     */
    @Trusted("rests only where the caller could be preempted anyway")
    public void yieldToAll(long restNanos) {
        boolean enabled = machine.disableInterrupts();
        RunQueue queue = dispatcher.here();
        boolean onlyLower = queue.readyCount > 0 && queue.bestLevel() > queue.current.level;
        machine.restoreInterrupts(enabled);
        if (onlyLower) {
            block(machine.nowNanos() + restNanos);
        } else {
            giveWay();
        }
    }

    /**
     * Rests until {@link #wake} or the deadline. Returns at once if a wake came since the last block; so the caller
     * looks again at what it waits for.
     *
     * @param deadlineNanos on {@link #nowNanos}' scale; {@link Long#MAX_VALUE} for none
     */
    @Blocking
    public void block(long deadlineNanos) {
        boolean enabled = machine.disableInterrupts();
        RunQueue queue = dispatcher.here();
        queue.lock.acquire();
        Task task = queue.current;
        if (task.wakePending || deadlineNanos <= machine.nowNanos()) {
            task.wakePending = false;
            queue.lock.release();
        } else {
            task.state = TaskState.BLOCKED;
            if (deadlineNanos != Long.MAX_VALUE) {
                queue.alarms.set(task.alarm, deadlineNanos);
            }
            dispatcher.rescheduleLocked(queue);
        }
        machine.restoreInterrupts(enabled);
    }

    /** @param deadlineNanos on {@link #nowNanos}' scale */
    @Blocking
    public void sleepUntil(long deadlineNanos) {
        while (machine.nowNanos() < deadlineNanos) {
            block(deadlineNanos);
        }
    }

    /**
     * Makes a blocked task ready; one that is not blocked will not rest at its next block. Usable in interrupt
     * handlers.
     */
    public void wake(Task task) {
        boolean enabled = machine.disableInterrupts();
        finish(makeReady(task), enabled);
    }

    /** Reschedules now if interrupts were enabled, else as soon as they are. */
    private void finish(boolean attention, boolean enabled) {
        if (attention && enabled) {
            dispatcher.reschedule();
        } else if (attention) {
            machine.sendReschedule(machine.processor());
        }
        machine.restoreInterrupts(enabled);
    }

    /**
     * All under the lock of the queue that the task belongs to. It is held across the switch away from a task that
     * blocks, so BLOCKED, seen here, means that the registers are saved; and a task that is still on its way to rest
     * cannot miss the flag, which it reads under the same lock.
     *
     * @return whether the caller's processor should reschedule
     */
    private boolean makeReady(Task task) {
        RunQueue home = lockHome(task);
        if (task.state != TaskState.BLOCKED) {
            task.wakePending = true;
            home.lock.release();
            return false;
        }
        if (task.alarm.isSet) {
            home.alarms.cancel(task.alarm);
        }
        return makeReady(task, home, placement.wakeFor(task, machine.processor()));
    }

    /**
     * With the lock of the task's queue, which it releases. A task that goes elsewhere is READY and in no queue for a
     * moment: it belongs to the caller then, and two locks are never held. Others are told after the release, for they
     * would come and spin.
     */
    private boolean makeReady(Task task, RunQueue home, int target) {
        task.state = TaskState.READY;
        if (target != home.index) {
            task.home = target;
            home.lock.release();
            return dispatcher.place(task);
        }
        boolean attention = dispatcher.enqueue(home, task);
        home.lock.release();
        return dispatcher.passOn(home, attention);
    }

    /**
     * Locks the queue that the task belongs to. Which one that is can change until the lock is held, and then no more:
     * {@link Task#home} changes under the lock of the queue that the task leaves. So one look behind the lock is
     * enough, and the loop ends as soon as the task rests, or runs for longer than a lock takes.
     */
    private RunQueue lockHome(Task task) {
        while (true) {
            RunQueue home = queues[task.home];
            home.lock.acquire();
            if (task.home == home.index) {
                return home;
            }
            home.lock.release();
        }
    }

    /**
     * Confines a task to some processors. One that runs elsewhere moves before it runs on.
     *
     * @return false, and nothing changes, if none of them is online
     */
    public boolean setAffinity(Task task, ProcessorSet affinity) {
        if (!placement.isAllowedSomewhere(affinity)) {
            return false;
        }
        boolean enabled = machine.disableInterrupts();
        RunQueue home = lockHome(task);
        task.affinity = affinity;
        boolean misplaced = !affinity.contains(home.index);
        boolean queued = misplaced && task.queue != null;
        boolean running = misplaced && task.state == TaskState.RUNNING;
        boolean freed = !misplaced && task.queue != null && placement.someoneIdles(home);
        if (queued) {
            home.remove(task);
            task.home = placement.leastLoadedFor(task);
        } else if (freed) {
            home.spreadAt = machine.nowNanos();
        }
        home.lock.release();
        boolean attention = queued && dispatcher.place(task);
        if (running || freed) {
            attention = dispatcher.passOn(home, true);
        }
        finish(attention, enabled);
        return true;
    }

    /**
     * From now on the task has this priority: it takes its place in its queue anew, or may have to give way at once.
     */
    public void setPriority(Task task, Priority priority) {
        boolean enabled = machine.disableInterrupts();
        RunQueue home = lockHome(task);
        boolean attention = task.state == TaskState.RUNNING;
        if (task.queue == null) {
            task.level = priority.ordinal();
        } else {
            home.remove(task);
            task.level = priority.ordinal();
            attention = dispatcher.enqueue(home, task);
        }
        home.lock.release();
        finish(dispatcher.passOn(home, attention), enabled);
    }
}
