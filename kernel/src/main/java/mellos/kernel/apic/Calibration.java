package mellos.kernel.apic;

import mellos.kernel.acpi.Fadt;
import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.time.Clock;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * Measures the rates of the time-stamp counter and of the APIC timer, once, on the boot processor; the others take them
 * over. The reference is ACPI's power-management timer where there is one, else channel 2 of the PIT. The best of
 * several short windows counts: an emulator that is not scheduled for a while makes a window too long, never too short.
 */
@NoHeap
@RawMemory("reads two counters; the PIT's channel 2 drives nothing but the speaker, which stays off")
public final class Calibration {
    private static final long PM_HERTZ = 3_579_545;
    private static final long PIT_HERTZ = 1_193_182;
    private static final int WINDOWS = 5;
    private static final long WINDOW_MICROS = 500;
    /** Reads of a reference that does not move before it is taken for dead. */
    private static final int PATIENCE = 1_000_000;

    private static final short PIT_CHANNEL_2 = 0x42;
    private static final short PIT_COMMAND = 0x43;
    private static final short SPEAKER = 0x61;
    /** Channel 2, low then high byte, interrupt on terminal count, binary. */
    private static final byte PIT_MODE = (byte) 0xb0;

    private static final byte PIT_LATCH = (byte) 0x80;

    private Calibration() {}

    /** @return whether a reference moved; if not, the clock counts as if the processor ran at 1 GHz */
    public static boolean run() {
        boolean usesPm = Fadt.timerPort() != 0;
        long tsc = Long.MAX_VALUE;
        long apic = 0;
        for (int i = 0; i < WINDOWS; i++) {
            LocalApic.writeTimerCount(-1);
            long hertz = usesPm ? PM_HERTZ : PIT_HERTZ;
            long apicBefore = LocalApic.readTimerCount() & 0xffff_ffffL;
            long tscBefore = Cpu.readTimeStamp();
            long passed =
                    usesPm ? awaitPm(hertz * WINDOW_MICROS / 1_000_000) : awaitPit(hertz * WINDOW_MICROS / 1_000_000);
            long tscAfter = Cpu.readTimeStamp();
            long apicAfter = LocalApic.readTimerCount() & 0xffff_ffffL;
            if (passed > 0) {
                long rate = (tscAfter - tscBefore) * hertz / passed / 1000;
                if (rate < tsc) {
                    tsc = rate;
                    apic = (apicBefore - apicAfter) * hertz / passed / 1000;
                }
            }
        }
        LocalApic.writeTimerCount(0);
        boolean moved = tsc != Long.MAX_VALUE && tsc > 0;
        Clock.setRate(moved ? tsc : 1_000_000);
        LocalTimer.setRate(Math.max(apic, 1), CpuFeatures.hasTscDeadline());
        return moved;
    }

    private static long awaitPm(long counts) {
        short port = (short) Fadt.timerPort();
        long mask = Fadt.isTimerWide() ? 0xffff_ffffL : 0xff_ffffL;
        long start = Cpu.inInt(port) & mask;
        for (int i = 0; i < PATIENCE; i++) {
            long passed = (Cpu.inInt(port) & mask) - start & mask;
            if (passed >= counts) {
                return passed;
            }
        }
        return 0;
    }

    private static long awaitPit(long counts) {
        byte gate = (byte) (Cpu.inByte(SPEAKER) & ~2 | 1);
        Cpu.outByte(SPEAKER, gate);
        Cpu.outByte(PIT_COMMAND, PIT_MODE);
        Cpu.outByte(PIT_CHANNEL_2, (byte) 0xff);
        Cpu.outByte(PIT_CHANNEL_2, (byte) 0xff);
        long start = readPit();
        for (int i = 0; i < PATIENCE; i++) {
            long passed = start - readPit() & 0xffff;
            if (passed >= counts) {
                return passed;
            }
        }
        return 0;
    }

    private static long readPit() {
        Cpu.outByte(PIT_COMMAND, PIT_LATCH);
        long low = Cpu.inByte(PIT_CHANNEL_2) & 0xff;
        return low | (Cpu.inByte(PIT_CHANNEL_2) & 0xffL) << 8;
    }
}
