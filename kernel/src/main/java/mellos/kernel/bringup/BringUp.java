package mellos.kernel.bringup;

import mellos.kernel.acpi.Madt;
import mellos.kernel.address.Layout;
import mellos.kernel.apic.Ipi;
import mellos.kernel.apic.LocalApic;
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
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Brings all other processors online, from the boot processor: INIT to all, STARTUP to all, one bounded wait for all.
 * One that fails is reported, stopped with INIT and left out; its index stays a hole. docs/bring-up.md tells the
 * protocol.
 */
@BuildTime
@NoHeap
@RawMemory("views the blocks of processors")
public final class BringUp {
    private static final long LEGACY_INIT_NANOS = 10_000_000;

    private static final long[] PAGES = new long[Processors.MAXIMUM];
    private static final String[] REFUSED_PAGES = new String[Processors.MAXIMUM];
    private static long firstInit;
    private static long lastOnline;
    private static int known;

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
        BringUpWait.await(first, end);
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

    static void startUpAgain(int first, int end) {
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
                HangSample.take(i);
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

    /** Nanoseconds from the first INIT to the last processor online; 0 if there was none to start. */
    public static long durationNanos() {
        return lastOnline - firstInit;
    }

    /** Microseconds from the first INIT to this processor online, 0 if it is not. */
    public static long onlineMicros(int index) {
        long at = index == 0 ? 0 : BringUpArea.block(index).time(Stage.ONLINE);
        return at == 0 ? 0 : (Clock.nanosAt(at) - firstInit) / 1000;
    }

    /** Lets the processors that are online go on into the scheduler. */
    public static void release() {
        SchedulerGate.open(known);
    }

    /** The trampoline page that a processor is started in. */
    static long page(int index) {
        return PAGES[index];
    }

    /** Whether its page had no problem. */
    static boolean isStarted(int index) {
        return REFUSED_PAGES[index] == null;
    }

    /** One more processor has said so. */
    static void noteOnline() {
        lastOnline = Clock.nanos();
    }

    private static void closePages(long page) {
        KernelSpace.unmapPages(page, 1);
        BringUpArea.close(known);
    }
}
