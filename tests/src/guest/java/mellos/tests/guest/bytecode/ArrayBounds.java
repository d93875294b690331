package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** Index checks of every element type, their messages, negative sizes, and that nothing is stored when one fails. */
public final class ArrayBounds {
    private static int calls;

    public static void main(String[] args) {
        int[] indices = {-1, 0, 2, 3, Integer.MIN_VALUE, Integer.MAX_VALUE};
        for (int index : indices) {
            for (int kind = 0; kind < 9; kind++) {
                access(kind, index, false);
                access(kind, index, true);
            }
        }
        sizes();
        order();
    }

    private static void access(int kind, int index, boolean store) {
        try {
            switch (kind) {
                case 0 -> {
                    byte[] a = new byte[3];
                    if (store) a[index] = 1;
                    Out.number(a[index]);
                }
                case 1 -> {
                    boolean[] a = new boolean[3];
                    if (store) a[index] = true;
                    Out.flag(a[index]);
                }
                case 2 -> {
                    char[] a = new char[3];
                    if (store) a[index] = 'x';
                    Out.number(a[index]);
                }
                case 3 -> {
                    short[] a = new short[3];
                    if (store) a[index] = 5;
                    Out.number(a[index]);
                }
                case 4 -> {
                    int[] a = new int[3];
                    if (store) a[index] = 7;
                    Out.number(a[index]);
                }
                case 5 -> {
                    long[] a = new long[3];
                    if (store) a[index] = 8;
                    Out.number(a[index]);
                }
                case 6 -> {
                    float[] a = new float[3];
                    if (store) a[index] = 9;
                    Out.bits(a[index]);
                }
                case 7 -> {
                    double[] a = new double[3];
                    if (store) a[index] = 10;
                    Out.bits(a[index]);
                }
                default -> {
                    Object[] a = new Object[3];
                    if (store) a[index] = "s";
                    Out.text((String) a[index]);
                }
            }
            Out.end();
        } catch (ArrayIndexOutOfBoundsException e) {
            Out.thrown(e);
        }
    }

    private static void sizes() {
        for (int size : new int[] {-1, Integer.MIN_VALUE}) {
            try {
                Out.number(new int[size].length);
            } catch (NegativeArraySizeException e) {
                Out.thrown(e);
            }
            try {
                Out.number(new String[size].length);
            } catch (NegativeArraySizeException e) {
                Out.thrown(e);
            }
            try {
                Out.number(new long[2][size][3].length);
            } catch (NegativeArraySizeException e) {
                Out.thrown(e);
            }
        }
        try {
            Out.number(new byte[0][1].length);
            Out.number(new byte[0][0][0].length);
            Out.end();
            Out.number(new byte[0][-5].length);
        } catch (NegativeArraySizeException e) {
            Out.thrown(e);
        }
    }

    private static int count(int value) {
        calls++;
        return value;
    }

    private static int fail() {
        throw new IllegalStateException("right-hand side first");
    }

    private static void order() {
        int[] a = {1, 2};
        try {
            a[count(9)] = count(3);
        } catch (ArrayIndexOutOfBoundsException e) {
            Out.number(calls);
            Out.thrown(e);
        }
        try {
            a[5] = fail();
        } catch (IllegalStateException e) {
            Out.thrown(e);
        }
        try {
            a[5] += fail();
        } catch (RuntimeException e) {
            Out.thrown(e);
        }
        try {
            nothing()[0] = fail();
        } catch (RuntimeException e) {
            Out.thrown(e);
        }
        int i = 0;
        try {
            a[i] = i = 2;
            a[i++] = a[i];
        } catch (ArrayIndexOutOfBoundsException e) {
            Out.number(i);
            Out.number(a[0]);
            Out.thrown(e);
        }
    }

    private static int[] nothing() {
        return null;
    }
}
