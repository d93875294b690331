package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;

/** checkcast and instanceof over classes, interfaces and arrays; the messages of ClassCastException. */
public final class Casts {
    interface Walks {}

    interface Swims {}

    interface Dives extends Swims {}

    static class Animal {}

    static class Duck extends Animal implements Walks, Dives {}

    static final class Robot implements Walks {}

    enum Colour {
        RED {},
        BLUE
    }

    record Point(int x) {}

    public static void main(String[] args) {
        Object[] values = {
            null,
            new Object(),
            new Animal(),
            new Duck(),
            new Robot(),
            "s",
            1,
            2L,
            'c',
            Colour.RED,
            Colour.BLUE,
            new Point(1),
            new int[0],
            new Animal[0],
            new Duck[0],
            new Walks[0],
            new int[0][],
            new Object[0][],
            new String[0],
            new Robot[0]
        };
        for (Object v : values) {
            Out.flag(v instanceof Animal);
            Out.flag(v instanceof Duck);
            Out.flag(v instanceof Walks);
            Out.flag(v instanceof Swims);
            Out.flag(v instanceof Dives);
            Out.flag(v instanceof Robot);
            Out.flag(v instanceof Colour);
            Out.flag(v instanceof Enum<?>);
            Out.flag(v instanceof Record);
            Out.flag(v instanceof Number);
            Out.flag(v instanceof Comparable<?>);
            Out.flag(v instanceof CharSequence);
            Out.flag(v instanceof Object[]);
            Out.flag(v instanceof Animal[]);
            Out.flag(v instanceof Walks[]);
            Out.flag(v instanceof Swims[]);
            Out.flag(v instanceof int[]);
            Out.flag(v instanceof int[][]);
            Out.flag(v instanceof Object[][]);
            Out.flag(v instanceof Cloneable);
            Out.flag(v instanceof java.io.Serializable);
            Out.end();
            for (int target = 0; target < 10; target++) {
                cast(v, target);
            }
        }
        generic();
    }

    private static void cast(Object v, int target) {
        try {
            Object result = switch (target) {
                case 0 -> (Animal) v;
                case 1 -> (Duck) v;
                case 2 -> (Walks) v;
                case 3 -> (Dives) v;
                case 4 -> (Robot) v;
                case 5 -> (String) v;
                case 6 -> (int[]) v;
                case 7 -> (Object[]) v;
                case 8 -> (Walks[]) v;
                default -> (Comparable<?>) v;
            };
            Out.flag(result == v);
        } catch (ClassCastException e) {
            Out.line(e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T unchecked(Object v) {
        return (T) v;
    }

    private static void generic() {
        Integer kept = unchecked(5);
        Out.number(kept);
        try {
            String s = unchecked(5);
            Out.line(s);
        } catch (ClassCastException e) {
            Out.line(e.getMessage());
        }
        try {
            Number n = unchecked(new int[1]);
            Out.number(n.intValue());
        } catch (ClassCastException e) {
            Out.line(e.getMessage());
        }
    }
}
