package mellos.kernel.interrupt;

import mellos.kernel.arch.x86_64.Vectors;
import mellos.magic.Cpu;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/** The two 8259 interrupt controllers: moved away from the exceptions' vectors and masked for good. */
@NoHeap
@RawMemory("ports of the two controllers only")
public final class LegacyPic {
    private static final short FIRST_COMMAND = 0x20;
    private static final short FIRST_DATA = 0x21;
    private static final short SECOND_COMMAND = 0xa0;
    private static final short SECOND_DATA = 0xa1;
    private static final byte INITIALIZE = 0x11;
    private static final byte MODE_8086 = 0x01;
    private static final byte ALL = (byte) 0xff;

    private LegacyPic() {}

    public static void mask() {
        Cpu.outByte(FIRST_COMMAND, INITIALIZE);
        Cpu.outByte(SECOND_COMMAND, INITIALIZE);
        Cpu.outByte(FIRST_DATA, (byte) Vectors.LEGACY_FIRST);
        Cpu.outByte(SECOND_DATA, (byte) (Vectors.LEGACY_FIRST + 8));
        Cpu.outByte(FIRST_DATA, (byte) 4);
        Cpu.outByte(SECOND_DATA, (byte) 2);
        Cpu.outByte(FIRST_DATA, MODE_8086);
        Cpu.outByte(SECOND_DATA, MODE_8086);
        Cpu.outByte(FIRST_DATA, ALL);
        Cpu.outByte(SECOND_DATA, ALL);
    }
}
