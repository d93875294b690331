package mellos.tests.guest.language;

import java.util.ArrayList;
import java.util.List;
import mellos.tests.guest.Out;

/** Boxing and unboxing: the caches' identity, equality across types, overload choice, collections' two removes. */
public final class Boxing {
    private static String pick(long x) {
        return "long";
    }

    private static String pick(Integer x) {
        return "Integer";
    }

    private static String pick(Object x) {
        return "Object";
    }

    private static String pick(int... x) {
        return "varargs";
    }

    private static String wide(double x) {
        return "double";
    }

    private static String wide(Object x) {
        return "Object";
    }

    public static void main(String[] args) {
        for (int v : new int[] {-129, -128, 0, 127, 128}) {
            Integer a = v, b = v;
            Long c = (long) v, d = (long) v;
            Short e = (short) v, f = (short) v;
            Out.flag(a == b);
            Out.flag(c == d);
            Out.flag(e == f);
            Out.flag(a.equals(b));
            Out.flag(a.equals(v));
            Out.flag(c.equals(v));
            Out.flag(a <= b && a >= b);
            Out.number(a.hashCode() + c.hashCode());
            Out.end();
        }
        Character x = 'a', y = 'a', p = '\u0100', q = '\u0100';
        Out.flag(x == y);
        Out.flag(p == q);
        Out.flag(Boolean.valueOf(true) == (Boolean) true);
        Out.flag(Double.valueOf(0.0).equals(-0.0));
        Out.flag(Double.valueOf(Double.NaN).equals(Double.NaN));
        Out.flag((Double) 1.0 == 1);
        Out.end();
        byte small = 1;
        Out.text(pick(small));
        Out.text(pick(1));
        Out.text(pick(1L));
        Out.text(pick(1f));
        Out.text(pick((Integer) 1));
        Out.text(pick('c'));
        Out.text(pick());
        Out.text(wide(1));
        Out.text(wide('c'));
        Out.text(wide(1L));
        Out.text(wide(true));
        Out.end();
        List<Integer> list = new ArrayList<>(List.of(10, 20, 1, 2, 3));
        list.remove(1);
        list.remove((Integer) 1);
        Out.text(list.toString());
        long sum = 0;
        for (int v : list) {
            sum += v;
        }
        Integer total = 0;
        for (Integer v : list) {
            total += v;
        }
        Out.number(sum + total);
        Object o = 5;
        Out.flag(o instanceof Integer n && n == 5);
        Out.number((int) o + (Integer) o);
        Out.flag(new int[0].equals(new int[0]));
        Number[] numbers = {1, 2L, 3f, 4d, (byte) 5, (short) 6};
        double all = 0;
        for (Number n : numbers) {
            all += n.doubleValue() * n.intValue() + n.byteValue() - n.longValue();
        }
        Out.bits(all);
        Out.end();
    }
}
