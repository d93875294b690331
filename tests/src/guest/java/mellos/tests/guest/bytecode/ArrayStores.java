package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** aastore's type check over classes, interfaces and arrays of arrays. */
public final class ArrayStores {
    interface Shape {}

    static class Animal {}

    static class Cat extends Animal implements Shape {}

    static final class Kitten extends Cat {}

    public static void main(String[] args) {
        Object[][] targets = {
            new Object[1],
            new Animal[1],
            new Cat[1],
            new Kitten[1],
            new Shape[1],
            new String[1],
            new Integer[1],
            new Object[1][],
            new Animal[1][],
            new Cat[1][0],
            new int[1][],
            new int[1][1][],
            new Comparable<?>[1],
            new CharSequence[1],
            new Cloneable[1],
            new Number[1],
            new Runnable[1]
        };
        Object[] values = {
            null,
            new Object(),
            new Animal(),
            new Cat(),
            new Kitten(),
            "text",
            5,
            5L,
            new Object[0],
            new Animal[0],
            new Cat[0],
            new Kitten[0],
            new int[0],
            new int[0][],
            new long[0],
            (Runnable) () -> {}
        };
        for (int t = 0; t < targets.length; t++) {
            for (int v = 0; v < values.length; v++) {
                store(targets[t], values[v] instanceof Runnable, values[v]);
            }
            Out.end();
        }
    }

    private static void store(Object[] target, boolean lambda, Object value) {
        try {
            target[0] = value;
            Out.flag(target[0] == value);
        } catch (ArrayStoreException e) {
            Out.text(lambda ? "refused" : e.getMessage());
        }
    }
}
