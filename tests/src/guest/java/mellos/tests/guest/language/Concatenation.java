package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * String concatenation by invokedynamic: every type, constants between, null, wide characters, many operands, side
 * effects in order.
 */
public final class Concatenation {
    private static int n;

    private static String next(String s) {
        return s + n++;
    }

    public static void main(String[] args) {
        boolean z = true;
        byte b = -128;
        char c = '\u20ac';
        short s = -32768;
        int i = Integer.MIN_VALUE;
        long l = Long.MIN_VALUE;
        float f = 1.1f;
        double d = -1e300;
        Object o = null;
        String none = null;
        int[] a = null;
        Out.line("" + z + b + c + s + i + l + f + d + o + none + a);
        Out.line(z + " " + b + "\u0001" + c + "\u0002" + s + "," + i + "," + l + "," + f + "," + d);
        Out.line(i + l + "");
        Out.line("" + i + l);
        Out.line("" + (char) 0xe9 + 'a' + "\u00e9\u4e2d");
        Out.line("latin \u00ff" + "wide \u0100" + 1);
        Out.line("" + 1.0f + 1.0 + 1e7 + 1.0e-5f + Float.MIN_VALUE + Double.MAX_VALUE + Float.NaN + -0.0 + 100f
                + 123456789.0 + 0.001);
        Out.line(next("a") + next("b") + next("c") + n);
        Out.line("x"
                + new Object() {
                    @Override
                    public String toString() {
                        return null;
                    }
                });
        Out.line("x" + new StringBuilder("sb") + 'c' + Integer.valueOf(5) + Character.valueOf('d') + Thread.State.NEW);
        String many = "" + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s
                + l + i + b + c + s + l + i + b
                + "middle" + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l
                + i + b + c + s + l + i + b + c + s + l
                + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i
                + b + c + s + l + i + b + c + s + l
                + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i
                + b + c + s + l + i + b + c + s + l
                + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i
                + b + c + s + l + i + b + c + s + l
                + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i + b + c + s + l + i
                + b + c + s + l + i + b + c + s + l;
        Out.number(many.length());
        Out.number(many.hashCode());
        Out.end();
        String text = """
            A block "with" quotes,
              an indent, a tab\tand an escape \\ \
            joined, trailing   \s
            end""";
        Out.line(text);
        Out.line("%d of %s".formatted(3, "four") + text.lines().count());
        StringBuilder total = new StringBuilder();
        String grow = "";
        for (int k = 0; k < 300; k++) {
            grow += (char) ('a' + k % 26);
            total.append(grow.length() % 10);
        }
        Out.line(grow);
        Out.line(total.toString());
    }
}
