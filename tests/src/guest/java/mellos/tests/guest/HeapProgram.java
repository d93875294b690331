package mellos.tests.guest;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** A program that makes many objects, in rounds of equal work. */
interface HeapProgram {
    /** One round. What it returns is the same everywhere. */
    long round();

    /** A fresh one. */
    static HeapProgram of(String name) {
        return switch (name) {
            case "trees" -> new Trees();
            case "map" -> new MapChurn();
            case "text" -> new Text();
            case "queue" -> new Queue();
            case "arrays" -> new Arrays();
            case "small" -> new Small();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Trees that die at once, beside one that lives. */
    final class Trees implements HeapProgram {
        private final Tree kept = Tree.ofDepth(16);

        @Override
        public long round() {
            long sum = kept.size();
            for (int i = 0; i < 60; i++) {
                sum += Tree.ofDepth(14).size();
            }
            return sum;
        }
    }

    /** A map whose entries are replaced in the order of a generator: what dies is of all ages. */
    final class MapChurn implements HeapProgram {
        private static final int KEYS = 100_000;
        private final Map<Integer, String> map = new HashMap<>();
        private int next = 1;

        @Override
        public long round() {
            for (int i = 0; i < 1_000_000; i++) {
                next = next * 1_103_515_245 + 12_345;
                int key = (next >>> 8) % KEYS;
                if ((next & 0x80) != 0) {
                    map.remove(key);
                } else {
                    map.put(key, "value");
                }
            }
            return map.size() > 0 ? 1 : 0;
        }
    }

    /** Strings put together of pieces, looked at, and forgotten. */
    final class Text implements HeapProgram {
        @Override
        public long round() {
            long sum = 0;
            for (int i = 0; i < 200_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int word = 0; word < 8; word++) {
                    text.append("word ").append(i + word).append(' ');
                }
                String whole = text.toString();
                sum += whole.substring(whole.length() / 2).hashCode() + ("a" + i).length();
            }
            return sum;
        }
    }

    /** A queue of linked messages, some of which live for long. */
    final class Queue implements HeapProgram {
        private static final int WINDOW = 300_000;
        private final ArrayDeque<Message> window = new ArrayDeque<>();

        @Override
        public long round() {
            long sum = 0;
            for (int i = 0; i < 2_000_000; i++) {
                Message message = new Message(i, new Message(i + 1, null));
                if (i % 4 == 0) {
                    window.addLast(message);
                    if (window.size() > WINDOW) {
                        sum += window.removeFirst().next.number;
                    }
                } else {
                    sum += message.next.number;
                }
            }
            return sum;
        }
    }

    /** Arrays of all sizes, from a few bytes to a hundred thousand, a few hundred of them alive. */
    final class Arrays implements HeapProgram {
        private final byte[][] kept = new byte[256][];

        @Override
        public long round() {
            long sum = 0;
            int random = 7;
            for (int i = 0; i < 100_000; i++) {
                random = random * 1_103_515_245 + 12_345;
                byte[] bytes = new byte[16 << (random >>> 8) % 13];
                bytes[bytes.length - 1] = 1;
                kept[i % kept.length] = bytes;
                sum += bytes.length + bytes[bytes.length / 2];
            }
            return sum;
        }
    }

    /** Small objects that die at once, nothing else: how fast memory can be had. */
    final class Small implements HeapProgram {
        private final Message[] last = new Message[1024];

        @Override
        public long round() {
            for (int i = 0; i < 10_000_000; i++) {
                last[i & 1023] = new Message(i, null);
            }
            return last[5].number;
        }
    }

    /** Of a binary tree. */
    record Tree(Tree left, Tree right) {
        static Tree ofDepth(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(ofDepth(depth - 1), ofDepth(depth - 1));
        }

        int size() {
            return left == null ? 1 : 1 + left.size() + right.size();
        }
    }

    /** Of a chain. */
    final class Message {
        final int number;
        final Message next;

        Message(int number, Message next) {
            this.number = number;
            this.next = next;
        }
    }
}
