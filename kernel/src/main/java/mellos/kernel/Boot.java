package mellos.kernel;

import mellos.kernel.driver.SerialPort;
import mellos.kernel.text.Line;
import mellos.kernel.time.Clock;
import mellos.magic.EntryPoint;
import mellos.magic.NoHeap;

/** The boot, in order. A line may use what the lines above it brought up, and nothing else. */
@NoHeap
final class Boot {
    private Boot() {
    }

    /**
     * From entry.S on the boot processor: long mode, interrupts off, GS at its block, a small stack.
     *
     * @param protocol    the loader's magic number
     * @param information physical address of what it handed over
     */
    @EntryPoint("mellos_boot")
    static void start(int protocol, long information) {
        Clock.start();
        SerialPort.init();                 // now: messages
        Line.print("mellos");
    }
}
