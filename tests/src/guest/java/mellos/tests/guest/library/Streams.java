package mellos.tests.guest.library;

import java.util.*;
import java.util.function.Function;
import java.util.stream.*;
import mellos.tests.guest.Out;

/** Sequential streams, object and primitive, and the collectors. */
public final class Streams {
    private record Person(String name, String city, int age) {}

    public static void main(String[] args) {
        List<Person> people = List.of(
                new Person("Ann", "Rome", 31),
                new Person("Bob", "Oslo", 25),
                new Person("Cid", "Rome", 47),
                new Person("Dee", "Bern", 25),
                new Person("Eve", "Oslo", 62));
        Out.line(people.stream().filter(p -> p.age > 30).map(Person::name).collect(Collectors.joining(",", "[", "]")));
        Out.line(people.stream()
                .collect(Collectors.groupingBy(
                        Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())))
                .toString());
        Out.line(people.stream()
                .collect(Collectors.partitioningBy(p -> p.age < 40, Collectors.counting()))
                .toString());
        Out.line(people.stream()
                .sorted(Comparator.comparing(Person::age).thenComparing(Person::name, Comparator.reverseOrder()))
                .map(Person::name)
                .toList()
                .toString());
        Out.line(people.stream().collect(Collectors.averagingInt(Person::age)) + " "
                + people.stream().mapToInt(Person::age).summaryStatistics());
        Out.line(people.stream()
                .collect(Collectors.toMap(Person::name, Person::age, (a, b) -> a, LinkedHashMap::new))
                .toString());
        Out.line(people.stream()
                .collect(Collectors.teeing(
                        Collectors.counting(), Collectors.summingInt(Person::age), (n, s) -> s + "/" + n)));
        numbers();
        Out.line(Stream.of("a-b", "c", "d-e-f")
                .flatMap(s -> Arrays.stream(s.split("-")))
                .toList()
                .toString());
        Out.line(
                Stream.iterate(1, x -> x < 500, x -> x * 3).map(String::valueOf).collect(Collectors.joining(" ")));
        Out.line(Stream.of(5, 3, 5, 1, 3)
                        .distinct()
                        .sorted()
                        .skip(1)
                        .peek(x -> Out.text("peek" + x))
                        .limit(5)
                        .reduce(0, Integer::sum)
                + "");
        Out.line(Stream.of(1, 2, 3, 4, 5, 1).takeWhile(x -> x < 4).toList() + " "
                + Stream.of(1, 2, 3, 4, 1).dropWhile(x -> x < 3).toList());
        Out.line(
                Stream.of("x", "yy", "zzz")
                        .collect(Collectors.toMap(Function.identity(), String::length))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .toString());
        Out.line(Stream.<Integer>of(1, 2, 3)
                .<String>mapMulti((x, sink) -> {
                    for (int i = 0; i < x; i++) {
                        sink.accept(x + "." + i);
                    }
                })
                .toList()
                .toString());
        try {
            Stream.of("a", "a").collect(Collectors.toMap(x -> x, x -> 1));
        } catch (IllegalStateException e) {
            Out.thrown(e);
        }
        Stream<Integer> used = Stream.of(1);
        used.count();
        try {
            used.count();
        } catch (IllegalStateException e) {
            Out.thrown(e);
        }
        Out.line(Stream.of(1, 2, 3, 4, 5, 6, 7)
                .gather(Gatherers.windowFixed(3))
                .toList()
                .toString());
    }

    private static void numbers() {
        Out.number(IntStream.rangeClosed(1, 100).filter(x -> x % 7 == 0).sum());
        Out.number(LongStream.range(0, 50).map(x -> x * x).reduce(0, Long::sum));
        Out.bits(DoubleStream.of(1.5, 2.5, -1).map(Math::abs).average().orElse(0));
        Out.text(IntStream.of(3, 1, 2)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList()
                .toString());
        Out.text("hello".chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("|")));
        Out.flag(IntStream.range(0, 10).anyMatch(x -> x == 5));
        Out.flag(IntStream.range(0, 10).allMatch(x -> x < 5));
        Out.flag(IntStream.empty().noneMatch(x -> true));
        Out.text(IntStream.range(0, 5).mapToObj(i -> "i" + i).toList().toString());
        Out.text(Arrays.toString(
                IntStream.concat(IntStream.of(1), IntStream.of(2, 3)).toArray()));
        Out.text(IntStream.range(0, 0).max() + " " + IntStream.of(4, 9).max());
        Out.text(Arrays.toString(Stream.of("b", "a").sorted().toArray(String[]::new)));
        Out.end();
    }
}
