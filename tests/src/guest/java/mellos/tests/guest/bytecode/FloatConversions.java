package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** f2i f2l d2i d2l (saturating, NaN to 0) i2f i2d l2f l2d f2d d2f (round to nearest even, denormals). */
public final class FloatConversions {
    public static void main(String[] args) {
        for (float a : Values.FLOATS) {
            Out.number((int) a);
            Out.number((long) a);
            Out.number((byte) a);
            Out.number((char) a);
            Out.number((short) a);
            Out.bits((double) a);
            Out.end();
        }
        for (double a : Values.DOUBLES) {
            Out.number((int) a);
            Out.number((long) a);
            Out.number((byte) a);
            Out.number((char) a);
            Out.number((short) a);
            Out.bits((float) a);
            Out.end();
        }
        for (int a : Values.INTS) {
            Out.bits((float) a);
            Out.bits((double) a);
            Out.end();
        }
        for (long a : Values.LONGS) {
            Out.bits((float) a);
            Out.bits((double) a);
            Out.end();
        }
        Out.bits((float) 16777217L);
        Out.bits((float) 9007199791611905L);
        Out.bits((float) 0x7fffff4000000001L);
        Out.bits((double) 0x7ffffffffffffdffL);
        Out.end();
    }
}
