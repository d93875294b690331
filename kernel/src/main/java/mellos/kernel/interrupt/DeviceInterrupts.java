package mellos.kernel.interrupt;

import mellos.kernel.acpi.Madt;
import mellos.kernel.driver.Devices;
import mellos.kernel.driver.Driver;
import mellos.magic.NoHeap;

/** Routes the interrupts of {@link Devices} and hands each that comes to its driver. */
@NoHeap
public final class DeviceInterrupts {
    private DeviceInterrupts() {}

    /** Routes all, each to the next processor in turn, and enables those that could be routed. */
    public static void init() {
        for (int i = 0; i < Devices.count(); i++) {
            Driver driver = Devices.of(i);
            if (IoApic.route(driver.isaInterrupt()) >= 0) {
                driver.enable();
            }
        }
    }

    /** Every driver of the source is asked: devices may share one. */
    static void serve(int source) {
        for (int i = 0; i < Devices.count(); i++) {
            Driver driver = Devices.of(i);
            if (Madt.sourceOfIsa(driver.isaInterrupt()) == source) {
                driver.serve();
            }
        }
    }
}
