package mellos.kernel.bringup;

import mellos.kernel.processor.Processors;
import mellos.magic.Address;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** What bring-up left behind about each processor, for tables and traces: markers and their times. */
@NoHeap
@RawMemory("bring-up blocks are never freed; read only")
public final class MarkerRecord {
    private MarkerRecord() {}

    /** Whether the processor was started: the boot processor was not. */
    public static boolean exists(int processor) {
        return !Processors.of(processor).bringUpBlock().isZero();
    }

    /** The stage's letter, 0 if the processor did not reach it. */
    public static int letter(int processor, int stage) {
        return block(processor).marker(stage);
    }

    /** The time-stamp counter when the stage was finished. */
    public static long timeStamp(int processor, int stage) {
        return block(processor).time(stage);
    }

    private static BringUpBlock block(int processor) {
        Address block = Processors.of(processor).bringUpBlock();
        return block.as(BringUpBlock.class);
    }
}
