package mellos.kernel.bringup;

import mellos.kernel.apic.Ipi;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The one bounded wait for all processors that were started. */
@NoHeap
@RawMemory("reads the blocks' states, which are volatile")
final class BringUpWait {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int MOST_SECONDS = 20;
    private static final long LOOK_NANOS = 500_000;
    /** A processor that has not arrived by then gets a second STARTUP: real ones may miss the first. */
    private static final long SECOND_STARTUP_NANOS = 3_000_000;

    private BringUpWait() {}

    /**
     * One wait for all of them: pings those that are ready, sends those that did not arrive a second STARTUP. Ends when
     * nobody is left to wait for, or when a whole second has brought no marker, or after {@link #MOST_SECONDS}: a host
     * that is short of processors makes them slow, not dead.
     */
    static void await(int first, int end) {
        long started = Clock.nanos();
        boolean again = false;
        int seconds = 0;
        int markers = 0;
        while (settleAll(first, end) > 0) {
            long waited = Clock.nanos() - started;
            if (!again && waited > SECOND_STARTUP_NANOS) {
                again = true;
                BringUp.startUpAgain(first, end);
            }
            if (waited > (seconds + 1) * SECOND_NANOS) {
                seconds++;
                int now = markers(first, end);
                if (now == markers || seconds == MOST_SECONDS) {
                    break;
                }
                markers = now;
            }
            rest();
        }
        LocalTimer.disarm();
    }

    /** @return processors that are still to be waited for */
    private static int settleAll(int first, int end) {
        int open = 0;
        for (int i = first; i < end; i++) {
            if (BringUp.isStarted(i) && !settle(i)) {
                open++;
            }
        }
        return open;
    }

    /** Markers written by all of them together. */
    private static int markers(int first, int end) {
        int sum = 0;
        for (int i = first; i < end; i++) {
            sum += 1 + Markers.last(BringUpArea.block(i));
        }
        return sum;
    }

    /** Until a processor has news, or a while: one that faults sends none. */
    private static void rest() {
        LocalTimer.arm(Clock.nanos() + LOOK_NANOS);
        Cpu.enableInterruptsAndHalt();
        Cpu.disableInterrupts();
    }

    /**
     * Looks at a processor once and does what its state asks for; called again and again, so each step is done once
     * only.
     *
     * <p>The state is read once: the processor goes on meanwhile, and what it reaches after that is the next look's. It
     * is pinged when it says that it is ready, not before, since until then it may not be able to take an interrupt. It
     * counts as online when this processor says so: with a single writer there is one number of online processors.
     * States from online on are final. A processor that faults in real mode cannot reach its block and leaves its id in
     * the trampoline page instead, which all share: hence the second condition.
     *
     * @return whether nothing more is to be expected of the processor
     */
    private static boolean settle(int index) {
        BringUpBlock block = BringUpArea.block(index);
        int state = Address.ofStruct(block).plus(BringUpBlock.STATE_OFFSET).loadIntVolatile();
        if (state == BlockLayout.BLOCK_READY && block.pingTime() == 0) {
            block.pingTime(Cpu.readTimeStamp());
            Ipi.ping(block.apicId());
        }
        if (state == BlockLayout.BLOCK_ONLINE && !Processors.isOnline(index)) {
            Processors.of(index).state(ProcessorState.ONLINE);
            BringUp.noteOnline();
        }
        return state >= BlockLayout.BLOCK_ONLINE
                || Trampoline.hasRealFault(BringUp.page(index)) && BringUp.hasFaultedInRealMode(index);
    }
}
