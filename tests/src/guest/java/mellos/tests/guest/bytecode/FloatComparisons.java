package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** fcmpl fcmpg dcmpl dcmpg in every relation, plain and negated: NaN makes all but != false. */
public final class FloatComparisons {
    public static void main(String[] args) {
        for (float a : Values.FLOATS) {
            for (float b : Values.FLOATS) {
                Out.number(relations(a, b));
            }
            Out.end();
        }
        for (double a : Values.DOUBLES) {
            for (double b : Values.DOUBLES) {
                Out.number(relations(a, b));
            }
            Out.end();
        }
        int loops = 0;
        for (double d = Double.NaN; !(d < 1) && loops < 3; ) {
            loops++;
        }
        Out.number(loops);
        Out.end();
    }

    private static int relations(float a, float b) {
        int seen = 0;
        if (a < b) seen |= 1;
        if (a <= b) seen |= 2;
        if (a > b) seen |= 4;
        if (a >= b) seen |= 8;
        if (a == b) seen |= 16;
        if (a != b) seen |= 32;
        if (!(a < b)) seen |= 64;
        if (!(a <= b)) seen |= 128;
        if (!(a > b)) seen |= 256;
        if (!(a >= b)) seen |= 512;
        boolean stored = a < b || a > b && b >= 0;
        return stored ? seen | 1024 : seen;
    }

    private static int relations(double a, double b) {
        int seen = 0;
        if (a < b) seen |= 1;
        if (a <= b) seen |= 2;
        if (a > b) seen |= 4;
        if (a >= b) seen |= 8;
        if (a == b) seen |= 16;
        if (a != b) seen |= 32;
        if (!(a < b)) seen |= 64;
        if (!(a <= b)) seen |= 128;
        if (!(a > b)) seen |= 256;
        if (!(a >= b)) seen |= 512;
        boolean stored = a < b || a > b && b >= 0;
        return stored ? seen | 1024 : seen;
    }
}
