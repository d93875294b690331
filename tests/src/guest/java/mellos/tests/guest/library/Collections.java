package mellos.tests.guest.library;

import java.util.*;
import mellos.tests.guest.Out;

/** Lists, deques, sets and maps of java.util: contents, order, views, iterators, failures. */
public final class Collections {
    private static void fails(Runnable r) {
        try {
            r.run();
            Out.line("no failure");
        } catch (RuntimeException e) {
            Out.thrown(e);
        }
    }

    public static void main(String[] args) {
        lists(new ArrayList<>());
        lists(new LinkedList<>());
        deques();
        maps(new HashMap<>());
        maps(new LinkedHashMap<>());
        maps(new TreeMap<>());
        sorted();
        sets();
        immutable();
        utilities();
    }

    private static void lists(List<Integer> l) {
        for (int i = 0; i < 20; i++) {
            l.add(i * 7 % 20);
        }
        l.add(3, 99);
        l.addAll(0, List.of(-1, -2));
        l.set(5, 55);
        l.remove(0);
        l.removeIf(x -> x % 3 == 0);
        l.replaceAll(x -> x + 1);
        Out.line(l.toString());
        Out.number(l.indexOf(56));
        Out.flag(l.contains(1000));
        Out.number(l.hashCode());
        Out.text(l.subList(2, 5).toString());
        l.subList(0, 2).clear();
        ListIterator<Integer> it = l.listIterator(l.size());
        while (it.hasPrevious()) {
            int v = it.previous();
            if (v > 10) {
                it.set(-v);
            } else if (v == 2) {
                it.remove();
                it.add(222);
            }
        }
        Out.text(l.toString());
        l.sort(null);
        Out.text(l.toString());
        l.sort(Comparator.reverseOrder());
        Out.text(l.reversed().toString());
        Out.number(l.getFirst() + l.getLast());
        Out.flag(l.equals(new ArrayList<>(l)));
        Out.end();
        fails(() -> l.get(500));
        fails(() -> l.add(-1, 0));
        fails(() -> {
            for (Integer i : l) {
                l.remove(i);
            }
        });
        fails(() -> l.subList(3, 2));
        fails(() -> l.iterator().remove());
        l.clear();
        fails(l::getFirst);
        fails(l::removeLast);
    }

    private static void deques() {
        ArrayDeque<String> d = new ArrayDeque<>();
        for (int i = 0; i < 40; i++) {
            d.addLast("l" + i);
            d.addFirst("f" + i);
            if (i % 3 == 0) {
                d.pollFirst();
                d.removeLast();
            }
        }
        Out.line(d.toString());
        Out.text(d.peekFirst() + d.peekLast() + d.pop() + d.size());
        fails(() -> d.add(null));
        PriorityQueue<Integer> q =
                new PriorityQueue<>(Comparator.comparing((Integer x) -> x % 10).thenComparing(x -> -x));
        for (int i = 0; i < 30; i++) {
            q.add(i * 13 % 30);
        }
        while (q.size() > 2) {
            Out.number(q.poll());
        }
        Out.end();
    }

    private static void maps(Map<String, Integer> m) {
        for (int i = 0; i < 100; i++) {
            m.merge("k" + i % 37, i, Integer::sum);
        }
        m.put("Aa", 1);
        m.put("BB", 2);
        m.putIfAbsent("Aa", 5);
        m.computeIfAbsent("new", String::length);
        m.computeIfPresent("BB", (k, v) -> null);
        m.compute("cc", (k, v) -> v == null ? 7 : v + 1);
        m.replaceAll((k, v) -> v * 2);
        m.keySet().removeIf(k -> k.endsWith("3"));
        m.values().remove(14);
        Out.line(m.toString());
        Out.number(m.size());
        Out.number(m.hashCode());
        Out.number(m.getOrDefault("none", -1));
        int sum = 0;
        for (Map.Entry<String, Integer> e : m.entrySet()) {
            e.setValue(e.getValue() + 1);
            sum += e.getValue() * e.getKey().length();
        }
        Out.number(sum);
        Out.flag(m.equals(new HashMap<>(m)));
        Out.end();
        fails(() -> {
            for (String k : m.keySet()) {
                m.put(k + "x", 1);
            }
        });
    }

