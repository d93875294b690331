package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** dadd dsub dmul ddiv drem dneg over zeros, infinities, NaN and denormals. */
public final class DoubleArithmetic {
    public static void main(String[] args) {
        for (double a : Values.DOUBLES) {
            Out.bits(-a);
            Out.bits(0 - a);
            Out.bits(+a);
            double next = a;
            next++;
            Out.bits(next);
            Out.end();
            for (double b : Values.DOUBLES) {
                Out.bits(a + b);
                Out.bits(a - b);
                Out.bits(a * b);
                Out.bits(a / b);
                Out.bits(a % b);
                Out.end();
            }
        }
        double sum = 0;
        for (int i = 1; i <= 1000; i++) {
            sum += 1 / (double) i;
        }
        Out.bits(sum);
        double x = 3;
        x *= 0.3;
        x -= 1;
        x %= 0.07d;
        Out.bits(x);
        Out.end();
    }
}
