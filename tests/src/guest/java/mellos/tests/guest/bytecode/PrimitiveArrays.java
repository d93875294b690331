package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** newarray, arraylength and the loads and stores of every element type. */
public final class PrimitiveArrays {
    public static void main(String[] args) {
        narrow();
        wide();
        Out.number(new int[0].length);
        int[] literal = {1, 2, 3, -4, 5};
        literal[2] += literal[4] * 7;
        literal[3]--;
        for (int v : literal) {
            Out.number(v);
        }
        Out.end();
        long[] longs = new long[100_000];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (long) i * i;
        }
        long sum = 0;
        for (long v : longs) {
            sum += v;
        }
        Out.number(sum);
        Out.end();
        matrix();
    }

    private static void narrow() {
        byte[] bytes = new byte[3];
        boolean[] flags = new boolean[3];
        char[] chars = new char[3];
        short[] shorts = new short[3];
        for (int i = 0; i < 3; i++) {
            Out.number(bytes[i]);
            Out.flag(flags[i]);
            Out.number(chars[i]);
            Out.number(shorts[i]);
        }
        bytes[0] = (byte) 200;
        bytes[1] += 300;
        bytes[2]--;
        flags[1] = true;
        flags[2] ^= true;
        flags[0] |= flags[1] & flags[2];
        chars[0] = (char) -1;
        chars[1]--;
        chars[2] += 'a';
        shorts[0] = (short) 40000;
        shorts[1]--;
        shorts[2] *= 3;
        for (int i = 0; i < 3; i++) {
            Out.number(bytes[i]);
            Out.flag(flags[i]);
            Out.number(chars[i]);
            Out.number(shorts[i]);
        }
        Out.end();
    }

    private static void wide() {
        int[] ints = new int[2];
        long[] longs = new long[2];
        float[] floats = new float[2];
        double[] doubles = new double[2];
        ints[1] = 0x80000000;
        longs[1] = Long.MIN_VALUE;
        floats[1] = -0f;
        doubles[1] = Double.MIN_VALUE;
        longs[0]++;
        floats[0] += 1.5f;
        doubles[0] -= 0.25;
        ints[0] <<= 1;
        for (int i = 0; i < 2; i++) {
            Out.hex(ints[i]);
            Out.hex(longs[i]);
            Out.bits(floats[i]);
            Out.bits(doubles[i]);
        }
        Out.end();
    }

    private static void matrix() {
        double[][] a = new double[7][5];
        double[][] b = new double[5][6];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 5; j++) {
                a[i][j] = i * 1.5 - j;
            }
        }
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 6; j++) {
                b[i][j] = i + j / 3.0;
            }
        }
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 6; j++) {
                double s = 0;
                for (int k = 0; k < 5; k++) {
                    s += a[i][k] * b[k][j];
                }
                Out.bits(s);
            }
            Out.end();
        }
    }
}