    private static void sorted() {
        TreeMap<Integer, String> t = new TreeMap<>();
        for (int i = 0; i < 50; i += 3) {
            t.put(i * 7 % 50, "v" + i);
        }
        Out.line(t.toString());
        Out.text(t.headMap(10) + " " + t.tailMap(40, false) + " " + t.subMap(10, 20));
        Out.text(t.firstKey() + " " + t.lastEntry() + " " + t.floorKey(5) + " " + t.higherKey(49) + " "
                + t.ceilingEntry(12));
        Out.text(t.descendingMap().headMap(40).toString());
        t.pollFirstEntry();
        t.keySet().removeIf(k -> k % 2 == 0);
        Out.text(t.navigableKeySet().descendingSet().toString());
        Out.end();
        fails(() -> t.put(null, "x"));
        fails(() -> t.subMap(5, 1));
        TreeSet<String> s = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        s.addAll(List.of("b", "A", "c", "B", "a"));
        Out.line(s + " " + s.ceiling("AB") + " " + s.headSet("C"));
    }

    private static void sets() {
        Set<Integer> h = new HashSet<>();
        Set<Object> order = new LinkedHashSet<>();
        for (int i = 0; i < 1000; i++) {
            h.add(i * i % 211);
            order.add(i % 5 == 0 ? "s" + i % 50 : (Object) (i % 7));
        }
        h.retainAll(List.of(1, 4, 9, 16, 2, 3, 25));
        Out.line(h + " " + order);
        BitSet bits = new BitSet();
        for (int i = 2; i < 200; i++) {
            bits.set(i);
        }
        for (int i = 2; i < 15; i++) {
            for (int j = i * i; j < 200; j += i) {
                bits.clear(j);
            }
        }
        Out.line(bits + " " + bits.cardinality() + " " + bits.nextSetBit(100) + " " + bits.length());
    }

    private static void immutable() {
        List<String> l = List.of("a", "b", "c");
        Out.line(l + " " + List.copyOf(l).equals(l) + " " + l.indexOf("c") + " "
                + List.of().size() + " " + Set.of(1).contains(1) + " "
                + Map.of("k", 1).get("k") + " " + new TreeMap<>(Map.of(1, 2, 3, 4, 5, 6)) + " "
                + new TreeSet<>(Set.of(3, 1, 2, 9, 8)));
        fails(() -> l.add("d"));
        fails(() -> l.set(0, "x"));
        fails(() -> List.of(1, null));
        fails(() -> Set.of(1, 1));
        fails(() -> Map.of("a", 1, "a", 2));
        fails(() -> l.contains(null));
        fails(() -> java.util.Collections.unmodifiableList(new ArrayList<>(l)).clear());
        fails(() -> Arrays.asList(1, 2).add(3));
    }

    private static void utilities() {
        List<Integer> l = new ArrayList<>(Arrays.asList(5, 3, 9, 1));
        java.util.Collections.sort(l);
        Out.text(l + " " + java.util.Collections.binarySearch(l, 5) + " " + java.util.Collections.max(l) + " "
                + java.util.Collections.frequency(l, 3));
        java.util.Collections.reverse(l);
        java.util.Collections.swap(l, 0, 3);
        java.util.Collections.rotate(l, 1);
        Out.text(l.toString());
        java.util.Collections.shuffle(l, new Random(42));
        Out.text(l.toString());
        Out.text(java.util.Collections.nCopies(3, "x") + " " + java.util.Collections.emptyMap() + " "
                + java.util.Collections.singleton(1));
        Iterator<Integer> it = l.iterator();
        StringJoiner j = new StringJoiner(", ", "{", "}").setEmptyValue("none");
        Out.text(j.toString());
        it.forEachRemaining(x -> j.add("" + x));
        Out.text(j.toString());
        Out.text(Optional.of(5).map(x -> x * 2).filter(x -> x > 5).orElse(0) + " "
                + Optional.empty().isPresent() + " " + Optional.ofNullable(null).or(() -> Optional.of("o")));
        Out.text(Objects.hash(1, "a", null) + " " + Objects.equals(null, null) + " " + Objects.toString(null, "d") + " "
                + Objects.requireNonNullElse(null, 3));
        Random r = new Random(12345);
        Out.text(r.nextInt() + " " + r.nextInt(100) + " " + r.nextLong() + " " + r.nextBoolean() + " "
                + Double.doubleToLongBits(r.nextDouble()) + " " + r.nextInt(5, 9));
        Out.end();
    }
}
