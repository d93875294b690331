package mellos.tests.guest.library;

import java.util.*;
import mellos.tests.guest.Out;

/** Arrays.sort of every type at sizes that choose different algorithms; stability; searching; comparators that lie. */
public final class Sorting {
    private record Item(int key, int position) {}

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 2, 10, 50, 300, 1000, 5000}) {
            Random r = new Random(n);
            int[] ints = r.ints(n).toArray();
            long[] longs = new long[n];
            double[] doubles = new double[n];
            float[] floats = new float[n];
            byte[] bytes = new byte[n];
            char[] chars = new char[n];
            short[] shorts = new short[n];
            Item[] items = new Item[n];
            String[] strings = new String[n];
            for (int i = 0; i < n; i++) {
                longs[i] = r.nextLong();
                doubles[i] = i % 11 == 0 ? Double.NaN : i % 13 == 0 ? -0.0 : i % 17 == 0 ? 0.0 : r.nextGaussian();
                floats[i] = r.nextFloat() - 0.5f;
                bytes[i] = (byte) ints[i];
                chars[i] = (char) ints[i];
                shorts[i] = (short) ints[i];
                items[i] = new Item(ints[i] & 15, i);
                strings[i] = Integer.toString(ints[i], 36);
            }
            Arrays.sort(ints);
            Arrays.sort(longs);
            Arrays.sort(doubles);
            Arrays.sort(floats);
            Arrays.sort(bytes);
            Arrays.sort(chars);
            Arrays.sort(shorts);
            Arrays.sort(items, Comparator.comparingInt(Item::key));
            Arrays.sort(strings);
            Out.number(Arrays.hashCode(ints));
            Out.number(Arrays.hashCode(longs));
            Out.number(Arrays.hashCode(doubles));
            Out.number(Arrays.hashCode(floats));
            Out.number(Arrays.hashCode(bytes));
            Out.number(Arrays.hashCode(chars));
            Out.number(Arrays.hashCode(shorts));
            Out.number(Arrays.hashCode(items));
            Out.number(Arrays.hashCode(strings));
            Out.number(n == 0 ? 0 : Arrays.binarySearch(ints, ints[n / 2]));
            Arrays.sort(strings, java.util.Collections.reverseOrder(Comparator.comparing(String::length)));
            Out.number(Arrays.hashCode(strings));
            Out.end();
        }
        int[] part = {9, 8, 7, 6, 5, 4};
        Arrays.sort(part, 1, 4);
        Out.text(Arrays.toString(part));
        Object[] mixed = {1, "a"};
        try {
            Arrays.sort(mixed);
        } catch (ClassCastException e) {
            Out.text(e.getMessage());
        }
        Integer[] wrong = new Integer[200];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = i * 31 % 200;
        }
        try {
            Arrays.sort(wrong, (a, b) -> (a ^ b) % 3 == 0 ? 1 : -1);
            Out.text("sorted");
        } catch (IllegalArgumentException e) {
            Out.text(e.getMessage());
        }
        Out.text(Arrays.compare(new int[] {1, 2}, new int[] {1, 3}) + " "
                + Arrays.mismatch(new byte[] {1, 2}, new byte[] {1, 2, 3}));
        Out.end();
    }
}
