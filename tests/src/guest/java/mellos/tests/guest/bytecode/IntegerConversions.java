package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** i2b i2c i2s i2l l2i. */
public final class IntegerConversions {
    public static void main(String[] args) {
        for (int a : Values.INTS) {
            Out.number((byte) a);
            Out.number((char) a);
            Out.number((short) a);
            Out.number((long) a);
            Out.number(a & 0xffffffffL);
            Out.number((byte) (char) a);
            Out.number((char) (byte) a);
            Out.number((short) (char) (byte) a);
            Out.end();
        }
        for (long a : Values.LONGS) {
            Out.number((int) a);
            Out.number((byte) a);
            Out.number((char) a);
            Out.number((short) a);
            Out.end();
        }
    }
}
