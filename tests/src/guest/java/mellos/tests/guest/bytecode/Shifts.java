package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** ishl ishr iushr lshl lshr lushr: counts are taken modulo the width, negative ones too. */
public final class Shifts {
    private static final int[] COUNTS = {
        0, 1, 5, 31, 32, 33, 63, 64, 65, 127, -1, -31, -32, -33, -63, -64, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    public static void main(String[] args) {
        for (int count : COUNTS) {
            for (int a : Values.INTS) {
                Out.hex(a << count);
                Out.hex(a >> count);
                Out.hex(a >>> count);
                Out.end();
            }
            for (long a : Values.LONGS) {
                Out.hex(a << count);
                Out.hex(a >> count);
                Out.hex(a >>> count);
                Out.end();
            }
        }
        byte b = (byte) 0x80;
        b >>>= 1;
        short s = -2;
        s >>>= 3;
        char c = 0xffff;
        c >>= 4;
        int byLong = 1 << 33L;
        Out.number(b);
        Out.number(s);
        Out.number(c);
        Out.number(byLong);
        Out.number(1 << 31);
        Out.hex(-1L >>> 1);
        Out.end();
    }
}
