package mellos.kernel.console;

import mellos.kernel.driver.InputListener;
import mellos.kernel.driver.SerialInput;
import mellos.kernel.sched.Task;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Bytes typed at the console, for one reader at a time. */
@BuildTime
public final class ConsoleInput implements InputListener {
    private static final ConsoleInput INSTANCE = new ConsoleInput();

    private volatile Task reader;

    private ConsoleInput() {}

    @Override
    @NoHeap
    public void arrived() {
        Task waiting = reader;
        if (waiting != null && Scheduling.isEntered()) {
            Scheduling.scheduler().wake(waiting);
        }
    }

    /** Waits for the next byte, 0 to 255. */
    @Blocking
    public static int read() {
        INSTANCE.reader = Tasks.current();
        // Before the first look: what arrives after it wakes the reader, what came earlier lies in the ring.
        SerialInput.COM1.listener(INSTANCE);
        while (true) {
            int value = SerialInput.COM1.read();
            if (value >= 0) {
                return value;
            }
            Scheduling.scheduler().block(Long.MAX_VALUE);
        }
    }

    /** Bytes that {@link #read} would give without waiting. */
    @NoHeap
    public static int available() {
        return SerialInput.COM1.available();
    }
}
