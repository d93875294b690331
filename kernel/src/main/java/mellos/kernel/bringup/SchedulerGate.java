package mellos.kernel.bringup;

import mellos.kernel.apic.Ipi;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Where processors that are online wait, halted, until the scheduler is there. */
@BuildTime
@NoHeap
@RawMemory("releases processors through one word")
public final class SchedulerGate {
    private static int open;

    private SchedulerGate() {}

    /** Lets the processors below this index go on, those that are online. */
    static void open(int end) {
        open = 1;
        Address.fence();
        for (int i = 1; i < end; i++) {
            Ipi.reschedule(i);
        }
    }

    /** On a processor that is online. */
    public static void await() {
        while (true) {
            Address.fence();
            if (isOpen()) {
                return;
            }
            Cpu.enableInterruptsAndHalt();
            Cpu.disableInterrupts();
        }
    }

    private static boolean isOpen() {
        Address.fence();
        return open != 0;
    }
}
