package mellos.doctor.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import mellos.doctor.log.LogEvent.CheckException;
import mellos.doctor.log.LogEvent.Delivery;
import mellos.doctor.x86.Vector;

/**
 * Lines that announce an exception or an interrupt, before the record of its delivery. {@link ChainBuilder} takes them.
 */
final class Announcements {
    private static final int CHECKS_WAITING = 4;
    /** So many events may come between an interrupt's announcement and its record: other processors'. */
    private static final int ANNOUNCED_FOR = 4;

    private final Tally tally;
    private final Deque<CheckException> checks = new ArrayDeque<>();
    private OptionalInt announced = OptionalInt.empty();
    private int age;

    Announcements(Tally tally) {
        this.tally = tally;
    }

    void exception(CheckException check) {
        checks.add(check);
        if (checks.size() > CHECKS_WAITING) {
            tally.withoutRecord(checks.poll().vector());
        }
    }

    void interrupt(int vector) {
        announced = OptionalInt.of(vector);
        age = 0;
    }

    void forgetInterrupt() {
        announced = OptionalInt.empty();
    }

    /** The announcement that belongs to a delivery: same vector, or a pair that makes a double fault. */
    Optional<CheckException> take(Delivery d) {
        for (Iterator<CheckException> each = checks.descendingIterator(); each.hasNext(); ) {
            CheckException check = each.next();
            if (check.vector() == d.vector() || d.vector() == Vector.DOUBLE_FAULT && check.isNested()) {
                each.remove();
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /** True when the delivery is the interrupt announced last; it is announced no more. */
    boolean takeInterrupt(Delivery d) {
        boolean was = announced.equals(OptionalInt.of(d.vector())) && age <= ANNOUNCED_FOR;
        if (was) {
            forgetInterrupt();
        }
        age++;
        return was;
    }

    /** The log has ended: what still waits has no record. */
    void finish() {
        checks.forEach(each -> tally.withoutRecord(each.vector()));
        checks.clear();
    }
}
