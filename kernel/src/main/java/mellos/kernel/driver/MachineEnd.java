package mellos.kernel.driver;

import mellos.magic.AssemblyConstants;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * How a run of the machine ends: with a status to an emulator's debug-exit port, by a power-off, by a reset. Where one
 * way does not work, the next is tried, and the last is to halt.
 */
@NoHeap
@AssemblyConstants
@RawMemory("I/O ports whose only effect is to end the run")
public final class MachineEnd {
    /** All went as it should. QEMU exits with status 33. */
    public static final int SUCCESS = 0x10;
    /** A task or test failed: 35. */
    public static final int FAILURE = 0x11;
    /** Panic: 37. */
    public static final int PANIC = 0x12;

    /** QEMU's isa-debug-exit at iobase=0xf4: the exit status is 2 n + 1. */
    public static final int EXIT_PORT = 0xf4;

    private MachineEnd() {}

    /** Ends the run with a status, if something listens; else powers off; else halts. Does not return. */
    public static void end(int status) {
        Cpu.disableInterrupts();
        Cpu.outInt((short) EXIT_PORT, status);
        Power.off();
    }
}
