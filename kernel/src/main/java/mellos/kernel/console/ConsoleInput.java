package mellos.kernel.console;

import mellos.kernel.driver.InputListener;
import mellos.kernel.driver.SerialInput;
import mellos.kernel.sched.Task;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.magic.Address;
import mellos.magic.Blocking;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Bytes from a serial port, for one reader at a time, who waits for them. */
@BuildTime
final class ConsoleInput implements InputListener {
    /** What is typed at the console. */
    static final ConsoleInput TYPED = new ConsoleInput(SerialInput.COM1);
    /** What is sent to the program on its own port. */
    static final ConsoleInput SENT = new ConsoleInput(SerialInput.COM2);

    private final SerialInput port;
    private volatile Task reader;

    private ConsoleInput(SerialInput port) {
        this.port = port;
    }

    @Override
    @NoHeap
    public void arrived() {
        Task waiting = reader;
        if (waiting != null && Scheduling.isEntered()) {
            Scheduling.scheduler().wake(waiting);
        }
    }

    /** Waits for the next byte, 0 to 255; -1 when its sender has ended. */
    @Blocking
    int read() {
        listen();
        int value = port.read();
        while (value == SerialInput.NONE) {
            Scheduling.scheduler().block(Long.MAX_VALUE);
            value = port.read();
        }
        return Math.max(-1, value);
    }

    /** Reads what is there, and waits for the first byte. @return how many bytes; -1 when their sender has ended */
    @Blocking
    long read(Address bytes, long count) {
        listen();
        long read = port.read(bytes, count);
        while (read == SerialInput.NONE) {
            Scheduling.scheduler().block(Long.MAX_VALUE);
            read = port.read(bytes, count);
        }
        return Math.max(-1, read);
    }

    /** Before the first look: what arrives after it wakes the reader, what came earlier lies in the ring. */
    private void listen() {
        reader = Tasks.current();
        port.listener(this);
    }

    /** Bytes that {@link #read} would give without waiting. */
    @NoHeap
    int available() {
        return port.available();
    }
}
