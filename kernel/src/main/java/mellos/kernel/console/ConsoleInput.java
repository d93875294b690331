package mellos.kernel.console;

import mellos.kernel.driver.SerialPort;
import mellos.kernel.sched.Task;
import mellos.kernel.thread.Scheduling;
import mellos.kernel.thread.Tasks;
import mellos.magic.Blocking;
import mellos.magic.NoHeap;

/** Bytes typed at the console, for one reader at a time. */
public final class ConsoleInput {
    private static volatile Task reader;

    private ConsoleInput() {
    }

    /** From the serial port's interrupt handler. */
    @NoHeap
    public static void arrived() {
        Task waiting = reader;
        if (waiting != null) {
            Scheduling.scheduler().wake(waiting);
        }
    }

    /** Waits for the next byte, 0 to 255. */
    @Blocking
    public static int read() {
        reader = Tasks.current();
        while (true) {
            int value = SerialPort.read();
            if (value >= 0) {
                return value;
            }
            Scheduling.scheduler().block(Long.MAX_VALUE);
        }
    }
}
