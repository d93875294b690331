package mellos.kernel.boot;

import mellos.kernel.text.Line;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/** What is wrong with the command line, and with which of its bytes. */
@BuildTime
@NoHeap
final class CommandLineErrors {
    private static final int LONGEST = 32;
    private static final String[] TEXTS = new String[LONGEST];
    private static final int[] STARTS = new int[LONGEST];
    private static final int[] ENDS = new int[LONGEST];
    private static int count;

    private CommandLineErrors() {}

    static void clear() {
        count = 0;
    }

    /** All of them, also those that the list is too short for. */
    static int count() {
        return count;
    }

    static void print() {
        for (int i = 0; i < Math.min(count, LONGEST); i++) {
            report(TEXTS[i], STARTS[i], ENDS[i]);
        }
    }

    static void add(String what, int start, int end) {
        if (count < LONGEST) {
            TEXTS[count] = what;
            STARTS[count] = start;
            ENDS[count] = end;
        }
        count++;
    }

    private static void report(String what, int start, int end) {
        Line.begin();
        Line.text("command line: ");
        Line.text(what);
        Line.text(": ");
        for (int i = start; i < end; i++) {
            Line.character(CommandLine.byteAt(i));
        }
        Line.end();
    }
}
