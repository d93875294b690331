package mellos.kernel.apic;

import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.kernel.time.Clock;
import mellos.magic.NoHeap;

/**
 * The running processor's timer: fires once, at a deadline, with {@link Vectors#TIMER}. Nothing ticks by itself: who
 * wants a period arms it anew, and an idle processor that waits for nothing takes no interrupt. Call with interrupts
 * disabled.
 */
@NoHeap
public final class LocalTimer {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;
    /** The shortest wait that is programmed: a deadline in the past fires at once. */
    private static final long SHORTEST_NANOS = 1_000;
    /** The longest: a 32-bit count must not overflow. A later deadline fires early, and its owner arms it again. */
    private static final long LONGEST_NANOS = 1_000_000_000;

    /** APIC timer counts in a millisecond, its divisor included; the same on all processors. */
    private static long countsPerMilli;

    private static boolean deadlineMode;

    private LocalTimer() {}

    /**
     * Replaces the deadline. May fire before it, at most {@link #LONGEST_NANOS} after the call; the handler looks at
     * the clock.
     *
     * @param deadlineNanos on {@link Clock#nanos}' scale, or {@link #NEVER}
     */
    public static void arm(long deadlineNanos) {
        PerCpu processor = Processors.current();
        processor.timerDeadline(deadlineNanos);
        if (deadlineNanos == NEVER) {
            disarm();
            return;
        }
        long wait = deadlineNanos - Clock.nanos();
        wait = wait < SHORTEST_NANOS ? SHORTEST_NANOS : wait > LONGEST_NANOS ? LONGEST_NANOS : wait;
        if (deadlineMode) {
            LocalApic.writeTimerDeadline(Clock.toCount(Clock.nanos() + wait));
        } else {
            long count = wait * countsPerMilli / 1_000_000;
            LocalApic.writeTimerCount(count < 1 ? 1 : (int) count);
        }
    }

    public static void disarm() {
        Processors.current().timerDeadline(NEVER);
        if (deadlineMode) {
            LocalApic.writeTimerDeadline(0);
        } else {
            LocalApic.writeTimerCount(0);
        }
    }

    /** Sets the running processor's timer up, disarmed. After calibration. */
    public static void initHere() {
        LocalApic.configureTimer(Vectors.TIMER, deadlineMode);
        disarm();
    }

    /** For bring-up, where GS does not lead to a block yet: sets the timer up and lets it fire once. */
    public static void startFirst(long nanos) {
        LocalApic.configureTimer(Vectors.TIMER, deadlineMode);
        if (deadlineMode) {
            LocalApic.writeTimerDeadline(Clock.toCount(Clock.nanos() + nanos));
        } else {
            LocalApic.writeTimerCount((int) Math.max(1, nanos * countsPerMilli / 1_000_000));
        }
    }

    /** @param countsPerMilli rate of the APIC timer, above 0 */
    static void setRate(long countsPerMilli, boolean deadline) {
        LocalTimer.countsPerMilli = countsPerMilli;
        deadlineMode = deadline;
    }
}
