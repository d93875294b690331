package mellos.kernel.sched;

import mellos.magic.NoHeap;

/**
 * The alarms of one processor, earliest first: a pairing heap whose nodes are the alarms themselves, so nothing is
 * allocated. Setting takes constant time, the rest logarithmic time on average. Guarded by the run queue's lock.
 */
@NoHeap
final class AlarmHeap {
    private Alarm root;
    private long nextOrder;

    boolean isEmpty() {
        return root == null;
    }

    /** @return null if none is set */
    Alarm first() {
        return root;
    }

    /** @return {@link Long#MAX_VALUE} if none is set */
    long firstDeadline() {
        return root == null ? Long.MAX_VALUE : root.deadlineNanos;
    }

    void set(Alarm alarm, long deadlineNanos) {
        alarm.deadlineNanos = deadlineNanos;
        alarm.order = nextOrder++;
        alarm.isSet = true;
        root = root == null ? alarm : meld(root, alarm);
    }

    void cancel(Alarm alarm) {
        alarm.isSet = false;
        if (alarm == root) {
            root = meldPairs(takeChildren(alarm));
            return;
        }
        detach(alarm);
        Alarm rest = meldPairs(takeChildren(alarm));
        if (rest != null) {
            root = meld(root, rest);
        }
    }

    private static Alarm takeChildren(Alarm alarm) {
        Alarm children = alarm.child;
        alarm.child = null;
        return children;
    }

    private static void detach(Alarm alarm) {
        if (alarm.before.child == alarm) {
            alarm.before.child = alarm.sibling;
        } else {
            alarm.before.sibling = alarm.sibling;
        }
        if (alarm.sibling != null) {
            alarm.sibling.before = alarm.before;
        }
        alarm.sibling = null;
        alarm.before = null;
    }

    /** Both are roots. */
    private static Alarm meld(Alarm left, Alarm right) {
        Alarm top = right.isEarlierThan(left) ? right : left;
        Alarm below = top == left ? right : left;
        below.sibling = top.child;
        if (top.child != null) {
            top.child.before = below;
        }
        below.before = top;
        top.child = below;
        return top;
    }

    /** Melds a list of siblings: first in pairs from the left, then the pairs from the right. */
    private static Alarm meldPairs(Alarm siblings) {
        Alarm pairs = null;
        Alarm rest = siblings;
        while (rest != null) {
            Alarm one = rest;
            Alarm two = one.sibling;
            rest = two == null ? null : two.sibling;
            Alarm pair = two == null ? asRoot(one) : meld(asRoot(one), asRoot(two));
            pair.sibling = pairs;
            pairs = pair;
        }
        Alarm top = null;
        while (pairs != null) {
            Alarm pair = pairs;
            pairs = pair.sibling;
            pair.sibling = null;
            top = top == null ? pair : meld(top, pair);
        }
        return top;
    }

    private static Alarm asRoot(Alarm alarm) {
        alarm.sibling = null;
        alarm.before = null;
        return alarm;
    }
}
