package mellos.kernel.apic;

import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.PendingShootdown;
import mellos.kernel.processor.Processors;
import mellos.kernel.processor.SpinLock;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * One processor has all drop translations, and waits until they have. One such request is under way at a time. A
 * processor that spins for a lock with interrupts disabled serves the request while it spins
 * ({@link PendingShootdown}), so the caller may hold any lock above {@link LockOrder#SHOOTDOWN}.
 */
@BuildTime
@NoHeap
@RawMemory("executes pause; touches no memory")
public final class Shootdown {
    private static final SpinLock ONE_AT_A_TIME = SpinLock.of(LockOrder.SHOOTDOWN);
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private Shootdown() {}

    /** Drops the translations of pages that were unmapped or lost permissions, here and on every other processor. */
    public static void dropTranslations(Address first, long pages) {
        long flags = ONE_AT_A_TIME.acquire();
        PendingShootdown.prepare(first, pages);
        PendingShootdown.dropHere();
        requestOthers();
        ONE_AT_A_TIME.release(flags);
    }

    private static void requestOthers() {
        int self = Processors.current().index();
        int count = Processors.count();
        for (int i = 0; i < count; i++) {
            if (i != self && Processors.isOnline(i)) {
                PendingShootdown.request(Processors.of(i));
                Ipi.send(i, Vectors.TLB_SHOOTDOWN);
            }
        }
        for (int i = 0; i < count; i++) {
            if (i != self && Processors.isOnline(i)) {
                awaitDone(i);
            }
        }
    }

    private static void awaitDone(int index) {
        long end = Clock.nanos() + PATIENCE_NANOS;
        while (PendingShootdown.isRequested(Processors.of(index))) {
            if (Clock.nanos() > end) {
                Panic.because("a processor does not answer a call from another", null);
            }
            Cpu.pause();
        }
    }
}
