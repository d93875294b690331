package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** Every instruction that refuses null, with the message that names what was null. */
public final class NullChecks {
    int number;
    String text;
    NullChecks next;
    int[] ints;
    static NullChecks nowhere;

    interface Action {
        void run() throws Throwable;
    }

    String method() {
        return "method";
    }

    private static NullChecks find() {
        return null;
    }

    private static void check(Action action) {
        try {
            action.run();
            Out.line("no exception");
        } catch (Throwable e) {
            Out.thrown(e);
        }
    }

    public static void main(String[] args) {
        fields();
        arrays(null, null, null);
        calls(null);
        others();
    }

    private static void fields() {
        check(() -> {
            NullChecks n = null;
            Out.number(n.number);
        });
        check(() -> {
            NullChecks n = null;
            n.number = 5;
        });
        check(() -> {
            NullChecks n = new NullChecks();
            Out.number(n.next.number);
        });
        check(() -> {
            NullChecks n = new NullChecks();
            n.next.next.number = 1;
        });
        check(() -> {
            NullChecks n = new NullChecks();
            n.next = new NullChecks();
            n.next.next.text = "";
        });
        check(() -> nowhere.number++);
        check(() -> Out.number(find().number));
        check(() -> Out.text(find().next.next.text));
        check(() -> Out.number(new NullChecks().ints[2]));
        check(() -> Out.number((new NullChecks[2])[0].number));
    }

    private static void arrays(int[] a, Object[] b, long[][] c) {
        check(() -> Out.number(a[0]));
        check(() -> a[1] = 2);
        check(() -> Out.number(a.length));
        check(() -> b[0] = "x");
        check(() -> Out.text((String) b[0]));
        check(() -> Out.number(c[1][2]));
        check(() -> {
            long[][] d = new long[2][];
            d[1][0] = 1;
        });
        check(() -> {
            byte[] d = null;
            d[0]++;
        });
        check(() -> {
            boolean[] d = null;
            d[0] = true;
        });
        check(() -> {
            char[] d = null;
            Out.number(d[3]);
        });
        check(() -> {
            short[] d = null;
            d[3] = 1;
        });
        check(() -> {
            float[] d = null;
            d[3] = 1;
        });
        check(() -> {
            double[] d = null;
            Out.bits(d[3]);
        });
        check(() -> {
            for (int x : a) Out.number(x);
        });
    }

    private static void calls(String parameter) {
        check(() -> Out.line(find().method()));
        check(() -> {
            String s = null;
            Out.number(s.length());
        });
        check(() -> Out.number(parameter.length()));
        check(() -> {
            CharSequence s = null;
            Out.number(s.length());
        });
        check(() -> {
            NullChecks n = new NullChecks();
            n.text.isEmpty();
        });
        check(() -> {
            Integer i = null;
            int j = i;
            Out.number(j);
        });
        check(() -> {
            Long[] l = new Long[1];
            long m = l[0] + 1;
            Out.number(m);
        });
        check(() -> nowhere.next.method());
        check(() -> {
            Object o = null;
            o.toString();
        });
        check(() -> {
            Object o = null;
            o.getClass();
        });
        check(() -> {
            Runnable r = null;
            r.run();
        });
    }

    private static void others() {
        check(() -> {
            throw null;
        });
        check(() -> {
            RuntimeException e = null;
            throw e;
        });
        check(() -> {
            Object o = null;
            synchronized (o) {
                Out.line("entered");
            }
        });
        check(() -> {
            String s = null;
            switch (s) {
                case "a" -> Out.line("a");
                default -> Out.line("default");
            }
        });
        check(() -> java.util.Objects.requireNonNull(null));
        check(() -> java.util.Objects.requireNonNull(null, "a message"));
        Class<?> noClass = null;
        check(() -> Out.flag(Object.class.isAssignableFrom(noClass)));
        check(() -> java.lang.reflect.Array.newInstance(noClass, 1));
        Object o = null;
        Out.flag(o instanceof String);
        String cast = (String) o;
        Out.text(cast + null);
        Out.end();
    }
}
