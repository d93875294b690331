package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** if_icmp, if, lcmp, if_acmp, ifnull in every relation. */
public final class Comparisons {
    public static void main(String[] args) {
        for (int a : Values.INTS) {
            for (int b : Values.INTS) {
                Out.number((a < b ? 1 : 0)
                        | (a <= b ? 2 : 0)
                        | (a > b ? 4 : 0)
                        | (a >= b ? 8 : 0)
                        | (a == b ? 16 : 0)
                        | (a != b ? 32 : 0));
            }
            Out.number((a < 0 ? 1 : 0)
                    | (a <= 0 ? 2 : 0)
                    | (a > 0 ? 4 : 0)
                    | (a >= 0 ? 8 : 0)
                    | (a == 0 ? 16 : 0)
                    | (a != 0 ? 32 : 0));
            Out.end();
        }
        for (long a : Values.LONGS) {
            for (long b : Values.LONGS) {
                Out.number((a < b ? 1 : 0)
                        | (a <= b ? 2 : 0)
                        | (a > b ? 4 : 0)
                        | (a >= b ? 8 : 0)
                        | (a == b ? 16 : 0)
                        | (a != b ? 32 : 0));
            }
            Out.end();
        }
        references("a", new Object(), null);
        characters();
    }

    private static void references(Object a, Object b, Object none) {
        Out.flag(a == b);
        Out.flag(a != b);
        Out.flag(a == a);
        Out.flag(none == null);
        Out.flag(a == null);
        Out.flag(null != a);
        Out.flag(none == a);
        Out.end();
    }

    private static void characters() {
        char high = '\uffff';
        byte negative = -1;
        short low = Short.MIN_VALUE;
        Out.flag(high > negative);
        Out.flag(high == (char) negative);
        Out.flag(low < negative);
        Out.flag(negative == 255);
        Out.flag((negative & 0xff) == 255);
        Out.flag(0.1f == 0.1);
        Out.flag(1 == 1.0);
        Out.flag(Long.MAX_VALUE == (float) Long.MAX_VALUE);
        Out.end();
    }
}
