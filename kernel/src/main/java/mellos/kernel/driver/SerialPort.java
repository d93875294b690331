package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The first serial port, a 16550: 115,200 baud, 8 data bits, no parity, one stop bit. Output waits for the transmitter;
 * input comes by interrupt into a ring that {@link #read} empties. National Semiconductor PC16550D data sheet, "Registers".
 */
@BuildTime
@NoHeap
@RawMemory("port I/O on COM1 only")
public final class SerialPort {
    private static final short DATA = 0x3f8;
    private static final short INTERRUPT_ENABLE = 0x3f9;
    private static final short FIFO_CONTROL = 0x3fa;
    private static final short LINE_CONTROL = 0x3fb;
    private static final short MODEM_CONTROL = 0x3fc;
    private static final short LINE_STATUS = 0x3fd;

    private static final byte DIVISOR_ACCESS = (byte) 0x80;
    private static final byte EIGHT_BITS = 0x03;
    private static final byte FIFO_ON_AND_CLEARED = 0x07;
    /** Data terminal ready, request to send, and OUT2, which lets the interrupt through on a PC. */
    private static final byte READY_WITH_INTERRUPT = 0x0b;
    private static final byte RECEIVED_INTERRUPT = 0x01;
    private static final int DATA_READY = 0x01;
    private static final int TRANSMITTER_EMPTY = 0x20;
    private static final int NO_DEVICE = 0xff;
    /** Looks at the line status before a byte is given up: a port without a device must not hang the machine. */
    private static final int PATIENCE = 1 << 20;

    private static final SpinLock TRANSMITTER = SpinLock.of(LockOrder.LOG);
    private static final SpinLock RECEIVER = SpinLock.of(LockOrder.CONSOLE_INPUT);
    private static final int RING = 1024;
    private static final byte[] INPUT = new byte[RING];

    /** Bytes put into and taken out of the ring since boot; under {@link #RECEIVER}. */
    private static long received;
    private static long taken;
    private static boolean present;
    private static boolean unlocked;

    private SerialPort() {
    }

    /** From here on there are messages. Usable before anything else. */
    public static void init() {
        Cpu.outByte(INTERRUPT_ENABLE, (byte) 0);
        Cpu.outByte(LINE_CONTROL, DIVISOR_ACCESS);
        Cpu.outByte(DATA, (byte) 1);
        Cpu.outByte(INTERRUPT_ENABLE, (byte) 0);
        Cpu.outByte(LINE_CONTROL, EIGHT_BITS);
        Cpu.outByte(FIFO_CONTROL, FIFO_ON_AND_CLEARED);
        Cpu.outByte(MODEM_CONTROL, READY_WITH_INTERRUPT);
        present = (Cpu.inByte(LINE_STATUS) & 0xff) != NO_DEVICE;
    }

    /** Lets received bytes interrupt. The I/O APIC must be routed first. */
    public static void enableInput() {
        Cpu.outByte(INTERRUPT_ENABLE, RECEIVED_INTERRUPT);
        onInterrupt();
    }

    /** Moves what has arrived into the ring; what does not fit is lost. From the interrupt handler. */
    public static void onInterrupt() {
        long flags = RECEIVER.acquire();
        while (present && (Cpu.inByte(LINE_STATUS) & DATA_READY) != 0) {
            byte value = Cpu.inByte(DATA);
            if (received - taken < RING) {
                INPUT[(int) (received % RING)] = value;
                received++;
            }
        }
        RECEIVER.release(flags);
    }

    /** The next byte typed, 0 to 255, or -1 if there is none now. */
    public static int read() {
        long flags = RECEIVER.acquire();
        int value = -1;
        if (taken < received) {
            value = INPUT[(int) (taken % RING)] & 0xff;
            taken++;
        }
        RECEIVER.release(flags);
        return value;
    }

    /** Bytes that {@link #read} would give without waiting. */
    public static int available() {
        long flags = RECEIVER.acquire();
        int count = (int) (received - taken);
        RECEIVER.release(flags);
        return count;
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

    /** Lines go out without the lock from here on: the other processors stand still, one of them perhaps with the lock. */
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
            if ((Cpu.inByte(LINE_STATUS) & TRANSMITTER_EMPTY) != 0) {
                break;
            }
        }
        Cpu.outByte(DATA, value);
    }
}
