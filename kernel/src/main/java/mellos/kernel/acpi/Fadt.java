package mellos.kernel.acpi;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * Power and timer registers. ACPI Specification, "Fixed ACPI Description Table", and for the sleep type the DSDT's
 * object {@code \_S5}: its first element, found by its name, since an interpreter for the rest would be larger than
 * this kernel.
 */
@BuildTime
@NoHeap
public final class Fadt {
    static final int SIGNATURE = Table.signature('F', 'A', 'C', 'P');
    private static final int DSDT_SIGNATURE = Table.signature('D', 'S', 'D', 'T');
    private static final int S5_NAME = Table.signature('_', 'S', '5', '_');
    private static final long DSDT = 40;
    private static final long PM1A_CONTROL = 64;
    private static final long PM_TIMER = 76;
    private static final long SMALLEST = 80;
    private static final long FLAGS = 112;
    private static final int TIMER_32_BITS = 1 << 8;

    private static final int NAME_OP = 0x08;
    private static final int PACKAGE_OP = 0x12;
    private static final int BYTE_PREFIX = 0x0a;

    private static int controlPort;
    private static int timerPort;
    private static boolean wideTimer;
    private static int sleepType;

    private Fadt() {}

    static void clear() {
        controlPort = 0;
        timerPort = 0;
        wideTimer = false;
        sleepType = -1;
    }

    /** @return null, or what is wrong with the table: then nothing of it is used */
    static String read(long table) {
        clear();
        String problem = Table.check(table, SIGNATURE);
        if (problem == null && Table.length(table) < SMALLEST) {
            problem = "states a length that cannot be";
        }
        if (problem != null) {
            return problem;
        }
        controlPort = Table.readInt(table, PM1A_CONTROL);
        timerPort = Table.readInt(table, PM_TIMER);
        wideTimer = Table.length(table) >= FLAGS + 4 && (Table.readInt(table, FLAGS) & TIMER_32_BITS) != 0;
        long dsdt = Table.readInt(table, DSDT) & 0xffff_ffffL;
        if (Table.check(dsdt, DSDT_SIGNATURE) == null) {
            sleepType = findSleepType(dsdt);
        }
        return null;
    }

    /** I/O port of the PM1a control register, or 0. */
    public static int controlPort() {
        return controlPort;
    }

    /** Sleep type of S5 for that register, or -1 if the DSDT does not say. */
    public static int sleepType() {
        return sleepType;
    }

    /** I/O port of the timer that counts at 3.579545 MHz, or 0. */
    public static int timerPort() {
        return timerPort;
    }

    /** The timer's period: 2^32 counts, else 2^24. */
    public static boolean isTimerWide() {
        return wideTimer;
    }

    private static int findSleepType(long dsdt) {
        long length = Table.length(dsdt);
        for (long at = Table.HEADER + 1; at + 12 <= length; at++) {
            boolean named = Table.readInt(dsdt, at) == S5_NAME && Table.readByte(dsdt, at + 4) == PACKAGE_OP;
            boolean isName = Table.readByte(dsdt, at - 1) == NAME_OP || Table.readByte(dsdt, at - 1) == '\\';
            if (named && isName) {
                return firstElement(dsdt, at + 5);
            }
        }
        return -1;
    }

    /** Behind the package's operator: its length in 1 to 4 bytes, the number of elements, the elements. */
    private static int firstElement(long dsdt, long at) {
        int lengthBytes = 1 + (Table.readByte(dsdt, at) >> 6);
        long element = at + lengthBytes + 1;
        int value = Table.readByte(dsdt, element);
        return value == BYTE_PREFIX ? Table.readByte(dsdt, element + 1) : value;
    }
}
