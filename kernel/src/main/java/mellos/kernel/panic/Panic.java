package mellos.kernel.panic;

import mellos.kernel.driver.Machine;
import mellos.kernel.text.Line;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The end of a kernel whose invariants do not hold. */
@NoHeap
@RawMemory("disables interrupts for good")
public final class Panic {
    private Panic() {
    }

    /**
     * Reports a broken invariant and stops the machine. Does not return.
     *
     * @param reason what is broken, as a clause
     * @param detail more of it, or null
     */
    public static void because(String reason, String detail) {
        Cpu.disableInterrupts();
        Line.begin();
        Line.text("panic: ");
        Line.text(reason);
        if (detail != null) {
            Line.text(": ");
            Line.text(detail);
        }
        Line.end();
        Machine.end(Machine.PANIC);
    }
}
