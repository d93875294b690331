package mellos.kernel.report;

import mellos.kernel.apic.Ipi;
import mellos.kernel.arch.x86_64.InterruptFrame;
import mellos.kernel.processor.PerCpu;
import mellos.kernel.processor.ProcessorState;
import mellos.kernel.processor.Processors;
import mellos.kernel.text.Line;
import mellos.kernel.time.Clock;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Stops the other processors with an NMI, wherever they are: for good in a panic, for the length of a dump otherwise.
 * Each leaves its register frame in its block and stands still until it is let go.
 */
@NoHeap
@RawMemory("reads the frames of processors that stand still")
public final class ProcessorStop {
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final int RUNNING = 0;
    private static final int STOPPED = 1;

    private ProcessorStop() {}

    /** In the NMI handler of a processor that is stopped. Returns when it is let go; never, in a panic. */
    public static void standStill(InterruptFrame frame) {
        PerCpu processor = Processors.current();
        Address state = state();
        if (state.loadIntVolatile() == RUNNING) {
            return;
        }
        processor.stopFrame(Address.ofStruct(frame));
        Address.fence();
        while (state.loadIntVolatile() == STOPPED) {
            Cpu.pause();
        }
        processor.stopFrame(Address.zero());
    }

    /** Returns when all have stopped, or after a while. */
    public static void stopOthers() {
        state().storeIntVolatile(STOPPED);
        int self = Processors.current().index();
        for (int i = 0; i < Processors.count(); i++) {
            if (i != self && Processors.isOnline(i)) {
                Ipi.nonMaskable(Processors.of(i).apicId());
            }
        }
        long end = Clock.nanos() + PATIENCE_NANOS;
        for (int i = 0; i < Processors.count(); i++) {
            while (i != self && Processors.isOnline(i) && stopFrame(i).isZero() && Clock.nanos() < end) {
                Cpu.pause();
            }
        }
    }

    static void letGo() {
        state().storeIntVolatile(RUNNING);
    }

    /** What another processor was doing when it was stopped; nothing for the one that asks. */
    public static void printOther(int index) {
        if (index == Processors.current().index()) {
            return;
        }
        Line.begin();
        Line.text("processor ");
        Line.decimal(index);
        int state = Processors.of(index).state();
        if (state == ProcessorState.FAILED) {
            Line.text(": left out at bring-up");
        } else if (stopFrame(index).isZero()) {
            Line.text(": does not answer an NMI");
        }
        Line.end();
        if (!stopFrame(index).isZero()) {
            StackText.print(stopFrame(index).as(InterruptFrame.class));
        }
    }

    private static Address stopFrame(int index) {
        return Address.of(
                Address.ofStruct(Processors.of(index)).plus(PerCpu.STOP_FRAME).loadLongVolatile());
    }

    private static Address state() {
        return Address.ofSymbol("mellos_stop_state");
    }
}
