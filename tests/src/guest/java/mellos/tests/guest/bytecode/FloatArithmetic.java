package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** fadd fsub fmul fdiv frem fneg over zeros, infinities, NaN and denormals. */
public final class FloatArithmetic {
    public static void main(String[] args) {
        for (float a : Values.FLOATS) {
            Out.bits(-a);
            Out.bits(0 - a);
            Out.bits(+a);
            float next = a;
            next++;
            Out.bits(next);
            Out.end();
            for (float b : Values.FLOATS) {
                Out.bits(a + b);
                Out.bits(a - b);
                Out.bits(a * b);
                Out.bits(a / b);
                Out.bits(a % b);
                Out.end();
            }
        }
        float sum = 0;
        for (int i = 1; i <= 1000; i++) {
            sum += 1 / (float) i;
        }
        Out.bits(sum);
        float x = 3;
        x *= 0.3;
        x -= 1;
        x %= 0.07f;
        Out.bits(x);
        Out.end();
    }
}
