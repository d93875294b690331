package mellos.kernel.bringup;

import mellos.kernel.acpi.Madt;
import mellos.kernel.address.Layout;
import mellos.kernel.apic.Ipi;
import mellos.kernel.apic.LocalApic;
import mellos.kernel.apic.LocalTimer;
import mellos.kernel.arch.x86_64.ControlRegisters;
import mellos.kernel.boot.CommandLine;
import mellos.kernel.boot.Option;
import mellos.kernel.memory.KernelSpace;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.text.Line;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Brings all other processors online, from the boot processor: INIT to all, STARTUP to all, one bounded wait for all.
 * One that fails is reported, stopped with INIT and left out; its index stays a hole. docs/bring-up.md tells the
 * protocol.
 */
@BuildTime
@NoHeap
@RawMemory("reads the blocks' states, which are volatile; releases processors through one word")
public final class BringUp {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int MOST_SECONDS = 20;
    /** A processor that has not arrived by then gets a second STARTUP: real ones may miss the first. */
    private static final long SECOND_STARTUP_NANOS = 3_000_000;

    private static final long LOOK_NANOS = 500_000;
    private static final long SAMPLE_NANOS = 50_000_000;
    private static final long LEGACY_INIT_NANOS = 10_000_000;

    private static final long[] PAGES = new long[Processors.MAXIMUM];
    private static final String[] REFUSED_PAGES = new String[Processors.MAXIMUM];
    private static long firstInit;
    private static long lastOnline;
    private static int known;
    private static int released;

    private BringUp() {}

    /** Returns when every processor is online or given up. */
    public static void startAll() {
        ControlRegisters.recordBootProcessor();
        known = enumerate();
        if (known == 1) {
            return;
        }
        long page = Trampoline.findPage(Long.MAX_VALUE);
        if (page == Trampoline.NONE) {
            Line.print("bring-up: no usable page below 640 KiB to start processors in; the boot processor runs alone");
            return;
        }
        preparePages(page);
        if (CommandLine.has(Option.RAW_MARKERS)) {
            for (int i = 1; i < known; i++) {
                start(i, i + 1);
                Line.print("");
            }
        } else {
            start(1, known);
        }
        report();
        closePages(page);
    }

    /** Lets the processors that are online go on into the scheduler. */
    public static void release() {
        released = 1;
        Address.fence();
        for (int i = 1; i < known; i++) {
            Ipi.reschedule(i);
        }
    }

    /** On a processor that is online: waits for {@link #release}, halted. */
    public static void awaitRelease() {
        while (true) {
            Address.fence();
            if (isReleased()) {
                return;
            }
            Cpu.enableInterruptsAndHalt();
            Cpu.disableInterrupts();
        }
    }

    private static boolean isReleased() {
        Address.fence();
        return released != 0;
    }

    /** Gives every processor of the MADT an index and a block; the boot processor is 0. @return how many there are */
    private static int enumerate() {
        int limit = CommandLine.number(Option.CPUS, Processors.MAXIMUM);
        int bootId = Processors.current().apicId();
        int count = 1;
        BringUpArea.init();
        for (int i = 0; i < Madt.processors() && count < limit; i++) {
            int id = Madt.apicId(i);
            boolean reachable = LocalApic.isX2() || Integer.compareUnsigned(id, 0xff) < 0;
            if (id != bootId && reachable) {
                addProcessor(count, id);
                count++;
            }
        }
        return count;
    }

    private static void addProcessor(int index, int apicId) {
        BringUpArea.add(index, apicId);
        BringUpBlock block = BringUpArea.block(index);
        block.options(CommandLine.has(Option.RAW_MARKERS) ? BlockLayout.BLOCK_RAW_MARKERS : 0);
        PerCpu processor = block.perCpu().as(PerCpu.class);
        processor.apicId(apicId);
        processor.state(ProcessorState.STARTING);
        processor.bringUpBlock(Address.ofStruct(block));
        Processors.add(index, processor);
    }

    /** One page for all. A processor whose page has a problem is not started. */
    private static void preparePages(long page) {
        Trampoline.prepare(page, known - 1);
        String problem = Trampoline.verify(page);
        for (int i = 1; i < known; i++) {
            PAGES[i] = page;
            REFUSED_PAGES[i] = problem;
        }
    }

    private static void start(int first, int end) {
        if (first == 1) {
            firstInit = Clock.nanos();
            lastOnline = firstInit;
        }
        for (int i = first; i < end; i++) {
            if (REFUSED_PAGES[i] == null) {
                Ipi.init(BringUpArea.block(i).apicId());
            }
        }
        if (InitWait.isNeeded()) {
            Clock.spin(LEGACY_INIT_NANOS);
        }
        for (int i = first; i < end; i++) {
            sendStartup(i);
        }
        await(first, end);
    }

