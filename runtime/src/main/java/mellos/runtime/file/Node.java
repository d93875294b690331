package mellos.runtime.file;

import java.util.Arrays;
import java.util.TreeMap;

/** A file or a folder. {@link FileTree}'s lock guards all of them. */
abstract sealed class Node {
    private long modified = System.currentTimeMillis();
    private boolean readOnly;

    final long modified() {
        return modified;
    }

    final void modified(long millis) {
        modified = millis;
    }

    final boolean isReadOnly() {
        return readOnly;
    }

    final void readOnly(boolean wanted) {
        readOnly = wanted;
    }

    /** Names of what is in it, sorted. */
    static final class Folder extends Node {
        private final TreeMap<String, Node> entries = new TreeMap<>();

        TreeMap<String, Node> entries() {
            return entries;
        }
    }

    /** Bytes, in an array that doubles when it is full. */
    static final class Content extends Node {
        private byte[] bytes = new byte[0];
        private int size;

        int size() {
            return size;
        }

        /** Fewer than asked for at the end; -1 at the end. */
        int read(long position, byte[] target, int start, int count) {
            if (position >= size) {
                return -1;
            }
            int length = (int) Math.min(count, size - position);
            System.arraycopy(bytes, (int) position, target, start, length);
            return length;
        }

        void write(long position, byte[] source, int start, int count) {
            resize(Math.max(size, position + count));
            System.arraycopy(source, start, bytes, (int) position, count);
            modified(System.currentTimeMillis());
        }

        /** What is beyond the old size is zero. */
        void resize(long wanted) {
            int length = Math.toIntExact(wanted);
            if (length > bytes.length) {
                byte[] grown = new byte[Math.max(length, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8))];
                System.arraycopy(bytes, 0, grown, 0, size);
                bytes = grown;
            } else if (length < size) {
                Arrays.fill(bytes, length, size, (byte) 0);
            }
            size = length;
        }
    }
}
