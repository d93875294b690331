package mellos.tests.guest.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.*;
import mellos.tests.guest.Out;

/**
 * Lambdas and method references of every form: captures of every type, boxing between shapes, bridges, recursion,
 * composition.
 */
public final class Lambdas {
    private int base = 100;

    interface Ternary<A, B, C, R> {
        R apply(A a, B b, C c);

        default <S> Ternary<A, B, C, S> then(Function<? super R, S> f) {
            return (a, b, c) -> f.apply(apply(a, b, c));
        }
    }

    interface Wide {
        double f(byte a, short b, char c, int d, long e, float g, double h, boolean z);
    }

    static class Parent {
        String hello(String who) {
            return "hello " + who;
        }
    }

    static class Child extends Parent {
        @Override
        String hello(String who) {
            return "hi " + who;
        }

        Function<String, String> original() {
            return super::hello;
        }

        Function<String, String> mine() {
            return this::hello;
        }
    }

    int add(int x) {
        return base + x;
    }

    static int twice(int x) {
        return x * 2;
    }

    static long sum(Integer... all) {
        long s = 0;
        for (int i : all) {
            s += i;
        }
        return s;
    }

    static <T> T identity(T t) {
        return t;
    }

    public static void main(String[] args) throws Exception {
        captures((byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5, true, "nine");
        references();
        composition();
        Out.text(((Supplier<Supplier<String>>) () -> () -> "nested").get().get());
        Function<Integer, Function<Integer, Function<Integer, Integer>>> curried = a -> b -> c -> a * 100 + b * 10 + c;
        Out.number(curried.apply(1).apply(2).apply(3));
        Callable<String> callable = () -> "called";
        Out.text(callable.call());
        Runnable r = (Runnable & java.io.Serializable) () -> Out.text("intersection");
        r.run();
        Out.flag(r instanceof java.io.Serializable);
        Out.number(
                new Object() {
                    final IntUnaryOperator fact = n -> n <= 1 ? 1 : n * this.fact.applyAsInt(n - 1);
                }.fact.applyAsInt(10));
        Out.end();
        List<Supplier<Integer>> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int j = i;
            many.add(() -> j * j);
        }
        int total = 0;
        for (Supplier<Integer> s : many) {
            total += s.get();
        }
        Out.number(total);
        Supplier<Runnable> one = () -> () -> {};
        Out.flag(one.get() == one.get());
        Out.end();
    }

    private static void captures(byte a, short b, char c, int d, long e, float f, double g, boolean z, String s) {
        Supplier<String> all = () -> a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + z + "," + s;
        Out.line(all.get());
        Wide wide = (p, q, t, u, v, w, x, y) -> p + q + t + u + v + w + x + (y ? 1 : 0) + a + e;
        Out.bits(wide.f((byte) -1, (short) -2, 'a', 4, 1L << 33, 0.5f, 0.25, true));
        LongSupplier ls = () -> d;
        DoubleSupplier ds = () -> f;
        Out.number(ls.getAsLong());
        Out.bits(ds.getAsDouble());
        Out.end();
    }

    private static void references() {
        IntUnaryOperator statically = Lambdas::twice;
        Lambdas l = new Lambdas();
        IntUnaryOperator bound = l::add;
        l = new Lambdas();
        l.base = 0;
        ToIntBiFunction<Lambdas, Integer> unbound = Lambdas::add;
        Supplier<Lambdas> constructor = Lambdas::new;
        Function<String, StringBuilder> withArgument = StringBuilder::new;
        IntFunction<int[][]> array = int[][]::new;
        Function<Integer, Integer> boxing = Lambdas::twice;
        ToLongFunction<Integer> widening = Lambdas::twice;
        BiFunction<Integer, Integer, Long> varied = Lambdas::sum;
        Supplier<Long> none = Lambdas::sum;
        UnaryOperator<String> generic = Lambdas::identity;
        Comparator<String> compare = String::compareTo;
        Function<Object, String> virtual = Object::toString;
        Supplier<Object> copy = new int[] {1, 2}::clone;
        Predicate<Object> is = String.class::isInstance;
        Out.number(statically.applyAsInt(4));
        Out.number(bound.applyAsInt(4));
        Out.number(unbound.applyAsInt(l, 4));
        Out.number(constructor.get().base);
        Out.text(withArgument.apply("sb").append(1).toString());
        Out.number(array.apply(3).length);
        Out.number(boxing.apply(21));
        Out.number(widening.applyAsLong(5));
        Out.number(varied.apply(3, 4));
        Out.number(none.get());
        Out.text(generic.apply("g"));
        Out.number(compare.reversed().compare("a", "b"));
        Out.text(virtual.apply(List.of(1)));
        Out.number(((int[]) copy.get()).length);
        Out.flag(is.test("s"));
        Child child = new Child();
        Out.text(child.original().apply("x"));
        Out.text(child.mine().apply("x"));
        Out.end();
        try {
            Lambdas missing = null;
            IntUnaryOperator broken = missing::add;
            Out.flag(broken == null);
        } catch (NullPointerException e) {
            Out.line("receiver evaluated at once");
        }
    }

    private static void composition() {
        Function<Integer, Integer> f = x -> x + 1;
        Out.number(f.andThen(x -> x * 10).compose((String s) -> s.length()).apply("abc"));
        Predicate<String> p = String::isEmpty;
        Out.flag(p.negate().and(s -> s.length() > 2).or(s -> s.equals("ab")).test("ab"));
        Ternary<Integer, Long, Double, Double> t = (a, b, c) -> a + b + c;
        Out.text(t.then(d -> "=" + d).apply(1, 2L, 0.5));
        BinaryOperator<Integer> max = BinaryOperator.maxBy(Comparator.naturalOrder());
        Out.number(max.apply(3, 9));
        Comparator<String> order = Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder());
        List<String> words = new ArrayList<>(List.of("bb", "a", "ccc", "c", "aa", "b"));
        words.sort(order);
        Out.text(words.toString());
        Consumer<StringBuilder> c = sb -> sb.append("x");
        StringBuilder sb = new StringBuilder();
        c.andThen(c).andThen(s -> s.append(s.length())).accept(sb);
        Out.text(sb.toString());
        Out.end();
    }
}
