package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The thread that asks. */
@NoHeap
@RawMemory("GS points to the processor's block whenever Java runs")
public final class CurrentThread {
    private CurrentThread() {}

    /** Its block, which the platform may view as a larger structure. */
    public static ThreadBlock block() {
        return Address.of(Cpu.loadGs(ProcessorBlock.THREAD_BLOCK)).as(ThreadBlock.class);
    }

    /** See {@link ThreadBlock#id}. */
    public static int id() {
        return block().id();
    }
}
