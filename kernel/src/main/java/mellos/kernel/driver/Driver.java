package mellos.kernel.driver;

import mellos.magic.NoHeap;

/**
 * The driver of one device that interrupts. {@link Devices} lists them; the kernel routes each to a processor and calls
 * it.
 */
@NoHeap
public interface Driver {
    /** ISA interrupt of the device, 0 to 15, as ACPI's overrides count. */
    int isaInterrupt();

    /**
     * Lets the device interrupt. On the boot processor, when its interrupt is routed; not called where it cannot be.
     */
    void enable();

    /**
     * The device interrupted. In the handler, interrupts disabled, on the processor that the interrupt is routed to.
     */
    void serve();
}
