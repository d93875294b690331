package mellos.tests.guest.bytecode;

import java.util.Arrays;
import mellos.tests.guest.Out;

/** System.arraycopy with overlap, its errors in order, clone, and what Arrays builds on them. */
public final class ArrayCopies {
    public static void main(String[] args) {
        overlaps();
        errors();
        partial();
        clones();
    }

    private static void overlaps() {
        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 5; to++) {
                int[] a = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
                byte[] b = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
                long[] c = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
                String[] d = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
                char[] e = "0123456789".toCharArray();
                System.arraycopy(a, from, a, to, 5);
                System.arraycopy(b, from, b, to, 5);
                System.arraycopy(c, from, c, to, 5);
                System.arraycopy(d, from, d, to, 5);
                System.arraycopy(e, from, e, to, 5);
                for (int i = 0; i < 10; i++) {
                    Out.number(a[i]);
                    Out.number(b[i]);
                    Out.number(c[i]);
                    Out.text(d[i]);
                    Out.number(e[i]);
                }
                Out.end();
            }
        }
    }

    private static void copy(Object from, int fromIndex, Object to, int toIndex, int length) {
        try {
            System.arraycopy(from, fromIndex, to, toIndex, length);
            Out.line("copied");
        } catch (RuntimeException e) {
            Out.text(e.getClass().getName());
            Out.line(e instanceof NullPointerException ? "" : e.getMessage());
        }
    }

    private static void errors() {
        int[] ints = new int[4];
        Object[] objects = new Object[4];
        copy(null, 0, ints, 0, 1);
        copy(ints, 0, null, 0, 1);
        copy(ints, 0, new long[4], 0, 1);
        copy(ints, 0, objects, 0, 1);
        copy("text", 0, ints, 0, 1);
        copy(ints, 0, "text", 0, 1);
        copy(objects, 0, ints, 0, 1);
        copy(ints, -1, ints, 0, 1);
        copy(ints, 0, ints, -1, 1);
        copy(ints, 0, ints, 0, -1);
        copy(ints, 2, ints, 0, 3);
        copy(ints, 0, ints, 2, 3);
        copy(ints, 4, ints, 4, 0);
        copy(ints, 5, ints, 4, 0);
        copy(ints, Integer.MAX_VALUE, ints, 0, Integer.MAX_VALUE);
        copy(objects, 1, objects, 3, 2);
    }

    private static void partial() {
        Object[] mixed = {"a", "b", 3, "d"};
        String[] strings = new String[4];
        try {
            System.arraycopy(mixed, 0, strings, 0, 4);
        } catch (ArrayStoreException e) {
            Out.thrown(e);
        }
        for (String s : strings) {
            Out.text(s);
        }
        Out.end();
    }

    private static void clones() {
        int[] a = {3, 1, 2};
        int[] b = a.clone();
        b[0] = 9;
        Out.number(a[0]);
        Out.number(b[0]);
        int[][] deep = {{1}, {2}};
        int[][] shallow = deep.clone();
        shallow[0][0] = 7;
        shallow[1] = null;
        Out.number(deep[0][0]);
        Out.flag(deep[1] == null);
        Out.text(Arrays.toString(Arrays.copyOf(a, 5)));
        Out.text(Arrays.toString(Arrays.copyOfRange(new String[] {"x", "y", "z"}, 1, 5)));
        Out.text(Arrays.deepToString(deep));
        Out.flag(Arrays.equals(a, new int[] {3, 1, 2}));
        Out.number(Arrays.hashCode(a));
        Arrays.fill(a, 4);
        Out.text(Arrays.toString(a));
        Out.end();
    }
}
