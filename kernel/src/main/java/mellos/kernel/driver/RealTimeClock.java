package mellos.kernel.driver;

import mellos.kernel.time.Clock;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The battery clock, read once: when this boot was, in UTC, which is what firmware of servers and emulators keeps it
 * in. Motorola MC146818A data sheet, "Time, Calendar, and Alarm Locations".
 */
@NoHeap
@RawMemory("index and data port of the clock only, from the boot processor before others run")
public final class RealTimeClock {
    private static final short INDEX = 0x70;
    private static final short DATA = 0x71;
    private static final int SECONDS = 0;
    private static final int MINUTES = 2;
    private static final int HOURS = 4;
    private static final int DAY = 7;
    private static final int MONTH = 8;
    private static final int YEAR = 9;
    private static final int STATUS_A = 10;
    private static final int STATUS_B = 11;
    private static final int UPDATING = 0x80;
    private static final int BINARY = 0x04;
    private static final int FULL_DAY = 0x02;
    private static final int AFTERNOON = 0x80;
    private static final int PATIENCE = 100_000;

    private static long bootMillis;

    private RealTimeClock() {}

    /** Reads the clock. An update under way is waited for, 2 ms at most. */
    public static void init() {
        for (int i = 0; i < PATIENCE && (read(STATUS_A) & UPDATING) != 0; i++) {
            Cpu.pause();
        }
        int mode = read(STATUS_B);
        long days = daysSinceEpoch(2000 + value(YEAR, mode), value(MONTH, mode), value(DAY, mode));
        long seconds = (days * 24 + hours(mode)) * 3600 + value(MINUTES, mode) * 60L + value(SECONDS, mode);
        bootMillis = seconds * 1000 - Clock.nanos() / 1_000_000;
    }

    /** Milliseconds since 1970-01-01T00:00Z at the clock's origin. */
    public static long bootMillis() {
        return bootMillis;
    }

    /** Days from 1970-01-01 in the Gregorian calendar. */
    static long daysSinceEpoch(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int monthFromMarch = (month + 9) % 12;
        long dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        return 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
    }

    private static int hours(int mode) {
        int raw = read(HOURS);
        int hour = decode(raw & ~AFTERNOON, mode);
        if ((mode & FULL_DAY) != 0) {
            return hour;
        }
        return hour % 12 + ((raw & AFTERNOON) != 0 ? 12 : 0);
    }

    private static int value(int register, int mode) {
        return decode(read(register), mode);
    }

    private static int decode(int raw, int mode) {
        return (mode & BINARY) != 0 ? raw : (raw >> 4) * 10 + (raw & 15);
    }

    private static int read(int register) {
        Cpu.outByte(INDEX, (byte) register);
        return Cpu.inByte(DATA) & 0xff;
    }
}
