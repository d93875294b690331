package mellos.kernel.interrupt;

import mellos.kernel.acpi.Madt;
import mellos.kernel.driver.SerialPort;
import mellos.magic.NoHeap;

/** Which driver serves which global system interrupt. */
@NoHeap
public final class DeviceInterrupts {
    /** ISA interrupt of COM1. */
    static final int SERIAL_ISA = 4;

    private DeviceInterrupts() {
    }

    /** Routes and enables the devices that are served. */
    public static void init() {
        if (IoApic.route(SERIAL_ISA) >= 0) {
            SerialPort.enableInput();
        }
    }

    static void serve(int source) {
        if (source == Madt.sourceOfIsa(SERIAL_ISA)) {
            SerialPort.onInterrupt();
            SchedulerHooks.onConsoleInput();
        }
    }
}
