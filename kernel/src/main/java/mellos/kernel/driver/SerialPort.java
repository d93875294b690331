package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.AssemblyConstants;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The first serial port, a 16550: 115,200 baud, 8 data bits, no parity, one stop bit. Output waits for the transmitter;
 * input is {@link SerialInput}'s. National Semiconductor PC16550D data sheet, "Registers".
 */
@AssemblyConstants
@BuildTime
@NoHeap
@RawMemory("port I/O on COM1 only")
public final class SerialPort {
    /** I/O port of its first register, the data. */
    public static final int COM1 = 0x3f8;

    // The other registers, behind the first.
    static final int INTERRUPT_ENABLE = 1;
    static final int LINE_STATUS = 5;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;

    private static final byte DIVISOR_ACCESS = (byte) 0x80;
    private static final byte EIGHT_BITS = 0x03;
    private static final byte FIFO_ON_AND_CLEARED = 0x07;
    /** Data terminal ready, request to send, and OUT2, which lets the interrupt through on a PC. */
    private static final byte READY_WITH_INTERRUPT = 0x0b;

    // ASCII's start and end of text, which terminals do not show.
    private static final byte ERROR_BEGINS = 2;
    private static final byte ERROR_ENDS = 3;

    private static final int TRANSMITTER_EMPTY = 0x20;
    private static final int NO_DEVICE = 0xff;
    /** Looks at the line status before a byte is given up: a port without a device must not hang the machine. */
    private static final int PATIENCE = 1 << 20;

    private static final SpinLock TRANSMITTER = SpinLock.of(LockOrder.LOG);

    private static boolean present;
    private static boolean unlocked;

    private SerialPort() {}

    /** From here on there are messages. Usable before anything else. */
    public static void init() {
        Cpu.outByte((short) (COM1 + INTERRUPT_ENABLE), (byte) 0);
        Cpu.outByte((short) (COM1 + LINE_CONTROL), DIVISOR_ACCESS);
        Cpu.outByte((short) COM1, (byte) 1);
        Cpu.outByte((short) (COM1 + INTERRUPT_ENABLE), (byte) 0);
        Cpu.outByte((short) (COM1 + LINE_CONTROL), EIGHT_BITS);
        Cpu.outByte((short) (COM1 + FIFO_CONTROL), FIFO_ON_AND_CLEARED);
        Cpu.outByte((short) (COM1 + MODEM_CONTROL), READY_WITH_INTERRUPT);
        present = (Cpu.inByte((short) (COM1 + LINE_STATUS)) & 0xff) != NO_DEVICE;
    }

    /** Whether a device answered at boot. */
    static boolean isPresent() {
        return present;
    }

    /** Writes bytes as they are, not mixed with those of another call. */
    public static void write(Address bytes, long count) {
        if (unlocked) {
            writeUnlocked(bytes, count);
            return;
        }
        long flags = TRANSMITTER.acquire();
        writeUnlocked(bytes, count);
        TRANSMITTER.release(flags);
    }

    /** Writes bytes and an end of line, not mixed with those of another call. */
    public static void writeLine(Address bytes, long count) {
        if (unlocked) {
            writeUnlocked(bytes, count);
            writeByte((byte) '\n');
            return;
        }
        long flags = TRANSMITTER.acquire();
        writeUnlocked(bytes, count);
        writeByte((byte) '\n');
        TRANSMITTER.release(flags);
    }

    /** Writes bytes as a program's errors, not mixed with those of another call. docs/serial-protocol.md, "Errors". */
    public static void writeError(Address bytes, long count) {
        long flags = TRANSMITTER.acquire();
        writeByte(ERROR_BEGINS);
        writeUnlocked(bytes, count);
        writeByte(ERROR_ENDS);
        TRANSMITTER.release(flags);
    }

    /**
     * Lines go out without the lock from here on: the other processors stand still, one of them perhaps with the lock.
     */
    public static void unlock() {
        unlocked = true;
    }

    /** Back to locking, before the others go on. */
    public static void lock() {
        unlocked = false;
    }

    /** The caller holds the lock, or nobody else runs. */
    private static void writeUnlocked(Address bytes, long count) {
        for (long i = 0; i < count; i++) {
            writeByte(bytes.plus(i).loadByte());
        }
    }

    /** One byte without the lock; a line feed becomes carriage return and line feed, as terminals want. */
    public static void writeByte(byte value) {
        if (value == '\n') {
            transmit((byte) '\r');
        }
        transmit(value);
    }

    private static void transmit(byte value) {
        if (!present) {
            return;
        }
        for (int i = 0; i < PATIENCE; i++) {
            if ((Cpu.inByte((short) (COM1 + LINE_STATUS)) & TRANSMITTER_EMPTY) != 0) {
                break;
            }
        }
        Cpu.outByte((short) COM1, value);
    }
}
