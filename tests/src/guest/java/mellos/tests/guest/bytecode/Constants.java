package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** ldc of every kind, bipush, sipush, string literals and their identity. */
public final class Constants {
    static final String JOINED = "con" + "stant";
    static final long LARGE = 0x123456789abcdefL;

    public static void main(String[] args) {
        int[] ints = {-1, 0, 5, 6, -2, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 0x7fffffff, 0x80000000};
        for (int v : ints) {
            Out.number(v);
        }
        long[] longs = {0, 1, 2, -1, LARGE, Long.MIN_VALUE};
        for (long v : longs) {
            Out.number(v);
        }
        float[] floats = {0f, 1f, 2f, -0f, 3.5f, Float.MIN_VALUE, Float.NaN, 1e-40f};
        for (float v : floats) {
            Out.bits(v);
        }
        double[] doubles = {0d, 1d, -0d, 2.5, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 1e-310};
        for (double v : doubles) {
            Out.bits(v);
        }
        Out.end();
        strings();
        classes();
    }

    private static void strings() {
        String part = "con";
        Out.flag(JOINED == "constant");
        Out.flag((part + "stant") == JOINED);
        Out.flag((part + "stant").intern() == JOINED);
        Out.flag(new String("x") == "x");
        Out.flag(new String("x").equals("x"));
        Out.flag("" == "".intern());
        Out.text("nul\0 tab\t quote\" \u00e9\u20ac \ud83d\ude00 \ud800 end");
        Out.number("\ud83d\ude00".length());
        Out.number("\u00e9\u20ac".charAt(1));
        Out.number("\u00ff".charAt(0));
        Out.end();
    }

    private static void classes() {
        Class<?>[] all = {
            int.class,
            void.class,
            boolean.class,
            double.class,
            String.class,
            int[].class,
            String[][].class,
            Constants.class,
            Runnable.class,
            Override.class,
            Thread.State.class,
            Object.class
        };
        for (Class<?> c : all) {
            Out.text(c.getName());
            Out.text(c.getSimpleName());
            Out.flag(c.isPrimitive());
            Out.flag(c.isInterface());
            Out.flag(c.isArray());
            Out.flag(c.isEnum());
            Out.number(c.getModifiers());
            Out.text(c.getSuperclass() == null ? "-" : c.getSuperclass().getName());
            Out.text(c.toString());
            Out.end();
        }
        Out.flag(Constants.class == new Constants().getClass());
        Out.flag("".getClass() == String.class);
        Out.end();
    }
}
