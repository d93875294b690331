package mellos.tests.guest.library;

import java.util.Locale;
import mellos.tests.guest.Out;

/** String.format: every conversion with its flags, widths and precisions, argument indices, and what it refuses. */
public final class Formats {
    private static void f(String format, Object... args) {
        try {
            Out.line("[" + String.format(Locale.ROOT, format, args) + "]");
        } catch (RuntimeException e) {
            Out.thrown(e);
        }
    }

    public static void main(String[] args) {
        for (Object v : new Object[] {0, 1, -1, 255, Integer.MIN_VALUE, Long.MAX_VALUE, (byte) -5, (short) 77}) {
            f("%d|%5d|%-8d|%08d|%+d|%,d|%(d|% d|%x|%X|%#x|%o|%#o|%h", v, v, v, v, v, v, v, v, v, v, v, v, v, v);
        }
        for (Object v : new Object[] {
            0.0,
            -0.0,
            1.0,
            -1.5,
            0.1,
            123456.789,
            1e-10,
            1e100,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            2.5f,
            0.00012345,
            9.995
        }) {
            f("%f|%.2f|%10.3f|%-12.1f|%+.0f|%,.2f|%e|%.3E|%g|%012.4f|%(.1f|%s", v, v, v, v, v, v, v, v, v, v, v, v);
        }
        for (Object v : new Object[] {"text", null, 5, true, 'c', new StringBuilder("sb"), Thread.State.NEW}) {
            f("%s|%10s|%-10s|%.2s|%S|%b|%B", v, v, v, v, v, v, v);
        }
        f("%c|%C|%5c|%-5c|%c|%c", 'a', 'b', 'c', 'd', 0x1f600, (byte) 65);
        f("%2$s %1$s %2$s %<s %s %%%n", "a", "b");
        f("%x %X %x", (byte) -1, (short) -1, -1L);
        f("%a %a", 1.0, -0.1);
        f("no arguments");
        f("%s %s", "only one");
        f("%d", "text");
        f("%d", 1.5);
        f("%f", 1);
        f("%c", "long");
        f("%q", 1);
        f("%-d", 1);
        f("%5%|%-5%|");
        f("%.3d", 1);
        f("%+s", "x");
        f("%,x", 5);
        f("%", 1);
        f("%b %b %b", null, false, "x");
        f("%h %h", "hash", null);
        Out.line("%s-%05d".formatted("m", 42));
        Out.line(new java.util.Formatter(Locale.ROOT)
                .format("%s+%s", 1, 2)
                .format("!")
                .toString());
    }
}
