package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * Tasks that wait for the same thing, first come, first out. A task is in one list at most and stays in it until it is
 * taken out, even if it is woken for another reason meanwhile. Guarded by its owner's lock.
 */
@NoHeap
public final class WaitList {
    private Task first;
    private Task last;

    public boolean isEmpty() {
        return first == null;
    }

    public Task first() {
        return first;
    }

    public void add(Task task) {
        task.nextWaiting = null;
        if (last == null) {
            first = task;
        } else {
            last.nextWaiting = task;
        }
        last = task;
    }

    /** @return null if nobody waits */
    public Task removeFirst() {
        Task task = first;
        if (task == null) {
            return null;
        }
        first = task.nextWaiting;
        if (first == null) {
            last = null;
        }
        task.nextWaiting = null;
        return task;
    }
}
