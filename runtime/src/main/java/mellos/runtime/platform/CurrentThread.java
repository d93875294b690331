package mellos.runtime.platform;

import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The thread that asks. */
@NoHeap
@RawMemory("GS points to the processor's block whenever Java runs")
public final class CurrentThread {
    private static final long THREAD_BLOCK = 8;

    private CurrentThread() {
    }

    public static ThreadBlock block() {
        return Address.of(Cpu.loadGs(THREAD_BLOCK)).as(ThreadBlock.class);
    }

    public static int id() {
        return block().id();
    }
}
