package mellos.kernel.sched;

import mellos.kernel.trace.TraceKind;
import mellos.kernel.trace.TraceLog;
import mellos.magic.NoHeap;

/**
 * The switch from one task to the next on the processor that runs the caller, and the entry of ready tasks into queues.
 * All of it with interrupts off.
 *
 * <p>Protocol of a switch: {@link #reschedule} takes the queue's lock, chooses, names the task it leaves in
 * {@link RunQueue#outgoing} and switches stacks, lock held. On the other side {@link #finishSwitch}, on behalf of the
 * task that goes on, releases the lock: from then on the outgoing task may run elsewhere, its registers being saved. A
 * new task calls {@link #finishSwitch} first of all.
 */
@NoHeap
final class Dispatcher {
    private final SchedulerMachine machine;
    private final Placement placement;
    private final TraceLog trace;
    private final WorldStop worldStop;

    Dispatcher(SchedulerMachine machine, Placement placement, TraceLog trace, WorldStop worldStop) {
        this.machine = machine;
        this.placement = placement;
        this.trace = trace;
        this.worldStop = worldStop;
    }

    RunQueue here() {
        return placement.at(machine.processor());
    }

    /** Lets the most urgent task run. Returns when the calling task has a processor again. */
    void reschedule() {
        RunQueue queue = here();
        queue.lock.acquire();
        rescheduleLocked(queue);
    }

    /** As {@link #reschedule}, with the lock of this processor's queue held; releases it. */
    void rescheduleLocked(RunQueue queue) {
        long now = machine.nowNanos();
        Task current = queue.current;
        boolean stops = worldStop.isAsked();
        if (current.state == TaskState.RUNNING
                && (stops ? keepsRunningToPoll(queue, current) : keepsRunning(queue, current, now))) {
            arm(queue);
            queue.lock.release();
            return;
        }
        Task next = stops ? queue.takeCut() : queue.takeBest();
        begin(queue, next, now);
        queue.outgoing = current;
        trace.record(queue.index, now, TraceKind.SWITCH, current.id(), next.id());
        machine.switchTo(current, next);
        finishSwitch();
    }

    /**
     * Whether the current task, which could go on, does; if not, it is put where it waits.
     *
     * <p>In this order, for the first reason that holds decides. The idle task is in no queue, so it is only marked. A
     * task that was confined to other processors stays READY and in no queue: {@link #finishSwitch} sends it off, once
     * its registers are saved. One that a higher priority stopped goes to the front of its level, for its slice is not
     * used up; behind its equals it goes only for what it did itself: its slice is over, or it gave way. A slice that
     * ends while nobody equal waits begins anew, so that a later equal waits a whole one at most and not for an end
     * that is past.
     */
    private boolean keepsRunning(RunQueue queue, Task current, long now) {
        int best = queue.bestLevel();
        if (current.isIdle()) {
            if (best == Priority.IDLE) {
                return true;
            }
            current.state = TaskState.READY;
            return false;
        }
        boolean sliceOver = now >= queue.sliceEnd;
        boolean yields = current.yielding;
        current.yielding = false;
        if (!current.affinity.contains(queue.index)) {
            current.state = TaskState.READY;
        } else if (best < current.level) {
            if (sliceOver || yields) {
                queue.addLast(current);
            } else {
                queue.addFirst(current);
            }
        } else if (best == current.level && (sliceOver || yields)) {
            queue.addLast(current);
        } else {
            if (sliceOver) {
                queue.sliceEnd = now + RunQueue.SLICE_NANOS;
            }
            return true;
        }
        if (!yields) {
            queue.counters.preemptions++;
            trace.record(queue.index, now, TraceKind.PREEMPT, current.id(), best < current.level ? 1 : 0);
        }
        return false;
    }

    /**
     * While the world is to stand: a task that an interrupt found goes on to its next poll, whoever waits; one that is
     * there already stands, at the front of its queue. The idle task goes on if nobody has to come to a poll.
     */
    private static boolean keepsRunningToPoll(RunQueue queue, Task current) {
        if (current.isIdle()) {
            current.state = queue.cutCount > 0 ? TaskState.READY : TaskState.RUNNING;
            return queue.cutCount == 0;
        }
        current.yielding = false;
        if (!current.cut) {
            queue.addFirst(current);
        }
        return current.cut;
    }

    private void begin(RunQueue queue, Task next, long now) {
        next.state = TaskState.RUNNING;
        next.switches++;
        queue.current = next;
        queue.sliceEnd = now + RunQueue.SLICE_NANOS;
        queue.counters.switches++;
        if (!next.affinity.contains(queue.index)) {
            // Confined while it was on its way here: it leaves at the interrupt that comes at once.
            queue.sliceEnd = now;
            machine.armTimer(now);
        }
        if (!next.ranBefore) {
            next.ranBefore = true;
            if (!next.isIdle()) {
                queue.counters.tasks++;
            }
        }
        arm(queue);
    }

    void finishSwitch() {
        RunQueue queue = here();
        Task outgoing = queue.outgoing;
        queue.outgoing = null;
        boolean ended = outgoing.state == TaskState.ENDED;
        boolean leaves = outgoing.state == TaskState.READY && outgoing.queue == null && !outgoing.isIdle();
        if (leaves) {
            outgoing.home = placement.leastLoadedFor(outgoing);
        }
        queue.lock.release();
        if (ended) {
            machine.retire(outgoing);
        } else if (leaves) {
            place(outgoing);
        }
    }

    /**
     * Has the timer ring when this queue needs it. A deadline later than the one armed is left to that one's interrupt:
     * arming costs more than a tick too many.
     */
    void arm(RunQueue queue) {
        long deadline = queue.nextDeadline();
        if (deadline < queue.armedFor) {
            queue.armedFor = deadline;
            machine.armTimer(deadline);
        }
    }

    /**
     * Puts a task that is READY and in no queue into the one that its home names.
     *
     * @return whether the caller's own processor should reschedule; another one has been told
     */
    boolean place(Task task) {
        RunQueue queue = placement.at(task.home);
        queue.lock.acquire();
        boolean attention = enqueue(queue, task);
        queue.lock.release();
        return passOn(queue, attention);
    }

    /**
     * Tells another processor that its queue has changed, if it must look. @return whether this one must look itself
     */
    boolean passOn(RunQueue queue, boolean attention) {
        if (attention && queue != here()) {
            machine.sendReschedule(queue.index);
            return false;
        }
        return attention;
    }

    /** With the queue's lock held. @return whether its processor has to look at it */
    boolean enqueue(RunQueue queue, Task task) {
        long now = machine.nowNanos();
        boolean first = queue.readyCount == 0;
        boolean preempts = task.level < queue.current.level;
        queue.addLast(task);
        RunQueue here = here();
        trace.record(here.index, now, TraceKind.WAKE, task.id(), queue.index);
        if (first) {
            if (now >= queue.sliceEnd) {
                queue.sliceEnd = now + RunQueue.SLICE_NANOS;
            }
            queue.spreadAt = placement.someoneIdles(queue) ? now + RunQueue.SPREAD_NANOS : Long.MAX_VALUE;
        }
        if (queue != here) {
            return preempts || first;
        }
        if (!preempts) {
            arm(queue);
        }
        return preempts;
    }
}
