package mellos.kernel.bringup;

import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * The stages of bring-up, in order: each has a letter, printed when it is finished, a word, and a position in the
 * string of markers. The string stays as it is for good: people know it by heart, and so do tests.
 */
@BuildTime
@NoHeap
public final class Stage {
    public static final int LONG_MODE = 0;
    public static final int LEAVING = 1;
    public static final int LOW_END = 2;
    public static final int JAVA = 3;
    public static final int EXCEPTIONS = 4;
    public static final int ARGUMENTS = 5;
    public static final int RECORD = 6;
    public static final int FEATURES = 7;
    public static final int ROOT = 8;
    public static final int EFER = 9;
    public static final int CONTROL = 10;
    public static final int ID = 11;
    public static final int APIC_ID = 12;
    public static final int STACK = 13;
    public static final int SEGMENTS = 14;
    public static final int VECTORS = 15;
    public static final int FLOATING_POINT = 16;
    public static final int APIC = 17;
    public static final int APIC_MATCH = 18;
    public static final int BLOCK = 19;
    public static final int TIMER = 20;
    public static final int GS = 21;
    public static final int ONLINE = 22;
    public static final int COUNT = 23;

    private static final String[] WORDS = {
        "long-mode",
        "leaving",
        "low-end",
        "java",
        "exceptions",
        "arguments",
        "record",
        "features",
        "root",
        "efer",
        "control",
        "id",
        "apic-id",
        "stack",
        "segments",
        "vectors",
        "floating-point",
        "apic",
        "apic-match",
        "block",
        "timer",
        "gs",
        "online"
    };

    private Stage() {}

    public static String word(int stage) {
        return WORDS[stage];
    }
}
