package mellos.kernel.driver;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** Every device that interrupts: a driver is its own file and its row here. */
@BuildTime
@NoHeap
public final class Devices {
    private static final Driver[] ALL = {
        SerialInput.COM1, SerialInput.COM2,
    };

    private Devices() {}

    public static int count() {
        return ALL.length;
    }

    /** @param index below {@link #count} */
    public static Driver of(int index) {
        return ALL[index];
    }
}
