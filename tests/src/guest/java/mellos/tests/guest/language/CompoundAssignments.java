package mellos.tests.guest.language;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/**
 * Compound assignment, increment and decrement with their implicit narrowing, on every type and place; order of
 * evaluation.
 */
public final class CompoundAssignments {
    private static byte sb = 120;
    private char ic = 'a';
    private static int trace;

    private static int t(int v) {
        trace = trace * 10 + v;
        return v;
    }

    private CompoundAssignments self() {
        t(9);
        return this;
    }

    public static void main(String[] args) {
        for (int v : Values.INTS) {
            byte b = 7;
            short s = 7;
            char c = 7;
            int i = 7;
            long l = 7;
            float f = 7;
            double d = 7;
            b += v;
            s -= v;
            c *= v;
            i ^= v;
            l <<= v;
            f /= v;
            d %= v;
            b >>>= 1;
            s >>= 2;
            c ^= b;
            i += 1.5f * v;
            l += 0.75 * v;
            f += l;
            Out.number(b);
            Out.number(s);
            Out.number(c);
            Out.number(i);
            Out.number(l);
            Out.bits(f);
            Out.bits(d);
            Out.end();
        }
        places();
        order();
        strings();
    }

    private static void places() {
        CompoundAssignments o = new CompoundAssignments();
        sb += 10;
        Out.number(sb++);
        Out.number(++sb);
        Out.number(o.ic++);
        o.ic += 1.9;
        Out.number(o.ic);
        byte[] bytes = {127};
        bytes[0]++;
        Out.number(bytes[0]);
        Out.number(bytes[0] -= 1);
        char[] chars = {'\uffff'};
        chars[0]++;
        Out.number(chars[0]--);
        Out.number(chars[0]);
        Integer boxed = 127;
        boxed++;
        boxed += 5;
        Out.number(boxed--);
        Integer[] boxes = {1, 2};
        boxes[0]++;
        boxes[1] *= boxes[0];
        Out.number(boxes[1]);
        Character cc = 'y';
        cc++;
        Out.number(cc);
        Byte bb = 127;
        bb++;
        Out.number(bb);
        Double dd = 1.0;
        dd /= 3;
        Out.bits(dd);
        Boolean flag = true;
        flag &= false;
        flag |= flag ^ true;
        Out.flag(flag);
        Out.end();
    }

    private static void order() {
        CompoundAssignments o = new CompoundAssignments();
        int[] a = new int[10];
        trace = 0;
        a[t(1)] += t(2) * t(3);
        Out.number(trace);
        trace = 0;
        o.self().ic += (char) t(4);
        Out.number(trace);
        trace = 0;
        int r = t(1) + t(2) * t(3) - (t(4) > 3 ? t(5) : t(6));
        Out.number(trace);
        Out.number(r);
        int i = 3;
        i = i++ + ++i * i-- - --i;
        Out.number(i);
        int j = 5;
        j += j++ * 2 + j;
        Out.number(j);
        int k = 1;
        k += k = 10;
        Out.number(k);
        a[i = 2] = i = 4;
        Out.number(a[2]);
        long m = 1;
        m = m + (m = 5) * (m = 7);
        Out.number(m);
        boolean x = false;
        boolean y = x || (x = true) && !x | (trace = 0) == 0;
        Out.flag(y);
        Out.flag(x);
        Out.end();
    }

    private static void strings() {
        String s = "a";
        s += 1 + 2;
        s += 'c';
        s += null;
        s += 1.0f;
        s += new char[0].length;
        Object o = "o";
        o += "p";
        String none = null;
        none += "x";
        Out.text(s);
        Out.text((String) o);
        Out.text(none);
        Out.text(1 + 2 + "3" + 4 + 5);
        Out.text('a' + 'b' + "c" + 'd' + 1);
        Out.end();
    }
}
