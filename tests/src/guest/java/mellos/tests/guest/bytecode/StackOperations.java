package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, pop, pop2 as javac emits them for assignments used as values. */
public final class StackOperations {
    private int field = 3;
    private long wide = 5;
    private static int shared = 7;
    private static double sharedWide = 1.5;

    public static void main(String[] args) {
        StackOperations o = new StackOperations();
        int[] a = {1, 2, 3};
        long[] b = {10, 20, 30};
        double[] c = {0.5, 1.5};
        int i = 0;
        Out.number(a[i++] += 5);
        Out.number(a[i++]++);
        Out.number(--a[i]);
        Out.number(b[i--] -= 3);
        Out.number(b[i]++ + ++b[i]);
        Out.bits(c[i] *= c[i - 1]++);
        Out.end();
        Out.number(o.field++);
        Out.number(++o.field);
        Out.number(o.field <<= 2);
        Out.number(o.wide++);
        Out.number(--o.wide);
        Out.number(o.wide *= o.field--);
        Out.number(shared++ + ++shared);
        Out.bits(sharedWide++);
        Out.bits(sharedWide /= 4);
        Out.end();
        int x, y, z;
        x = y = z = 9;
        long p, q;
        p = q = a[0] = x;
        Out.number(x + y + z + p + q + a[0]);
        o.wide = b[0] = b[1] = sharedShift(2);
        Out.number(o.wide + b[0] + b[1]);
        sharedShift(3);
        sharedWide(3);
        new StackOperations();
        Out.number(shared);
        Out.end();
        Object[] objects = new Object[2];
        Object kept = objects[0] = objects[1] = "same";
        Out.flag(objects[0] == kept && objects[1] == kept);
        String s = "a";
        String[] strings = {"x", null};
        strings[0] += s += "b";
        strings[1] += 1;
        Out.text(strings[0]);
        Out.text(strings[1]);
        Out.number((x = 4) + x * (x = 2) - x);
        Out.end();
    }

    private static long sharedShift(int by) {
        return shared <<= by;
    }

    private static double sharedWide(int by) {
        return sharedWide += by;
    }
}
