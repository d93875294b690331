package mellos.kernel.processor;

import mellos.kernel.address.Layout;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The answering half of a TLB shootdown: which pages are to be dropped, and a word in each processor's block that asks
 * it to. The interrupt's handler serves it, and so does whoever spins with interrupts disabled: {@link SpinLock} needs
 * no more of the asking half than this.
 */
@NoHeap
@RawMemory("the words lie in the processors' blocks; the pages are written before a word asks for them")
public final class PendingShootdown {
    private static final int NOTHING = 0;
    private static final int DROP = 1;
    /** More pages than this are dropped all together by reloading the root. */
    private static final long SINGLE_PAGES = 32;

    private static long firstPage;
    private static long pageCount;

    private PendingShootdown() {}

    /** For the one that asks, before it does: the pages that {@link #request} will mean. */
    public static void prepare(Address first, long pages) {
        firstPage = first.bits();
        pageCount = pages;
    }

    /** Asks a processor; its interrupt is the caller's to send. */
    public static void request(PerCpu processor) {
        pending(processor).storeIntVolatile(DROP);
    }

    /** Whether the processor has not dropped them yet. */
    public static boolean isRequested(PerCpu processor) {
        return pending(processor).loadIntVolatile() != NOTHING;
    }

    /** Does what another processor asks of this one, if anything. Interrupts are disabled. */
    public static void serveHere() {
        Address pending = pending(Processors.current());
        if (pending.loadIntVolatile() != NOTHING) {
            dropHere();
            pending.storeIntVolatile(NOTHING);
        }
    }

    /** Drops this processor's own translations of the pages. */
    public static void dropHere() {
        if (pageCount > SINGLE_PAGES) {
            Cpu.writeCr3(Cpu.readCr3());
            return;
        }
        for (long i = 0; i < pageCount; i++) {
            Cpu.invalidatePage(firstPage + i * Layout.PAGE);
        }
    }

    private static Address pending(PerCpu processor) {
        return processor.self().plus(PerCpu.PENDING_SHOOTDOWN);
    }
}
