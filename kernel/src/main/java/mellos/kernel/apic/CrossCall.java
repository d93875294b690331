package mellos.kernel.apic;

import mellos.kernel.address.Layout;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.kernel.panic.Panic;
import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.Processors;
import mellos.kernel.processor.SpinLock;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * One processor has others run a function or drop translations, and waits until all have. One such request is under
 * way at a time. A processor that spins for a lock with interrupts disabled serves requests while it spins, so the
 * caller may hold any lock above {@link LockOrder#CROSS_CALL}.
 */
@BuildTime
@NoHeap
@RawMemory("pending words lie in the processors' blocks; the function's address is an entry point's")
public final class CrossCall {
    private static final SpinLock ONE_AT_A_TIME = SpinLock.of(LockOrder.CROSS_CALL);
    private static final int NOTHING = 0;
    private static final int RUN = 1;
    private static final int DROP = 2;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    /** More pages than this are dropped all together by reloading the root. */
    private static final long SINGLE_PAGES = 32;

    private static long function;
    private static long argument;
    private static long firstPage;
    private static long pageCount;

    private CrossCall() {
    }

    /**
     * Every other processor that is online calls {@code code(argument)} in its interrupt handler.
     *
     * @param code an entry point {@code void f(long)} that obeys {@link NoHeap} and takes no lock
     */
    public static void onOthers(Address code, long argument) {
        long flags = ONE_AT_A_TIME.acquire();
        function = code.bits();
        CrossCall.argument = argument;
        request(RUN, Vectors.CALL);
        ONE_AT_A_TIME.release(flags);
    }

    /** Drops the translations of pages that were unmapped or lost permissions, here and on every other processor. */
    public static void dropTranslations(Address first, long pages) {
        long flags = ONE_AT_A_TIME.acquire();
        firstPage = first.bits();
        pageCount = pages;
        dropHere();
        request(DROP, Vectors.TLB_SHOOTDOWN);
        ONE_AT_A_TIME.release(flags);
    }

    /** Does what another processor asks of this one, if anything. Interrupts are disabled. */
    public static void serveHere() {
        Address pending = pending(Processors.current());
        int kind = pending.loadIntVolatile();
        if (kind == NOTHING) {
            return;
        }
        if (kind == RUN) {
            Address.of(function).call(argument);
        } else {
            dropHere();
        }
        pending.storeIntVolatile(NOTHING);
    }

    private static void request(int kind, int vector) {
        int self = Processors.current().index();
        int count = Processors.count();
        for (int i = 0; i < count; i++) {
            if (i != self && Processors.isOnline(i)) {
                pending(Processors.of(i)).storeIntVolatile(kind);
                Ipi.send(i, vector);
            }
        }
        for (int i = 0; i < count; i++) {
            if (i != self && Processors.isOnline(i)) {
                awaitDone(Processors.of(i));
            }
        }
    }

    private static void awaitDone(PerCpu processor) {
        long end = Clock.nanos() + PATIENCE_NANOS;
        while (pending(processor).loadIntVolatile() != NOTHING) {
            if (Clock.nanos() > end) {
                Panic.because("a processor does not answer a call from another", null);
            }
            Cpu.pause();
        }
    }

    private static void dropHere() {
        if (pageCount > SINGLE_PAGES) {
            Cpu.writeCr3(Cpu.readCr3());
            return;
        }
        for (long i = 0; i < pageCount; i++) {
            Cpu.invalidatePage(firstPage + i * Layout.PAGE);
        }
    }

    private static Address pending(PerCpu processor) {
        return processor.self().plus(PerCpu.PENDING_CALL);
    }
}
