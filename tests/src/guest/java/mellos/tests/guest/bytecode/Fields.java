package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** getfield, putfield, getstatic, putstatic of every width; hidden and inherited fields. */
public final class Fields {
    static class Base {
        byte b = -1;
        boolean z = true;
        char c = 'c';
        int shared = 1;
        static int counter = 100;
    }

    static class Derived extends Base {
        short s = -2;
        long l = 1L << 40;
        float f = 2.5f;
        double d = -0.125;
        Object o = "text";
        int shared = 2;
        volatile long v;
        static byte sb;
        static boolean sz;
        static char sc;
        static short ss;
        static volatile long sl;
        static float sf;
        static double sd;
        static Object so;
        final transient int fixed;
        int i = 77;

        Derived(int fixed) {
            this.fixed = fixed;
        }

        void narrow() {
            b += 130;
            c -= 'd';
            s *= 20000;
            z ^= true;
            i += 0.9;
            l >>= 3;
            f += 1e10;
            d *= 3;
        }
    }

    public static void main(String[] args) {
        Derived x = new Derived(9);
        show(x);
        x.narrow();
        show(x);
        Base asBase = x;
        asBase.shared = 50;
        Out.number(x.shared);
        Out.number(((Base) x).shared);
        Derived.counter++;
        Out.number(Base.counter);
        x.v = Long.MIN_VALUE;
        x.v++;
        Out.number(x.v);
        Out.end();
        statics();
        Base[] many = new Base[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 2 == 0 ? new Base() : new Derived(i);
            many[i].b = (byte) (i * 11);
            many[i].c += (char) i;
        }
        long sum = 0;
        for (Base base : many) {
            sum = sum * 31 + base.b + base.c + (base.z ? 1 : 0) + (base instanceof Derived d ? d.fixed : 0);
        }
        Out.number(sum);
        Out.end();
    }

    private static void show(Derived x) {
        Out.number(x.b);
        Out.flag(x.z);
        Out.number(x.c);
        Out.number(x.s);
        Out.number(x.i);
        Out.number(x.l);
        Out.bits(x.f);
        Out.bits(x.d);
        Out.text((String) x.o);
        Out.number(x.fixed);
        Out.end();
    }

    private static void statics() {
        Out.number(Derived.sb);
        Out.flag(Derived.sz);
        Out.number(Derived.sc);
        Out.flag(Derived.so == null);
        Derived.sb = (byte) 300;
        Derived.sz = true;
        Derived.sc = (char) 70000;
        Derived.ss = (short) 70000;
        Derived.sl = -1;
        Derived.sf = 1 / 3f;
        Derived.sd = 1 / 3d;
        Derived.so = Derived.class;
        Out.number(Derived.sb);
        Out.flag(Derived.sz);
        Out.number(Derived.sc);
        Out.number(Derived.ss);
        Out.number(Derived.sl);
        Out.bits(Derived.sf);
        Out.bits(Derived.sd);
        Out.text(((Class<?>) Derived.so).getName());
        Out.end();
    }
}
