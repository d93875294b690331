package mellos.kernel.driver;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * A serial port, a 16550: 115,200 baud, 8 data bits, no parity, one stop bit. Callers see to it that one at a time
 * transmits. National Semiconductor PC16550D data sheet, "Registers".
 */
@BuildTime
@NoHeap
@RawMemory("port I/O on the registers of one 16550 only")
final class Uart {
    static final Uart COM1 = new Uart(SerialPort.COM1);
    static final Uart COM2 = new Uart(0x2f8);
    static final Uart COM3 = new Uart(0x3e8);

    // Its registers behind the first, the data.
    private static final int INTERRUPT_ENABLE = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;

    private static final byte RECEIVED_INTERRUPT = 0x01;
    private static final byte DIVISOR_ACCESS = (byte) 0x80;
    private static final byte EIGHT_BITS = 0x03;
    /** On, cleared, and an interrupt when 8 bytes have come, or fewer and then none for a while. */
    private static final byte FIFO_ON_AND_CLEARED = (byte) 0x87;
    /** Data terminal ready, request to send, and OUT2, which lets the interrupt through on a PC. */
    private static final byte READY_WITH_INTERRUPT = 0x0b;

    private static final int DATA_READY = 0x01;
    private static final int TRANSMITTER_EMPTY = 0x20;
    private static final int NO_DEVICE = 0xff;
    /** Bytes that an empty transmitter takes at once. */
    private static final int FIFO = 16;

    private final short port;
    private boolean present;

    private Uart(int port) {
        this.port = (short) port;
    }

    /** Usable before anything else. */
    void init() {
        out(INTERRUPT_ENABLE, (byte) 0);
        out(LINE_CONTROL, DIVISOR_ACCESS);
        out(0, (byte) 1);
        out(INTERRUPT_ENABLE, (byte) 0);
        out(LINE_CONTROL, EIGHT_BITS);
        out(FIFO_CONTROL, FIFO_ON_AND_CLEARED);
        out(MODEM_CONTROL, READY_WITH_INTERRUPT);
        present = (Cpu.inByte((short) (port + LINE_STATUS)) & 0xff) != NO_DEVICE;
    }

    /** Whether {@link #init} was called and a device answered. */
    boolean isPresent() {
        return present;
    }

    /** Whether each byte that comes interrupts from here on. */
    void interruptOnReceive(boolean wanted) {
        out(INTERRUPT_ENABLE, wanted ? RECEIVED_INTERRUPT : 0);
    }

    boolean hasReceived() {
        return present && has(DATA_READY);
    }

    /** The next byte that {@link #hasReceived} told of. */
    byte receive() {
        return Cpu.inByte(port);
    }

    /** Whether {@link #transmit} may be called. */
    boolean isReady() {
        return has(TRANSMITTER_EMPTY);
    }

    void transmit(byte value) {
        out(0, value);
    }

    /** Transmits the first of these bytes when the port is ready. @return how many it took */
    int transmit(Address bytes, long count) {
        if (!isReady()) {
            return 0;
        }
        int taken = (int) Math.min(count, FIFO);
        for (int i = 0; i < taken; i++) {
            transmit(bytes.plus(i).loadByte());
        }
        return taken;
    }

    private boolean has(int status) {
        return (Cpu.inByte((short) (port + LINE_STATUS)) & status) != 0;
    }

    private void out(int register, byte value) {
        Cpu.outByte((short) (port + register), value);
    }
}
