package mellos.kernel.sched;

import mellos.magic.NoHeap;

/** When a blocked task wants to be woken at the latest. A node of an {@link AlarmHeap}; every task has one. */
@NoHeap
final class Alarm {
    final Task task;
    long deadlineNanos;
    /** Breaks ties: of equal deadlines the one set first comes first. */
    long order;

    boolean isSet;

    Alarm child;
    Alarm sibling;
    /** Parent if this is its first child, else the sibling before. */
    Alarm before;

    Alarm(Task task) {
        this.task = task;
    }

    boolean isEarlierThan(Alarm other) {
        return deadlineNanos != other.deadlineNanos ? deadlineNanos < other.deadlineNanos : order < other.order;
    }
}
