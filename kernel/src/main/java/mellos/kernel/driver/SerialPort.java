package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.AssemblyConstants;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The first serial port as the kernel's log. Output waits for the transmitter; input is {@link SerialInput}'s. */
@AssemblyConstants
@BuildTime
@NoHeap
@RawMemory("reads the bytes that it is to write")
public final class SerialPort {
    /** I/O port of its first register, the data. */
    public static final int COM1 = 0x3f8;

    // ASCII's start and end of text, which terminals do not show.
    private static final byte ERROR_BEGINS = 2;
    private static final byte ERROR_ENDS = 3;

    /** Looks at the transmitter before a byte is given up: a port without a device must not hang the machine. */
    private static final int PATIENCE = 1 << 20;

    private static final SpinLock TRANSMITTER = SpinLock.of(LockOrder.LOG);

    private static boolean unlocked;

    private SerialPort() {}

    /** From here on there are messages. Usable before anything else. */
    public static void init() {
        Uart.COM1.init();
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
        if (!Uart.COM1.isPresent()) {
            return;
        }
        for (int i = 0; i < PATIENCE && !Uart.COM1.isReady(); i++) {
            // The transmitter is busy, or there is none.
        }
        Uart.COM1.transmit(value);
    }
}
