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
 *   verbose    a line for each collection
 *   every=10   collect at every tenth allocation that is not made inline, and make none inline
 *   poison     fill what is free with a pattern
 *   verify     look through the whole heap after marking
 * </pre>
 */
@NoHeap
@BuildTime
@RawMemory("reads a text that the platform vouches for")
public final class HeapSettings {
    public static final int ALL_ACCEPTED = -1;

    /** For the sentence about a word that means nothing. */
    public static final String KNOWN = "heap=SIZE (64M, say), every=NUMBER, verbose, poison and verify";

    private static final int DECIMAL = 10;

    private static long limitBytes = Long.MAX_VALUE;
    private static int every;
    private static boolean poison;
    private static boolean verify;
    private static boolean verbose;

    private HeapSettings() {}

    /**
     * Before the first allocation.
     *
     * @return where the first word lies that means nothing, or {@link #ALL_ACCEPTED}; the others hold
     */
    public static int accept(Address text, int length) {
        int wrong = ALL_ACCEPTED;
        int start = 0;
        while (start <= length) {
            int end = endOfWord(text, start, length);
            if (!acceptWord(text.plus(start), end - start) && wrong == ALL_ACCEPTED) {
                wrong = start;
            }
            start = end + 1;
        }
        return wrong;
    }

    /** Where the word that begins at {@code start} ends. */
    public static int endOfWord(Address text, int start, int length) {
        int end = start;
        while (end < length && text.plus(end).loadByte() != ',') {
            end++;
        }
        return end;
    }

    private static boolean acceptWord(Address word, int length) {
        if (length == 0) {
            return true;
        }
        if (is(word, length, "poison")) {
            poison = true;
        } else if (is(word, length, "verify")) {
            verify = true;
        } else if (is(word, length, "verbose")) {
            verbose = true;
        } else if (begins(word, length, "every=")) {
            long number = number(word, length, "every=".length());
            every = number <= Integer.MAX_VALUE ? (int) number : 0;
            return every > 0;
        } else if (begins(word, length, "heap=")) {
            long number = number(word, length, "heap=".length());
            limitBytes = number > 0 ? number : Long.MAX_VALUE;
            return number > 0;
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

    public static boolean isVerbose() {
        return verbose;
    }
}
