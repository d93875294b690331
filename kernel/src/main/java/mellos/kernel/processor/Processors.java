package mellos.kernel.processor;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * All processors by their index. Indices are dense in ACPI's order, but one that failed or was left out is not
 * {@link #isOnline}: every loop over them asks.
 */
@BuildTime
@NoHeap
@RawMemory(
        "GS points to the running processor's block from the first line of Java on; the table holds blocks that are never freed")
public final class Processors {
    /** As many as an 8-bit APIC id can name, and one more for safety of arithmetic. */
    public static final int MAXIMUM = 256;

    /** Addresses of the blocks. Written by the boot processor before the processor it stands for is started. */
    private static final long[] BLOCKS = new long[MAXIMUM];

    private static int count = 1;

    private Processors() {}

    /**
     * The block of the processor that asks. Stale after a switch to another processor: ask with interrupts disabled.
     */
    public static PerCpu current() {
        return Address.of(Cpu.loadGs(0)).as(PerCpu.class);
    }

    /** @param index below {@link #count} */
    public static PerCpu of(int index) {
        return Address.of(BLOCKS[index]).as(PerCpu.class);
    }

    /** Processors that have a block, those that failed included: the indices to loop over. */
    public static int count() {
        return count;
    }

    public static boolean isOnline(int index) {
        return of(index).state() == ProcessorState.ONLINE;
    }

    public static int onlineCount() {
        int online = 0;
        for (int i = 0; i < count; i++) {
            if (isOnline(i)) {
                online++;
            }
        }
        return online;
    }

    /** For bring-up: enters a block under its index, which is the current count or 0 for the boot processor. */
    public static void add(int index, PerCpu block) {
        BLOCKS[index] = Address.ofStruct(block).bits();
        if (index >= count) {
            count = index + 1;
        }
    }
}
