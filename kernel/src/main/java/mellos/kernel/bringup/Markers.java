package mellos.kernel.bringup;

import mellos.kernel.driver.SerialPort;
import mellos.kernel.text.Line;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * The letters a processor leaves behind, in its own block: {@link Stage}. The Java half of trampoline.S' macro of the
 * same purpose.
 */
@NoHeap
@RawMemory("raw bytes to the serial port if the boot option asks for them; one processor at a time then")
final class Markers {
    private Markers() {}

    /**
     * Touches the block alone, which every processor can read and write, so that it may stand before the first check.
     */
    static void mark(BringUpBlock block, int stage, char letter) {
        block.time(stage, Cpu.readTimeStamp());
        block.marker(stage, (byte) letter);
        if ((block.options() & BlockLayout.BLOCK_RAW_MARKERS) != 0) {
            Cpu.outByte((short) SerialPort.COM1, (byte) letter);
        }
    }

    /** The last stage finished, or -1. */
    static int last(BringUpBlock block) {
        int last = -1;
        for (int i = 0; i < Stage.COUNT; i++) {
            if (block.marker(i) != 0) {
                last = i;
            }
        }
        return last;
    }

    /** Appends the letters to the line. */
    static void print(BringUpBlock block) {
        for (int i = 0; i < Stage.COUNT; i++) {
            if (block.marker(i) != 0) {
                Line.character(block.marker(i));
            }
        }
    }
}
