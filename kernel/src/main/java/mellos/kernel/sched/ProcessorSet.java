package mellos.kernel.sched;

import mellos.magic.BuildTime;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;

/** A set of processors by index, 0 to 255: where a task may run. Immutable. */
@BuildTime
@NoHeap
public final class ProcessorSet {
    /** Indices are below this. */
    public static final int LIMIT = 256;

    /** Every processor. */
    public static final ProcessorSet ALL = new ProcessorSet(-1, -1, -1, -1);

    private final long bits0;
    private final long bits1;
    private final long bits2;
    private final long bits3;

    private ProcessorSet(long bits0, long bits1, long bits2, long bits3) {
        this.bits0 = bits0;
        this.bits1 = bits1;
        this.bits2 = bits2;
        this.bits3 = bits3;
    }

    /** @throws IllegalArgumentException if the index is not 0 to 255 */
    @MayAllocate("sets are made by tasks")
    public static ProcessorSet of(int processor) {
        return new ProcessorSet(0, 0, 0, 0).with(processor);
    }

    /** @throws IllegalArgumentException if the index is not 0 to 255 */
    @MayAllocate("sets are made by tasks")
    public ProcessorSet with(int processor) {
        if (processor < 0 || processor >= LIMIT) {
            throw new IllegalArgumentException("processor " + processor + " is not 0 to " + (LIMIT - 1));
        }
        long bit = 1L << (processor & 63);
        int word = processor >> 6;
        return new ProcessorSet(
                word == 0 ? bits0 | bit : bits0,
                word == 1 ? bits1 | bit : bits1,
                word == 2 ? bits2 | bit : bits2,
                word == 3 ? bits3 | bit : bits3);
    }

    public boolean contains(int processor) {
        long word = switch (processor >> 6) {
            case 0 -> bits0;
            case 1 -> bits1;
            case 2 -> bits2;
            case 3 -> bits3;
            default -> 0;
        };
        return (word >>> (processor & 63) & 1) != 0;
    }
}
