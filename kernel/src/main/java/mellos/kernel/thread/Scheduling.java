package mellos.kernel.thread;

import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.ipc.Ports;
import mellos.kernel.processor.Processors;
import mellos.kernel.sched.Priority;
import mellos.kernel.sched.ProcessorSet;
import mellos.kernel.sched.Scheduler;
import mellos.kernel.trace.Trace;
import mellos.kernel.trace.TraceLog;
import mellos.magic.Address;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.runtime.platform.CurrentThread;

/** The one scheduler of this machine: how it comes to be, and how processors enter it. */
@NoHeap
@RawMemory("the block that bring-up gave the running thread is copied, then the copy is its block")
public final class Scheduling {
    /** Trace records kept for each processor, and for all together at most. */
    private static final int RING_RECORDS = 4096;

    private static final int ALL_RECORDS = 64 * 1024;
    private static final int SMALLEST_RING = 256;

    private static Scheduler scheduler;
    private static Ports ports;
    private static ContextPools pools;
    private static SystemCallEntry systemCalls;

    private Scheduling() {}

    /**
     * Makes the scheduler. On the boot processor, before any processor enters.
     *
     * @param processors number of processor indices
     */
    @MayAllocate("the heap is up")
    public static void create(int processors) {
        pools = new ContextPools();
        TraceLog trace = new TraceLog(processors, ringFor(processors));
        Trace.begin(trace);
        BareMachine machine = new BareMachine(pools);
        Scheduler made = new Scheduler(machine, processors, trace);
        for (int i = 0; i < processors; i++) {
            made.idleTask(i).attach(new TaskContext(Address.zero(), Address.zero()));
        }
        ports = new Ports(machine, made);
        scheduler = made;
        systemCalls = new SystemCallEntry();
    }

    private static int ringFor(int processors) {
        int records = RING_RECORDS;
        while (records > SMALLEST_RING && records * processors > ALL_RECORDS) {
            records /= 2;
        }
        return records;
    }

    /** Makes the task that runs the program's {@code main}. It runs when this processor enters. */
    @MayAllocate("the heap is up")
    public static void startMain() {
        scheduler.open();
        Tasks.start("main", Priority.NORMAL, ProcessorSet.ALL, pools.of(ContextPools.MAIN_STACK), new ProgramTask());
    }

    /** The calling thread becomes its processor's idle task. Interrupts are disabled. Does not return. */
    public static void enter() {
        int processor = Processors.current().index();
        TaskContext context = (TaskContext) scheduler.idleTask(processor).context();
        context.adopt(scheduler.idleTask(processor), Address.ofStruct(CurrentThread.block()));
        Processors.current().threadBlock(context.address());
        scheduler.enter(processor);
        while (true) {
            scheduler.idleRound();
        }
    }

    /** Whether the running processor schedules: before, interrupts are bring-up's. With interrupts disabled. */
    public static boolean isEntered() {
        return scheduler != null && scheduler.isOnline(Processors.current().index());
    }

    /** A task executed {@code int 0x80}. */
    @MayAllocate("a part of the task")
    public static void serveSystemCall(InterruptFrame frame) {
        systemCalls.serve(frame);
    }

    public static Scheduler scheduler() {
        return scheduler;
    }

    public static Ports ports() {
        return ports;
    }

    static ContextPools pools() {
        return pools;
    }
}
