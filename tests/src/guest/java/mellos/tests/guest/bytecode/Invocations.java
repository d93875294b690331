package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** invokestatic, invokespecial, invokevirtual, invokeinterface: dispatch, many and mixed parameters, recursion. */
public final class Invocations {
    interface Named {
        String name();
    }

    abstract static class Node implements Named {
        abstract int value();

        int twice() {
            return value() * 2;
        }

        public String name() {
            return "node";
        }
    }

    static class Leaf extends Node {
        int value() {
            return 21;
        }
    }

    static class Loud extends Leaf {
        @Override
        int value() {
            return super.value() + 1;
        }

        @Override
        int twice() {
            return super.twice() + 100;
        }

        @Override
        public String name() {
            return "loud " + super.name();
        }
    }

    public static void main(String[] args) {
        Node[] nodes = {
            new Leaf(),
            new Loud(),
            new Node() {
                int value() {
                    return -5;
                }
            }
        };
        for (Node n : nodes) {
            Out.number(n.value());
            Out.number(n.twice());
            Named named = n;
            Out.text(named.name());
        }
        Out.end();
        Out.bits(mixed(
                1,
                2L,
                3f,
                4d,
                (byte) 5,
                'a',
                (short) 7,
                true,
                9,
                10L,
                11f,
                12d,
                13,
                14,
                15f,
                16f,
                17d,
                18d,
                19d,
                20d,
                "x",
                new int[] {21}));
        Out.number(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        Out.bits(doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        Out.number(factorial(20));
        Out.number(ackermann(2, 9));
        Out.number(fibonacci(24));
        Out.flag(even(1001));
        Out.number(nothing(5));
        Out.end();
        Out.number(narrow((byte) -3));
        Out.number(narrow((short) -300));
        Out.number(narrow((char) 65000));
        Out.flag(not(true));
        Out.bits(half(3));
        Out.end();
    }

    private static double mixed(
            int a,
            long b,
            float c,
            double d,
            byte e,
            char f,
            short g,
            boolean h,
            int i,
            long j,
            float k,
            double l,
            int m,
            int n,
            float o,
            float p,
            double q,
            double r,
            double s,
            double t,
            String u,
            int[] v) {
        double sum = 0;
        double[] all = {a, b, c, d, e, f, g, h ? 8 : 0, i, j, k, l, m, n, o, p, q, r, s, t, u.length(), v[0]};
        for (int x = 0; x < all.length; x++) {
            sum = sum * 3 + all[x];
        }
        return sum;
    }

    private static int ints(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l) {
        return a - b * 2 + c * 3 - d * 5 + e * 7 - f * 11 + g * 13 - h * 17 + i * 19 - j * 23 + k * 29 - l * 31;
    }

    private static double doubles(
            double a,
            double b,
            double c,
            double d,
            double e,
            double f,
            double g,
            double h,
            double i,
            double j,
            double k,
            double l) {
        return a / b - c / d + e / f - g / h + i / j - k / l;
    }

    private static long factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    private static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    private static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    private static int nothing(int n) {
        none();
        return n;
    }

    private static void none() {}

    private static byte narrow(byte b) {
        return (byte) (b * 50);
    }

    private static short narrow(short s) {
        return (short) (s * 200);
    }

    private static char narrow(char c) {
        return (char) (c + 1000);
    }

    private static boolean not(boolean b) {
        return !b;
    }

    private static float half(float f) {
        return f / 2;
    }
}
