package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * When and in which order classes are initialised: first use, superclasses, interfaces with default methods, cycles;
 * and what does not trigger it.
 */
public final class ClassInitialization {
    static int say(String what) {
        Out.line(what);
        return what.length();
    }

    static class Base {
        static int base = say("Base");
        static final int CONSTANT = 42;

        static void touch() {}
    }

    static class Derived extends Base {
        static int derived = say("Derived");
    }

    static class OnlyConstant {
        static final String TEXT = "constant";
        static final Integer BOXED = say("OnlyConstant");
    }

    interface WithDefault {
        int W = say("WithDefault");

        default void f() {}
    }

    interface WithoutDefault {
        int V = say("WithoutDefault");

        void g();
    }

    static class Both implements WithDefault, WithoutDefault {
        static {
            say("Both");
        }

        public void g() {}
    }

    static class First {
        static int value = say("First begins") + Second.value;

        static {
            say("First ends with " + value);
        }
    }

    static class Second {
        static int value = say("Second begins") + First.value;

        static {
            say("Second ends with " + value);
        }
    }

    static class InArray {
        static {
            say("InArray");
        }
    }

    static class ByLiteral {
        static {
            say("ByLiteral");
        }
    }

    static class ByInstance {
        {
            say("instance block");
        }

        int field = say("instance field");

        static {
            say("ByInstance");
        }

        ByInstance() {
            say("constructor");
        }
    }

    static class Order {
        static int early = 1;

        static {
            late = 7;
        }

        static int late = 3;
        static int sum = early + late + Order.after();
        static int last = 100;

        static int after() {
            return last;
        }
    }

    enum Lamp {
        ON,
        OFF;
        static final int COUNT = say("Lamp statics");

        Lamp() {
            say("Lamp " + name());
        }
    }

    interface Holder {
        static int read() {
            return Held.VALUE;
        }

        final class Held {
            static final int VALUE = say("Held");
        }
    }

    public static void main(String[] args) {
        Out.line("start");
        Out.number(Base.CONSTANT);
        Out.text(OnlyConstant.TEXT);
        Out.end();
        InArray[] array = new InArray[3];
        Out.number(array.length);
        Out.text(ByLiteral.class.getSimpleName());
        Out.flag(new Object() instanceof ByLiteral);
        Out.end();
        Out.number(Derived.base);
        Out.end();
        Derived.touch();
        Out.number(Derived.derived);
        Out.end();
        new Both();
        Out.number(Both.W);
        Out.number(WithoutDefault.V);
        Out.end();
        Out.number(First.value);
        Out.number(Second.value);
        Out.end();
        new ByInstance();
        new ByInstance();
        Out.number(Order.sum);
        Out.number(Order.late);
        Out.end();
        Out.number(Lamp.OFF.ordinal());
        Out.number(Lamp.COUNT);
        Out.number(Holder.read() + Holder.read());
        Out.number(OnlyConstant.BOXED);
        Out.end();
        Runnable later = LateBound::call;
        Out.line("before the call");
        later.run();
    }

    static {
        Out.line("main class");
    }

    static class LateBound {
        static {
            say("LateBound");
        }

        static void call() {
            say("called");
        }
    }
}
