package mellos.kernel.processor;

import mellos.kernel.arch.x86_64.Flags;
import mellos.kernel.panic.Panic;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.MayAllocate;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;
import mellos.magic.abi.ObjectHeaderLayout;

/**
 * A lock that is waited for by spinning, held with interrupts disabled. Test and set, not a queue: on a host with fewer
 * processors than the guest a queue hands the lock to processors that do not run.
 *
 * <p>A static one belongs to a class marked {@code @BuildTime}.
 */
@NoHeap
@RawMemory("the cell is an array that lives as long as the lock; arrays' elements start 16 bytes into the object")
public final class SpinLock {
    private static final int FREE = 0;
    /** Looks at a taken lock between two pauses: a pause ends an emulated processor's turn. */
    private static final int LOOKS = 64;

    /** Element 0: 0, or 1 + index of the processor that holds it. */
    private final int[] cell;

    private final int order;

    private SpinLock(int[] cell, int order) {
        this.cell = cell;
        this.order = order;
    }

    /** @param order a constant of {@link LockOrder} */
    @MayAllocate("made at build time or with the heap up")
    public static SpinLock of(int order) {
        return new SpinLock(new int[1], order);
    }

    /**
     * Disables interrupts and takes the lock.
     *
     * @return the processor's flags from before, for {@link #release}
     */
    public long acquire() {
        long flags = Cpu.flags();
        Cpu.disableInterrupts();
        PerCpu processor = Processors.current();
        long held = processor.heldLocks();
        if (held >>> order > 1) {
            Panic.because("lock order", "a lock is taken while one further down the order is held");
        }
        Address word = word();
        int holder = 1 + processor.index();
        if (word.loadIntVolatile() == holder) {
            Panic.because("deadlock", "a processor takes a lock that it holds");
        }
        while (!word.compareAndSetInt(FREE, holder)) {
            awaitFree(word);
        }
        processor.heldLocks(held | 1L << order);
        return flags;
    }

    /** Gives the lock back and restores the interrupt flag from {@code flags}. */
    public void release(long flags) {
        PerCpu processor = Processors.current();
        releaseKeepingInterruptsDisabled(processor);
        if (Flags.enableInterrupts(flags)) {
            Cpu.enableInterrupts();
        }
    }

    /** For the scheduler: gives back a lock that was taken before a switch of stacks, on the same processor. */
    public void releaseKeepingInterruptsDisabled() {
        releaseKeepingInterruptsDisabled(Processors.current());
    }

    private void releaseKeepingInterruptsDisabled(PerCpu processor) {
        processor.heldLocks(processor.heldLocks() & ~(1L << order));
        word().storeIntVolatile(FREE);
    }

    private static void awaitFree(Address word) {
        while (true) {
            for (int i = 0; i < LOOKS; i++) {
                if (word.loadIntVolatile() == FREE) {
                    return;
                }
            }
            // The holder may be waiting for this processor's answer, and interrupts are disabled here.
            PendingShootdown.serveHere();
            Cpu.pause();
        }
    }

    private Address word() {
        return Address.ofObject(cell).plus(ObjectHeaderLayout.ARRAY_ELEMENTS);
    }
}
