package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** idiv irem ldiv lrem: rounding towards zero, the one overflow, division by zero; constant divisors too. */
public final class Division {
    public static void main(String[] args) {
        for (int a : Values.INTS) {
            for (int b : Values.INTS) {
                try {
                    Out.number(a / b);
                    Out.number(a % b);
                    Out.end();
                } catch (ArithmeticException e) {
                    Out.thrown(e);
                }
            }
            constants(a);
        }
        for (long a : Values.LONGS) {
            for (long b : Values.LONGS) {
                try {
                    Out.number(a / b);
                    Out.number(a % b);
                    Out.end();
                } catch (ArithmeticException e) {
                    Out.thrown(e);
                }
            }
            constants(a);
        }
        remainderByZero();
    }

    private static void constants(int a) {
        Out.number(a / 1);
        Out.number(a / -1);
        Out.number(a / 2);
        Out.number(a / 3);
        Out.number(a / 7);
        Out.number(a / 10);
        Out.number(a / -16);
        Out.number(a / 1000000007);
        Out.number(a / Integer.MIN_VALUE);
        Out.number(a % 1);
        Out.number(a % -1);
        Out.number(a % 8);
        Out.number(a % 10);
        Out.number(a % Integer.MIN_VALUE);
        Out.end();
    }

    private static void constants(long a) {
        Out.number(a / 1);
        Out.number(a / -1);
        Out.number(a / 3);
        Out.number(a / 10);
        Out.number(a / -1024);
        Out.number(a / 1000000000039L);
        Out.number(a / Long.MIN_VALUE);
        Out.number(a % -1);
        Out.number(a % 10);
        Out.number(a % 4096);
        Out.number(a % Long.MIN_VALUE);
        Out.end();
    }

    private static void remainderByZero() {
        int zero = 0;
        long zeroLong = 0;
        try {
            Out.number(1 % zero);
        } catch (ArithmeticException e) {
            Out.thrown(e);
        }
        try {
            Out.number(1L % zeroLong);
        } catch (ArithmeticException e) {
            Out.thrown(e);
        }
        try {
            int unused = 5 / zero;
            Out.line("not reached");
        } catch (ArithmeticException e) {
            Out.thrown(e);
        }
        int x = 7;
        try {
            x /= zero;
        } catch (ArithmeticException e) {
            Out.number(x);
            Out.end();
        }
    }
}
