package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * The program's streams apart from the kernel's log, when the command line says {@code streams}: {@code System.in} and
 * {@code out} are the second serial port, {@code err} is the third. Bytes pass as they are; docs/serial-protocol.md,
 * "Streams".
 */
@BuildTime
@NoHeap
public final class ProgramPorts {
    private static final SpinLock TRANSMITTER = SpinLock.of(LockOrder.PROGRAM_OUTPUT);

    private static boolean open;

    private ProgramPorts() {}

    /** For the boot, before devices may interrupt. @return false, and nothing is opened, if one is not there */
    public static boolean open() {
        Uart.COM2.init();
        Uart.COM3.init();
        open = Uart.COM2.isPresent() && Uart.COM3.isPresent();
        return open;
    }

    public static boolean areOpen() {
        return open;
    }

    /**
     * Writes the first of these bytes.
     *
     * @param error to {@code System.err}, else to {@code System.out}
     * @return how many were taken: 0 when the other side is slow
     */
    public static long write(boolean error, Address bytes, long count) {
        return transmit(error ? Uart.COM3 : Uart.COM2, bytes, count);
    }

    private static long transmit(Uart port, Address bytes, long count) {
        long flags = TRANSMITTER.acquire();
        long taken = port.transmit(bytes, count);
        TRANSMITTER.release(flags);
        return taken;
    }
}
