package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.BuildTime;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The receiving half of a serial port: bytes come by interrupt into a ring that {@link #read} empties. */
@BuildTime
@NoHeap
@RawMemory("port I/O on the registers of one 16550 only")
public final class SerialInput implements Driver {
    public static final SerialInput COM1 = new SerialInput(SerialPort.COM1, 4);

    private static final byte RECEIVED_INTERRUPT = 0x01;
    private static final int DATA_READY = 0x01;
    private static final int RING = 1024;

    private final short port;
    private final int isaInterrupt;
    private final SpinLock lock = SpinLock.of(LockOrder.CONSOLE_INPUT);
    private final byte[] ring = new byte[RING];
    /** Bytes put into and taken out of the ring since boot; under {@link #lock}. */
    private long received;

    private long taken;
    private volatile InputListener listener;

    private SerialInput(int port, int isaInterrupt) {
        this.port = (short) port;
        this.isaInterrupt = isaInterrupt;
    }

    @Override
    public int isaInterrupt() {
        return isaInterrupt;
    }

    /** Also takes what came before: it raised no interrupt that anybody saw. */
    @Override
    public void enable() {
        Cpu.outByte((short) (port + SerialPort.INTERRUPT_ENABLE), RECEIVED_INTERRUPT);
        serve();
    }

    /** Moves what has arrived into the ring; what does not fit is lost. */
    @Override
    public void serve() {
        long flags = lock.acquire();
        while (SerialPort.isPresent() && (Cpu.inByte((short) (port + SerialPort.LINE_STATUS)) & DATA_READY) != 0) {
            byte value = Cpu.inByte(port);
            if (received - taken < RING) {
                ring[(int) (received % RING)] = value;
                received++;
            }
        }
        lock.release(flags);
        InputListener told = listener;
        if (told != null) {
            told.arrived();
        }
    }

    /** Whom to tell of bytes from now on; one at a time. */
    public void listener(InputListener listener) {
        this.listener = listener;
    }

    /** The next byte typed, 0 to 255, or -1 if there is none now. */
    public int read() {
        long flags = lock.acquire();
        int value = -1;
        if (taken < received) {
            value = ring[(int) (taken % RING)] & 0xff;
            taken++;
        }
        lock.release(flags);
        return value;
    }

    /** Bytes that {@link #read} would give without waiting. */
    public int available() {
        long flags = lock.acquire();
        int count = (int) (received - taken);
        lock.release(flags);
        return count;
    }
}
