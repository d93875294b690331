package mellos.kernel.apic;

import mellos.kernel.address.Layout;
import mellos.kernel.arch.x86_64.ApicBase;
import mellos.kernel.arch.x86_64.CpuFeatures;
import mellos.kernel.arch.x86_64.Vectors;
import mellos.magic.Address;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The running processor's local APIC, whichever of its two modes is on: memory-mapped registers (xAPIC) or
 * model-specific registers (x2APIC). All processors use the same mode. Intel SDM vol. 3A, "Advanced Programmable
 * Interrupt Controller".
 *
 * <p>A register is named by its xAPIC offset; its MSR is 0x800 + offset / 16.
 */
@NoHeap
@RawMemory("the register page is mapped uncached by init; MSRs 0x800 on are touched only in x2APIC mode")
public final class LocalApic {
    private static final int ID = 0x020;
    private static final int TASK_PRIORITY = 0x080;
    private static final int END_OF_INTERRUPT = 0x0b0;
    private static final int SPURIOUS = 0x0f0;
    private static final int ERROR_STATUS = 0x280;
    private static final int COMMAND_LOW = 0x300;
    private static final int COMMAND_HIGH = 0x310;
    private static final int LVT_TIMER = 0x320;
    private static final int LVT_LINT0 = 0x350;
    private static final int LVT_LINT1 = 0x360;
    private static final int LVT_ERROR = 0x370;
    private static final int TIMER_INITIAL = 0x380;
    private static final int TIMER_CURRENT = 0x390;
    private static final int TIMER_DIVIDE = 0x3e0;

    private static final int MSR_BASE = 0x800;
    private static final int MSR_DEADLINE = 0x6e0;
    private static final int ENABLED = 1 << 8;
    private static final int LVT_MASKED = 1 << 16;
    private static final int LVT_NMI = 0b100 << 8;
    private static final int TIMER_TSC_DEADLINE = 0b10 << 17;
    private static final int DIVIDE_BY_16 = 0b0011;
    /** Looks at the pending bit before a command is sent all the same. */
    private static final int PATIENCE = 100_000;

    private static Address page;
    private static boolean x2;

    private LocalApic() {}

    /**
     * Chooses the mode for the whole machine, on the boot processor.
     *
     * @param registers where the register page is mapped, uncached and page aligned
     * @param wantsX2 x2APIC mode if the processor has it
     */
    public static void choose(Address registers, boolean wantsX2) {
        page = registers;
        x2 = wantsX2 && CpuFeatures.hasX2Apic();
    }

    /** Switches the running processor's APIC on, in the chosen mode, accepting all interrupts. */
    public static void enableHere() {
        ApicBase.enable(x2);
        write(TASK_PRIORITY, 0);
        write(LVT_TIMER, LVT_MASKED);
        write(LVT_LINT0, LVT_MASKED);
        write(LVT_LINT1, LVT_NMI);
        write(LVT_ERROR, Vectors.APIC_ERROR);
        write(ERROR_STATUS, 0);
        write(SPURIOUS, ENABLED | Vectors.SPURIOUS);
        endOfInterrupt();
    }

    /** Whether the registers' page is one: a stray low bit in its address turns every register into another. */
    public static boolean isAligned() {
        return x2 || page.isAligned(Layout.PAGE);
    }

    public static boolean isX2() {
        return x2;
    }

    public static boolean isEnabledHere() {
        return (read(SPURIOUS) & ENABLED) != 0;
    }

    /** The id in the register: 8 bits in xAPIC mode, 32 in x2APIC mode. */
    public static int readId() {
        return x2 ? read(ID) : read(ID) >>> 24;
    }

    public static int readErrorStatus() {
        write(ERROR_STATUS, 0);
        return read(ERROR_STATUS);
    }

    public static void endOfInterrupt() {
        write(END_OF_INTERRUPT, 0);
    }

    /** Sends an interrupt command to one processor by its APIC id; returns once it is accepted. */
    static void sendCommand(int apicId, int command) {
        if (x2) {
            // The fence: WRMSR to an x2APIC register does not wait for earlier stores, and the receiver reads them.
            Cpu.memoryFence();
            Cpu.writeMsr(MSR_BASE + COMMAND_LOW / 16, (long) apicId << 32 | command & 0xffff_ffffL);
            return;
        }
        awaitAccepted();
        // The high word first: storing the low word sends.
        write(COMMAND_HIGH, apicId << 24);
        write(COMMAND_LOW, command);
        awaitAccepted();
    }

    /** The command register as it stands: target in the upper half, command in the lower. What was really sent last. */
    public static long readCommand() {
        if (x2) {
            return Cpu.readMsr(MSR_BASE + COMMAND_LOW / 16);
        }
        return (long) (read(COMMAND_HIGH) >>> 24) << 32 | read(COMMAND_LOW) & 0xffff_ffffL;
    }

    public static void configureTimer(int vector, boolean deadline) {
        write(TIMER_DIVIDE, DIVIDE_BY_16);
        write(LVT_TIMER, deadline ? TIMER_TSC_DEADLINE | vector : vector);
        // The mode must be in force before the deadline is written. SDM, "TSC-Deadline Mode".
        Cpu.memoryFence();
    }

    /** Counts down to one interrupt; 0 stops it. */
    public static void writeTimerCount(int count) {
        write(TIMER_INITIAL, count);
    }

    public static int readTimerCount() {
        return read(TIMER_CURRENT);
    }

    /** @param count value of the time-stamp counter to fire at; 0 disarms */
    public static void writeTimerDeadline(long count) {
        Cpu.writeMsr(MSR_DEADLINE, count);
    }

    private static void awaitAccepted() {
        int pending = 1 << 12;
        for (int i = 0; i < PATIENCE && (read(COMMAND_LOW) & pending) != 0; i++) {
            Cpu.pause();
        }
    }

    private static int read(int register) {
        return x2
                ? (int) Cpu.readMsr(MSR_BASE + register / 16)
                : page.plus(register).loadIntVolatile();
    }

    private static void write(int register, int value) {
        if (x2) {
            Cpu.writeMsr(MSR_BASE + register / 16, value & 0xffff_ffffL);
        } else {
            page.plus(register).storeIntVolatile(value);
        }
    }
}
