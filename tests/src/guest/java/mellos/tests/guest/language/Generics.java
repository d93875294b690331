package mellos.tests.guest.language;

import java.util.*;
import java.util.function.*;
import mellos.tests.guest.Out;

/**
 * A generic linked list, tree map and expression parser of the program's own: generics, iterators, recursion and
 * inheritance together.
 */
public final class Generics {
    static final class Chain<T> implements Iterable<T> {
        private Link<T> head, tail;
        private int size;

        private static final class Link<T> {
            final T value;
            Link<T> next;

            Link(T value) {
                this.value = value;
            }
        }

        Chain<T> add(T t) {
            Link<T> link = new Link<>(t);
            if (head == null) {
                head = tail = link;
            } else {
                tail = tail.next = link;
            }
            size++;
            return this;
        }

        <R> Chain<R> map(Function<? super T, ? extends R> f) {
            Chain<R> r = new Chain<>();
            for (T t : this) {
                r.add(f.apply(t));
            }
            return r;
        }

        @Override
        public Iterator<T> iterator() {
            return new Iterator<>() {
                Link<T> at = head;

                @Override
                public boolean hasNext() {
                    return at != null;
                }

                @Override
                public T next() {
                    if (at == null) {
                        throw new NoSuchElementException("end of " + size);
                    }
                    T v = at.value;
                    at = at.next;
                    return v;
                }
            };
        }
    }

    static class Tree<K extends Comparable<K>, V> {
        private record Entry<K, V>(K key, V value) {}

        private Tree<K, V> left, right;
        private Entry<K, V> entry;

        void put(K k, V v) {
            int order = entry == null ? 0 : k.compareTo(entry.key);
            if (order == 0) {
                entry = new Entry<>(k, v);
            } else if (order < 0) {
                if (left == null) left = new Tree<>();
                left.put(k, v);
            } else {
                if (right == null) right = new Tree<>();
                right.put(k, v);
            }
        }

        void each(BiConsumer<? super K, ? super V> c) {
            if (left != null) left.each(c);
            if (entry != null) c.accept(entry.key, entry.value);
            if (right != null) right.each(c);
        }

        int depth() {
            return 1 + Math.max(left == null ? 0 : left.depth(), right == null ? 0 : right.depth());
        }
    }

    static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        static double parse(String s) {
            Parser p = new Parser(s.replace(" ", ""));
            double v = p.sum();
            if (p.at < p.text.length()) {
                throw new IllegalArgumentException("unexpected '" + p.text.charAt(p.at) + "' at " + p.at);
            }
            return v;
        }

        private boolean take(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private double sum() {
            double v = product();
            while (true) {
                if (take('+')) v += product();
                else if (take('-')) v -= product();
                else return v;
            }
        }

        private double product() {
            double v = factor();
            while (true) {
                if (take('*')) v *= factor();
                else if (take('/')) v /= factor();
                else return v;
            }
        }

        private double factor() {
            if (take('-')) return -factor();
            if (take('(')) {
                double v = sum();
                if (!take(')')) throw new IllegalArgumentException("missing ) at " + at);
                return v;
            }
            int from = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return Double.parseDouble(text.substring(from, at));
        }
    }

    public static void main(String[] args) {
        Chain<String> words = new Chain<String>().add("one").add("three").add("five");
        int total = 0;
        for (int length : words.map(String::length).map(x -> x * x)) {
            total += length;
        }
        Out.number(total);
        Iterator<String> it = words.iterator();
        while (it.hasNext()) {
            Out.text(it.next());
        }
        Out.end();
        try {
            it.next();
        } catch (NoSuchElementException e) {
            Out.thrown(e);
        }
        try {
            it.remove();
        } catch (UnsupportedOperationException e) {
            Out.thrown(e);
        }
        Tree<String, Integer> tree = new Tree<>();
        for (String w : "the quick brown fox jumps over the lazy dog again".split(" ")) {
            tree.put(w, w.length());
        }
        StringBuilder sb = new StringBuilder();
        tree.each((k, v) -> sb.append(k).append('=').append(v).append(' '));
        Out.text(sb.toString());
        Out.number(tree.depth());
        Out.end();
        for (String s :
                new String[] {"1+2*3", "(1+2)*3", "-4/(2-2)", "2*-(3.5-1)", "10/4/5-1", "(1", "1+", "1)2", "((((7))))"
                }) {
            try {
                Out.text(s + "=" + Parser.parse(s));
            } catch (IllegalArgumentException e) {
                Out.text(e.getMessage());
            }
        }
        Out.end();
    }
}
