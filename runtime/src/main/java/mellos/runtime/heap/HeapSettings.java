package mellos.runtime.heap;

import mellos.magic.Address;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;
import mellos.magic.RawMemory;

/**
 * What the person who started the program says of its heap, in one text: words with commas between them.
 *
 * <pre>
 *   heap=64M   at most this much; K, M or G
 *   every=10   collect at every tenth allocation that is not made inline, and make none inline
 *   poison     fill what is free with a pattern
 *   verify     look through the whole heap after marking
 * </pre>
 */
@NoHeap
@BuildTime
@RawMemory("reads a text that the platform vouches for")
public final class HeapSettings {
    private static final int DECIMAL = 10;

    private static long limitBytes = Long.MAX_VALUE;
    private static int every;
    private static boolean poison;
    private static boolean verify;

    private HeapSettings() {}

    /** Before the first allocation. @return false if a word means nothing; those before it hold */
    public static boolean accept(Address text, int length) {
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || text.plus(i).loadByte() == ',') {
                if (!acceptWord(text.plus(start), i - start)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean acceptWord(Address word, int length) {
        if (length == 0) {
            return true;
        }
        if (is(word, length, "poison")) {
            poison = true;
        } else if (is(word, length, "verify")) {
            verify = true;
        } else if (begins(word, length, "every=")) {
            every = (int) number(word, length, "every=".length());
            return every > 0;
        } else if (begins(word, length, "heap=")) {
            limitBytes = number(word, length, "heap=".length());
            return limitBytes > 0;
        } else {
            return false;
        }
        return true;
    }

    private static boolean is(Address word, int length, String text) {
        return length == text.length() && begins(word, length, text);
    }

    private static boolean begins(Address word, int length, String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (word.plus(i).loadByte() != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A positive number, perhaps with a unit; 0 if it is none. */
    private static long number(Address word, int length, int from) {
        long number = 0;
        for (int i = from; i < length; i++) {
            int character = word.plus(i).loadByte();
            if (character >= '0' && character <= '9' && number < Integer.MAX_VALUE) {
                number = DECIMAL * number + character - '0';
            } else {
                return i > from && i == length - 1 ? number * unit(character) : 0;
            }
        }
        return number;
    }

    private static long unit(int character) {
        return switch (character) {
            case 'K', 'k' -> 1L << 10;
            case 'M', 'm' -> 1L << 20;
            case 'G', 'g' -> 1L << 30;
            default -> 0;
        };
    }

    /** {@link Long#MAX_VALUE} if nothing was said. */
    static long limitBytes() {
        return limitBytes;
    }

    /** 0 for never. */
    static int every() {
        return every;
    }

    public static boolean poisons() {
        return poison;
    }

    public static boolean verifies() {
        return verify;
    }
}
