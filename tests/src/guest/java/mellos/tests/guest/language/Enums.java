package mellos.tests.guest.language;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import mellos.tests.guest.Out;

/** Enums: bodies, fields, switches, valueOf and its failure, EnumMap, EnumSet, interfaces. */
public final class Enums {
    enum Planet {
        MERCURY(3.303e+23, 2.4397e6),
        EARTH(5.976e+24, 6.37814e6),
        JUPITER(1.9e+27, 7.1492e7);
        private final double mass;
        private final double radius;

        Planet(double mass, double radius) {
            this.mass = mass;
            this.radius = radius;
        }

        double gravity() {
            return 6.67300E-11 * mass / (radius * radius);
        }
    }

    interface Applies {
        int apply(int a, int b);
    }

    enum Operation implements Applies {
        PLUS("+") {
            public int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS("-") {
            public int apply(int a, int b) {
                return a - b;
            }
        },
        POWER("**") {
            public int apply(int a, int b) {
                int r = 1;
                for (int i = 0; i < b; i++) {
                    r = PLUS.times(r, a);
                }
                return r;
            }
        };
        final String symbol;
        private static final Map<String, Operation> BY_SYMBOL = new java.util.TreeMap<>();

        static {
            for (Operation o : values()) {
                BY_SYMBOL.put(o.symbol, o);
            }
        }

        Operation(String symbol) {
            this.symbol = symbol;
        }

        int times(int a, int b) {
            return a * b;
        }

        @Override
        public String toString() {
            return "op" + symbol;
        }
    }

    enum Day {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }

    enum Empty {}

    private static String kind(Day d) {
        switch (d) {
            case SAT:
            case SUN:
                return "weekend";
            case FRI:
                return "nearly";
            default:
                return "work";
        }
    }

    private static int number(Day d) {
        return switch (d) {
            case MON -> 1;
            case TUE -> 2;
            case WED -> 3;
            case THU -> 4;
            case FRI -> 5;
            case SAT -> 6;
            case SUN -> 7;
        };
    }

    public static void main(String[] args) {
        for (Planet p : Planet.values()) {
            Out.text(p.name());
            Out.bits(p.gravity());
        }
        Out.end();
        for (Operation o : Operation.values()) {
            Out.text(o + " " + o.name() + " " + o.ordinal() + " " + o.apply(3, 4) + " "
                    + o.getDeclaringClass().getSimpleName() + " " + o.getClass().getName());
            Out.end();
        }
        Out.text("" + Operation.BY_SYMBOL);
        Out.flag(Operation.valueOf("MINUS") == Operation.MINUS);
        for (Day d : Day.values()) {
            Out.text(kind(d));
            Out.number(number(d));
            Out.number(d.compareTo(Day.WED));
        }
        Out.number(Empty.values().length);
        Out.end();
        failures();
        maps();
    }

    private static void failures() {
        for (String name : new String[] {"mon", "", "MON ", null}) {
            try {
                Out.line(Day.valueOf(name).name());
            } catch (RuntimeException e) {
                Out.thrown(e);
            }
        }
        Day none = null;
        try {
            Out.line(kind(none));
        } catch (NullPointerException e) {
            Out.line("null in a switch");
        }
        Day[] days = Day.values();
        days[0] = null;
        Out.flag(Day.values()[0] == Day.MON);
        Out.end();
    }

    private static void maps() {
        EnumMap<Day, Integer> map = new EnumMap<>(Day.class);
        map.put(Day.SUN, 7);
        map.put(Day.TUE, 2);
        map.merge(Day.TUE, 40, Integer::sum);
        map.put(Day.FRI, null);
        Out.text(map.toString());
        Out.flag(map.containsKey(Day.MON));
        Out.number(map.size());
        map.remove(Day.SUN);
        Out.text(map.keySet().toString());
        EnumSet<Day> set = EnumSet.of(Day.SAT, Day.SUN);
        Out.text(EnumSet.complementOf(set).toString());
        Out.text(EnumSet.range(Day.TUE, Day.THU).toString());
        set.add(Day.MON);
        set.removeIf(d -> d.ordinal() > 5);
        Out.text(set.toString());
        Out.flag(EnumSet.allOf(Day.class).containsAll(set));
        Out.number(EnumSet.noneOf(Day.class).size());
        Out.end();
    }
}
