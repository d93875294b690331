package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** ladd lsub lmul lneg land lor lxor. */
public final class LongArithmetic {
    public static void main(String[] args) {
        for (long a : Values.LONGS) {
            Out.hex(-a);
            Out.hex(~a);
            long up = a;
            up++;
            up += 1L << 40;
            Out.hex(up);
            Out.end();
            for (long b : Values.LONGS) {
                Out.hex(a + b);
                Out.hex(a - b);
                Out.hex(a * b);
                Out.hex(a & b);
                Out.hex(a | b);
                Out.hex(a ^ b);
                Out.end();
            }
        }
        Out.number(Long.MIN_VALUE);
        Out.number(Long.MAX_VALUE);
        Out.end();
    }
}
