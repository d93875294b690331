package mellos.kernel.sched;

import mellos.kernel.trace.TraceKind;
import mellos.kernel.trace.TraceLog;
import mellos.magic.NoHeap;

/**
 * Evens out the queues: a processor without work steals, one with more work than others pushes. A moving task is taken
 * out under the one queue's lock and put in under the other's, so no two are held. With interrupts off.
 */
@NoHeap
final class Balancer {
    private final SchedulerMachine machine;
    private final Placement placement;
    private final Dispatcher dispatcher;
    private final TraceLog trace;

    Balancer(SchedulerMachine machine, Placement placement, Dispatcher dispatcher, TraceLog trace) {
        this.machine = machine;
        this.placement = placement;
        this.dispatcher = dispatcher;
        this.trace = trace;
    }

    /** Takes a task for an idle processor, from the longest queue that has one for it. @return whether it found one */
    boolean steal(RunQueue idle) {
        RunQueue longest = null;
        for (int i = 1; i < placement.slots(); i++) {
            RunQueue other = placement.at((idle.index + i) % placement.slots());
            if (other != null && other.readyCount > (longest == null ? 0 : longest.readyCount)) {
                longest = other;
            }
        }
        return longest != null && (stealFrom(longest, idle) || stealFromAny(idle));
    }

    private boolean stealFromAny(RunQueue idle) {
        for (int i = 1; i < placement.slots(); i++) {
            RunQueue other = placement.at((idle.index + i) % placement.slots());
            if (other != null && other.readyCount > 0 && stealFrom(other, idle)) {
                return true;
            }
        }
        return false;
    }

    private boolean stealFrom(RunQueue victim, RunQueue idle) {
        if (victim == idle) {
            return false;
        }
        victim.lock.acquire();
        Task task = victim.findLastFor(idle.index);
        if (task != null) {
            victim.remove(task);
            task.home = idle.index;
        }
        victim.lock.release();
        if (task == null) {
            return false;
        }
        idle.counters.steals++;
        trace.record(idle.index, machine.nowNanos(), TraceKind.STEAL, task.id(), victim.index);
        dispatcher.place(task);
        return true;
    }

    /** Gives away tasks while some processor has at least two less than this one. */
    void push(RunQueue queue) {
        for (int i = queue.readyCount; i > 0 && pushOne(queue); i--) {
            queue.counters.pushes++;
        }
        // What is left may go nowhere else now; the end of the slice is soon enough to look again.
        queue.lock.acquire();
        queue.spreadAt = Long.MAX_VALUE;
        queue.lock.release();
    }

    private boolean pushOne(RunQueue queue) {
        queue.lock.acquire();
        int target = -1;
        Task task = null;
        int lightest = queue.load() - 1;
        for (int i = 1; i < placement.slots(); i++) {
            RunQueue other = placement.at((queue.index + i) % placement.slots());
            if (other != null && other.online && other.load() < lightest) {
                Task candidate = queue.findLastFor(other.index);
                if (candidate != null) {
                    target = other.index;
                    task = candidate;
                    lightest = other.load();
                }
            }
        }
        if (task != null) {
            queue.remove(task);
            task.home = target;
        }
        queue.lock.release();
        if (task == null) {
            return false;
        }
        trace.record(queue.index, machine.nowNanos(), TraceKind.PUSH, task.id(), target);
        dispatcher.place(task);
        return true;
    }
}
