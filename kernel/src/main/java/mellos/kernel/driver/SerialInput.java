package mellos.kernel.driver;

import mellos.kernel.processor.LockOrder;
import mellos.kernel.processor.SpinLock;
import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The receiving half of a serial port: bytes come by interrupt into a ring that {@link #read} empties. A full ring
 * leaves them in the port, and the port's flow control with their sender.
 */
@BuildTime
@NoHeap
@RawMemory("readers name the range that is theirs")
public final class SerialInput implements Driver {
    public static final SerialInput COM1 = new SerialInput(Uart.COM1, 4, false);
    /** The program's. Its sender marks the end. */
    public static final SerialInput COM2 = new SerialInput(Uart.COM2, 3, true);

    /** What {@link #read} gives when nothing is there now. */
    public static final int NONE = -1;

    /** What {@link #read} gives when nothing will ever come. */
    public static final int END = -2;

    /** ASCII's data link escape: itself when it comes twice. */
    private static final int ESCAPE = 0x10;
    /** ASCII's end of transmission, behind the escape. */
    private static final int END_MARK = 0x04;

    private static final int RING = 4096;

    private final Uart port;
    private final int isaInterrupt;
    private final boolean marksEnd;
    private final SpinLock lock = SpinLock.of(LockOrder.CONSOLE_INPUT);
    private final byte[] ring = new byte[RING];
    /** Bytes put into and taken out of the ring since boot; with all below under {@link #lock}. */
    private long received;

    private long taken;
    private boolean waitsForRoom;
    private boolean escaped;
    private boolean ended;
    private volatile InputListener listener;

    private SerialInput(Uart port, int isaInterrupt, boolean marksEnd) {
        this.port = port;
        this.isaInterrupt = isaInterrupt;
        this.marksEnd = marksEnd;
    }

    @Override
    public int isaInterrupt() {
        return isaInterrupt;
    }

    /** Also takes what came before: it raised no interrupt that anybody saw. */
    @Override
    public void enable() {
        if (port.isPresent()) {
            port.interruptOnReceive(true);
            serve();
        }
    }

    /** Moves what has arrived into the ring, as far as there is room. */
    @Override
    public void serve() {
        long flags = lock.acquire();
        fill();
        lock.release(flags);
        InputListener told = listener;
        if (told != null) {
            told.arrived();
        }
    }

    private void fill() {
        while (port.hasReceived()) {
            if (received - taken == RING) {
                waitsForRoom = true;
                port.interruptOnReceive(false);
                return;
            }
            accept(port.receive() & 0xff);
        }
    }

    private void accept(int value) {
        if (marksEnd && !escaped && value == ESCAPE) {
            escaped = true;
            return;
        }
        if (escaped && value == END_MARK) {
            ended = true;
        } else {
            ring[(int) (received % RING)] = (byte) value;
            received++;
        }
        escaped = false;
    }

    /** Whom to tell of bytes from now on; one at a time. */
    public void listener(InputListener listener) {
        this.listener = listener;
    }

    /** The next byte, 0 to 255, or {@link #NONE} or {@link #END}. */
    public int read() {
        long flags = lock.acquire();
        int value = taken < received ? take() & 0xff : ended ? END : NONE;
        refill();
        lock.release(flags);
        return value;
    }

    /** Reads what is there. @return how many bytes, or {@link #NONE} or {@link #END} */
    public long read(Address bytes, long count) {
        long flags = lock.acquire();
        long read = Math.min(count, received - taken);
        for (long i = 0; i < read; i++) {
            bytes.plus(i).storeByte(take());
        }
        long answer = read > 0 ? read : ended ? END : NONE;
        refill();
        lock.release(flags);
        return answer;
    }

    private byte take() {
        return ring[(int) (taken++ % RING)];
    }

    /** Fetches what had to wait in the port. */
    private void refill() {
        if (waitsForRoom && received - taken < RING / 2) {
            waitsForRoom = false;
            port.interruptOnReceive(true);
            fill();
        }
    }

    /** Bytes that {@link #read} would give without waiting. */
    public int available() {
        long flags = lock.acquire();
        int count = (int) (received - taken);
        lock.release(flags);
        return count;
    }
}
