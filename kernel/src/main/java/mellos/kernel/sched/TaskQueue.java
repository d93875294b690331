package mellos.kernel.sched;

import mellos.magic.NoHeap;

/** Ready tasks of one priority on one processor, first in, first out. Guarded by the run queue's lock. */
@NoHeap
final class TaskQueue {
    private Task first;
    private Task last;

    boolean isEmpty() {
        return first == null;
    }

    Task first() {
        return first;
    }

    Task last() {
        return last;
    }

    void addLast(Task task) {
        claim(task);
        task.previous = last;
        task.next = null;
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    void addFirst(Task task) {
        claim(task);
        task.next = first;
        task.previous = null;
        if (first == null) {
            last = task;
        } else {
            first.previous = task;
        }
        first = task;
    }

    private void claim(Task task) {
        task.queue = this;
    }

    void remove(Task task) {
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.next = null;
        task.previous = null;
        task.queue = null;
    }
}
