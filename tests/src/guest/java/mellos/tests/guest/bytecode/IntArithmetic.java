package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** iadd isub imul ineg iand ior ixor iinc. */
public final class IntArithmetic {
    public static void main(String[] args) {
        for (int a : Values.INTS) {
            Out.hex(-a);
            Out.hex(~a);
            int up = a;
            up++;
            up += 127;
            Out.hex(up);
            up -= 30000;
            Out.hex(up);
            Out.end();
            for (int b : Values.INTS) {
                Out.hex(a + b);
                Out.hex(a - b);
                Out.hex(a * b);
                Out.hex(a & b);
                Out.hex(a | b);
                Out.hex(a ^ b);
                Out.end();
            }
        }
        Out.number(constants(5));
        Out.end();
    }

    private static int constants(int x) {
        return x * 3 + x * -1 + (x << 3) - x * 1000003 + (x & 0xff00ff) + x * 0x10001 - 32768 + 40000 + -129 + 5;
    }
}