    private static void sendStartup(int index) {
        BringUpBlock block = BringUpArea.block(index);
        long before = LocalApic.readCommand();
        if (REFUSED_PAGES[index] == null) {
            Ipi.startup(block.apicId(), (int) (PAGES[index] / Layout.PAGE));
        }
        long after = LocalApic.readCommand();
        boolean reached = (int) (after >>> 32) == block.apicId();
        if (block.startup() != 0) {
            return;
        }
        block.startup(
                after == before
                        ? BringUpDiagnosis.STARTUP_UNSENT
                        : reached ? BringUpDiagnosis.STARTUP_SENT : BringUpDiagnosis.STARTUP_ASTRAY);
    }

    /**
     * One wait for all of them: pings those that are ready, sends those that did not arrive a second STARTUP. Ends when
     * nobody is left to wait for, or when a whole second has brought no marker, or after {@link #MOST_SECONDS}: a host
     * that is short of processors makes them slow, not dead.
     */
    private static void await(int first, int end) {
        long started = Clock.nanos();
        boolean again = false;
        int seconds = 0;
        int markers = 0;
        while (settleAll(first, end) > 0) {
            long waited = Clock.nanos() - started;
            if (!again && waited > SECOND_STARTUP_NANOS) {
                again = true;
                startUpAgain(first, end);
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
            if (REFUSED_PAGES[i] == null && !settle(i)) {
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
            lastOnline = Clock.nanos();
        }
        return state >= BlockLayout.BLOCK_ONLINE
                || Trampoline.hasRealFault(PAGES[index]) && hasFaultedInRealMode(index);
    }

    /** Whether more processors began to run this trampoline page than reached their blocks from it. */
    static boolean hasLostOne(long page) {
        int reached = 0;
        for (int i = 1; i < known; i++) {
            if (PAGES[i] == page && BringUpArea.block(i).marker(Stage.LONG_MODE) != 0) {
                reached++;
            }
        }
        return (Trampoline.arrived(page) - reached & 0xff) != 0;
    }

    static boolean hasFaultedInRealMode(int index) {
        int by = Trampoline.realFaultBy(PAGES[index]);
        return by == (BringUpArea.block(index).apicId() | TrampolinePage.TRAMPOLINE_REAL_FAULTED);
    }

    private static void startUpAgain(int first, int end) {
        for (int i = first; i < end; i++) {
            if (BringUpArea.block(i).marker(Stage.LONG_MODE) == 0) {
                sendStartup(i);
            }
        }
    }

    /** Stops what failed, prints one line for each processor and the sum. */
    private static void report() {
        for (int i = 1; i < known; i++) {
            if (!Processors.isOnline(i)) {
                Processors.of(i).state(ProcessorState.FAILED);
                sample(i);
                Ipi.init(BringUpArea.block(i).apicId());
            }
        }
        for (int i = 1; i < known; i++) {
            ProcessorReport.print(i, PAGES[i], REFUSED_PAGES[i]);
        }
        Line.begin();
        Line.text("bring-up: ");
        Line.decimal(Processors.onlineCount());
        Line.text(" of ");
        Line.decimal(known);
        Line.text(" processors online, ");
        Line.decimal(durationNanos() / 1000);
        Line.text(" us after the first INIT");
        Line.end();
    }

    /** Finds out with an NMI where a processor hangs: its exception table records what it was doing. */
    private static void sample(int index) {
        BringUpBlock block = BringUpArea.block(index);
        Address state = Address.ofStruct(block).plus(BringUpBlock.STATE_OFFSET);
        if (state.loadIntVolatile() == BlockLayout.BLOCK_READY) {
            refuseDeaf(block);
            return;
        }
        boolean listens = block.marker(Stage.LONG_MODE) != 0 && state.loadIntVolatile() < BlockLayout.BLOCK_ONLINE;
        if (!listens) {
            return;
        }
        Ipi.nonMaskable(block.apicId());
        long end = Clock.nanos() + SAMPLE_NANOS;
        while (state.loadIntVolatile() < BlockLayout.BLOCK_ONLINE && Clock.nanos() < end) {
            Cpu.pause();
        }
    }

    /** It said that it was ready and never went on: some interrupt did not reach it. */
    private static void refuseDeaf(BringUpBlock block) {
        PerCpu processor = block.perCpu().as(PerCpu.class);
        boolean ticked = processor.ticks() != 0;
        boolean pinged = processor.pingedBy() != 0;
        EarlyProcessor.refuse(block, ticked ? Refusal.NO_PING : pinged ? Refusal.NO_TICK : Refusal.NO_INTERRUPT, 0, 1);
    }

    /** Nanoseconds from the first INIT to the last processor online; 0 if there was none to start. */
    public static long durationNanos() {
        return lastOnline - firstInit;
    }

    /** Microseconds from the first INIT to this processor online, 0 if it is not. */
    public static long onlineMicros(int index) {
        long at = index == 0 ? 0 : BringUpArea.block(index).time(Stage.ONLINE);
        return at == 0 ? 0 : (Clock.nanosAt(at) - firstInit) / 1000;
    }

    private static void closePages(long page) {
        KernelSpace.unmapPages(page, 1);
        BringUpArea.close(known);
    }
}
