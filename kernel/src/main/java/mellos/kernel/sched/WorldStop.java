package mellos.kernel.sched;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.trace.TraceKind;
import mellos.kernel.trace.TraceLog;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/**
 * Brings all tasks to a stand, so that all processors can collect at once. A task stands where it gave up its processor
 * by itself: at a poll, or in a call that rests. One that an interrupt cut off elsewhere is run on to its next poll;
 * until then its processor runs nothing but such tasks. A processor without any stands, in its idle task; when the last
 * one does, all of them work, and the last to end lets tasks go on.
 *
 * <pre>
 *   asked: tasks stand, processors gather | gathered: all work | nothing
 * </pre>
 */
@NoHeap
final class WorldStop {
    private static final long LATE_NANOS = 100_000_000;

    private final SchedulerMachine machine;
    private final TraceLog trace;
    private final Lock lock;
    private RunQueue[] queues;

    /** The rest is guarded by the lock; those that are volatile may be read without it. */
    private volatile boolean asked;

    private volatile boolean gathered;
    /** Stops that have ended. */
    private volatile int ended;

    private long request;
    private long askedNanos;
    private int standing;
    private int workers;
    private int begun;
    private int finished;

    @MayAllocate("the heap is up")
    WorldStop(SchedulerMachine machine, TraceLog trace) {
        this.machine = machine;
        this.trace = trace;
        this.lock = machine.newLock(LockOrder.WORLD_STOP);
    }

    void watch(RunQueue[] all) {
        queues = all;
    }

    boolean isAsked() {
        return asked;
    }

    int workers() {
        return workers;
    }

    /** @return false if a stop is under way: the caller stands for that one first */
    boolean ask(long wanted) {
        lock.acquire();
        boolean first = !asked;
        if (first) {
            request = wanted;
            askedNanos = machine.nowNanos();
            standing = 0;
            asked = true;
        }
        lock.release();
        return first;
    }

    /**
     * Stands, on the idle task, until the stop has ended or this processor has a task that must run on to its poll.
     * With interrupts off.
     */
    void stand(RunQueue queue) {
        lock.acquire();
        if (!asked) {
            lock.release();
            return;
        }
        int stop = ended;
        boolean tooLate = gathered;
        if (!tooLate) {
            standing++;
            gatherIfAll();
        }
        lock.release();
        // A processor that came up meanwhile only waits.
        if (tooLate || awaitOthers(queue)) {
            if (!tooLate) {
                work(queue.index);
            }
            while (ended == stop) {
                machine.relax();
            }
        }
    }

    private void gatherIfAll() {
        int online = 0;
        for (int i = 0; i < queues.length; i++) {
            online += queues[i].online ? 1 : 0;
        }
        if (standing == online) {
            workers = standing;
            begun = 0;
            finished = 0;
            gathered = true;
        }
    }

    /** @return false if this processor does not stand any more */
    private boolean awaitOthers(RunQueue queue) {
        long since = machine.nowNanos();
        boolean told = false;
        while (!gathered) {
            machine.relax();
            if (queue.cutCount > 0 && stepOut()) {
                return false;
            }
            if (!told && machine.nowNanos() - since > LATE_NANOS) {
                told = true;
                tellLate();
            }
        }
        return true;
    }

    private boolean stepOut() {
        lock.acquire();
        boolean steps = !gathered;
        if (steps) {
            standing--;
        }
        lock.release();
        return steps;
    }

    private void tellLate() {
        for (int i = 0; i < queues.length; i++) {
            if (queues[i].online && !queues[i].current.isIdle()) {
                machine.reportLate(i, queues[i].current);
            }
        }
    }

    private void work(int processor) {
        lock.acquire();
        int worker = begun++;
        lock.release();
        trace.record(processor, machine.nowNanos(), TraceKind.COLLECT_BEGIN, ended + 1, worker);
        machine.collect(worker, request, askedNanos);
        trace.record(processor, machine.nowNanos(), TraceKind.COLLECT_END, ended + 1, worker);
        lock.acquire();
        boolean last = ++finished == workers;
        if (last) {
            gathered = false;
            asked = false;
            machine.clearPolls();
            ended++;
        }
        lock.release();
        if (last) {
            machine.tellCollection();
        }
    }
}
