package mellos.tests.guest.library;

import mellos.tests.guest.Out;

/** StringBuilder: append of all types, insert, delete, replace, growth, change from Latin-1 to UTF-16. */
public final class StringBuilders {
    public static void main(String[] args) {
        StringBuilder sb = new StringBuilder();
        sb.append(true)
                .append('c')
                .append((byte) -1)
                .append((short) 2)
                .append(Integer.MIN_VALUE)
                .append(Long.MIN_VALUE)
                .append(1.5f)
                .append(-2.25)
                .append("s")
                .append((String) null)
                .append((Object) null)
                .append(new char[] {'x', 'y'})
                .append("abcdef", 2, 4)
                .append(new StringBuilder("in"))
                .appendCodePoint(0x1f600)
                .append(new char[] {'1', '2', '3'}, 1, 2);
        Out.line(sb.toString());
        Out.number(sb.length());
        Out.number(sb.indexOf("s"));
        Out.number(sb.lastIndexOf("n"));
        sb.setLength(10);
        Out.text(sb.toString());
        sb.insert(0, "<")
                .insert(5, 42)
                .insert(sb.length(), '>')
                .insert(3, '\u20ac')
                .insert(1, 1.5)
                .insert(2, new char[] {'q'})
                .insert(0, false);
        Out.text(sb.toString());
        sb.deleteCharAt(0).delete(2, 5).replace(1, 3, "replaced").reverse();
        Out.text(sb.toString());
        sb.setCharAt(1, 'Z');
        Out.text(sb.toString());
        Out.number(sb.charAt(2));
        Out.text(sb.substring(3) + "|" + sb.substring(1, 4));
        sb.setLength(0);
        Out.flag(sb.isEmpty());
        Out.end();
        for (int i = 0; i < 5000; i++) {
            sb.append(i).append(i % 100 == 0 ? "\u4e2d" : ",");
        }
        Out.number(sb.length());
        Out.number(sb.toString().hashCode());
        Out.end();
        StringBuilder a = new StringBuilder("abc"), b = new StringBuilder("abd");
        Out.number(a.compareTo(b));
        Out.flag(a.equals(new StringBuilder("abc")));
        StringBuffer buffer = new StringBuffer("buf");
        buffer.append(1).insert(0, 'x').reverse();
        Out.text(buffer.toString());
        Out.text(new StringBuilder("\ud83d\ude00a").reverse().toString());
        Out.text(new StringBuilder().repeat("ab", 3).repeat('x', 2).toString());
        Out.end();
        Runnable[] bad = {
            () -> new StringBuilder("abc").charAt(3),
            () -> new StringBuilder("abc").deleteCharAt(3),
            () -> new StringBuilder("abc").insert(4, "x"),
            () -> new StringBuilder("abc").setLength(-1),
            () -> new StringBuilder("abc").delete(2, 1),
            () -> new StringBuilder(-1)
        };
        for (Runnable r : bad) {
            try {
                r.run();
                Out.line("no error");
            } catch (RuntimeException e) {
                Out.thrown(e);
            }
        }
    }
}
