package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * The order of field initialisers, blocks and constructors, this(...) chains, overridden methods called too early,
 * statements before super(...).
 */
public final class InstanceInitialization {
    static int say(String what, int value) {
        Out.text(what);
        return value;
    }

    static class Base {
        int a = say("Base.a", 1);

        {
            say("Base block", 0);
        }

        Base() {
            say("Base()", 0);
            early();
        }

        Base(int x) {
            this();
            say("Base(int)", x);
            a += x;
        }

        void early() {
            say("Base.early", 0);
        }
    }

    static class Derived extends Base {
        int b = say("Derived.b", 10);
        final int c;
        final String text = "set";
        String other = "set";

        {
            say("Derived block", 0);
        }

        Derived() {
            super(say("argument", 5));
            c = say("Derived()", 3);
        }

        @Override
        void early() {
            Out.text("early b=" + b + " c=" + c + " text=" + text + " other=" + other);
        }
    }

    static class Checked extends Base {
        final int size;

        Checked(int size) {
            if (size < 0) {
                throw new IllegalArgumentException("size " + size);
            }
            this.size = size;
            super(size * 2);
        }

        @Override
        void early() {
            Out.text("early size=" + size);
        }
    }

    static class Chain {
        final int total;

        Chain() {
            this(1);
            say("Chain()", 0);
        }

        Chain(int a) {
            this(a, 2);
            say("Chain(int)", 0);
        }

        Chain(int a, int b) {
            total = a * 10 + b;
            say("Chain(int,int)", 0);
        }
    }

    public static void main(String[] args) {
        Derived d = new Derived();
        Out.number(d.a);
        Out.number(d.b);
        Out.number(d.c);
        Out.end();
        Checked c = new Checked(4);
        Out.number(c.a);
        Out.end();
        try {
            new Checked(-1);
        } catch (IllegalArgumentException e) {
            Out.thrown(e);
        }
        Out.number(new Chain().total);
        Out.end();
        new Base() {
            final int z = say("anonymous", 1);

            @Override
            void early() {
                Out.text("anonymous early " + z);
            }
        };
        Out.end();
    }
}
