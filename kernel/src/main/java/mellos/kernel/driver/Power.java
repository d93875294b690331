package mellos.kernel.driver;

import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** Power-off and reset. */
@NoHeap
@RawMemory("I/O ports whose only effect is to end the run")
public final class Power {
    /** PM1a control block and the sleep type for S5, from ACPI; port 0 while unknown. */
    private static short sleepPort;

    private static short sleepType;

    private static final int SLEEP_ENABLE = 1 << 13;
    /** QEMU's PIIX4 power management (q35 has it at the same port), and Bochs: where ACPI's tables say nothing. */
    private static final short QEMU_PC = 0x604;

    private static final short BOCHS = (short) 0xb004;
    private static final short RESET_CONTROL = 0xcf9;
    private static final byte FULL_RESET = 0x0e;
    private static final short KEYBOARD = 0x64;
    private static final byte PULSE_RESET = (byte) 0xfe;

    private Power() {}

    /**
     * @param port I/O port of the PM1a control register, 0 if there is none
     * @param type value of its sleep type field for S5, -1 if unknown
     */
    public static void learn(int port, int type) {
        sleepPort = type < 0 ? 0 : (short) port;
        sleepType = (short) type;
    }

    /** Does not return. */
    public static void off() {
        Cpu.disableInterrupts();
        if (sleepPort != 0) {
            Cpu.outShort(sleepPort, (short) (sleepType << 10 | SLEEP_ENABLE));
        }
        Cpu.outShort(QEMU_PC, (short) SLEEP_ENABLE);
        Cpu.outShort(BOCHS, (short) SLEEP_ENABLE);
        haltForGood();
    }

    /** Does not return. */
    public static void reset() {
        Cpu.disableInterrupts();
        Cpu.outByte(RESET_CONTROL, FULL_RESET);
        Cpu.outByte(KEYBOARD, PULSE_RESET);
        haltForGood();
    }

    static void haltForGood() {
        while (true) {
            Cpu.disableInterrupts();
            Cpu.halt();
        }
    }
}
