package mellos.kernel.interrupt;

import mellos.kernel.driver.SerialPort;
import mellos.kernel.sched.SchedulerHooks;
import mellos.magic.NoHeap;

/** Which driver serves which global system interrupt. */
@NoHeap
final class DeviceInterrupts {
    /** ISA interrupt of COM1, which firmware's overrides leave where it is. */
    static final int SERIAL = 4;

    private DeviceInterrupts() {
    }

    static void serve(int source) {
        if (source == SERIAL) {
            SerialPort.onInterrupt();
            SchedulerHooks.onConsoleInput();
        }
    }
}
