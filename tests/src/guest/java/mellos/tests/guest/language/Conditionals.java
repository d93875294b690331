package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/** The conditional operator's types: numeric promotion, boxing and unboxing, null; short-circuit and bitwise logic. */
public final class Conditionals {
    private static int calls;

    private static boolean yes(boolean v) {
        calls++;
        return v;
    }

    private static String kind(Object o) {
        return o == null ? "null" : o.getClass().getSimpleName() + " " + o;
    }

    public static void main(String[] args) {
        boolean on = args.length < 1_000;
        Integer nothing = null;
        Object a = on ? 1 : 2.0;
        Object b = on ? (Object) 1 : 2.0;
        Object c = on ? 'x' : 0;
        int zero = 0;
        Object d = on ? 'x' : zero;
        Object e = on ? (short) 1 : 'c';
        Object f = on ? null : 0;
        Object g = on ? 5 : "s";
        Object h = !on ? 5L : Integer.valueOf(6);
        Object i = on ? Byte.valueOf((byte) 3) : Short.valueOf((short) 4);
        for (Object o : new Object[] {a, b, c, d, e, f, g, h, i}) {
            Out.line(kind(o));
        }
        try {
            int x = on ? nothing : 5;
            Out.number(x);
        } catch (NullPointerException x) {
            Out.line("unboxed null");
        }
        try {
            Object x = on ? nothing : 5;
            Out.line(kind(x));
        } catch (NullPointerException x) {
            Out.line("unboxed null");
        }
        for (int v = 0; v < 16; v++) {
            boolean p = (v & 1) != 0, q = (v & 2) != 0, r = (v & 4) != 0, s = (v & 8) != 0;
            calls = 0;
            boolean one = yes(p) && yes(q) || yes(r) && !yes(s);
            int first = calls;
            boolean two = yes(p) & yes(q) | yes(r) ^ yes(s);
            boolean three = p ? q : r ? s : !s;
            Out.flag(one);
            Out.flag(two);
            Out.flag(three);
            Out.number(first);
            Out.number(calls);
            Out.number(p && q ? 1 : q || r ? 2 : !(r && s) ? 3 : 4);
            int count = 0;
            while (count < 10 && !(p && count > 3) && (q || count < 6)) {
                count++;
            }
            do {
                count--;
            } while (r ? count > 2 : count > 5);
            Out.number(count);
            Out.end();
        }
    }
}
