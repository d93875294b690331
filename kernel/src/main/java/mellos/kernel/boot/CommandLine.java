package mellos.kernel.boot;

import mellos.kernel.text.Line;
import mellos.kernel.text.Literal;
import mellos.magic.BuildTime;
import mellos.magic.NoHeap;

/**
 * The command line, parsed once into the options of {@link Option}. Words are separated by blanks; what follows a lone
 * {@code --} belongs to the program. A word nobody knows, a value that makes no sense, an option given twice is an
 * error that names it; the boot goes on with what was understood, and says so.
 */
@BuildTime
@NoHeap
public final class CommandLine {
    private static final int ABSENT = -1;
    /** Where each option's value starts and ends in the command line; ABSENT if it was not given. */
    private static final int[] START = new int[32];

    private static final int[] END = new int[32];
    private static final int LONGEST_ERROR_LIST = 32;
    /** What is wrong, and with which bytes of the command line. */
    private static final String[] ERROR_TEXTS = new String[LONGEST_ERROR_LIST];

    private static final int[] ERROR_STARTS = new int[LONGEST_ERROR_LIST];
    private static final int[] ERROR_ENDS = new int[LONGEST_ERROR_LIST];
    private static int programStart;
    private static int errors;

    private CommandLine() {}

    /** Parses {@link BootRecord}'s command line and prints each error as a line. */
    public static void read() {
        parse();
        for (int i = 0; i < Math.min(errors, LONGEST_ERROR_LIST); i++) {
            report(ERROR_TEXTS[i], ERROR_STARTS[i], ERROR_ENDS[i]);
        }
    }

    static void parse() {
        for (int i = 0; i < START.length; i++) {
            START[i] = ABSENT;
        }
        errors = 0;
        int length = BootRecord.commandLineLength();
        programStart = length;
        int at = 0;
        while (at < length) {
            int end = wordEnd(at);
            if (end - at == 2 && byteAt(at) == '-' && byteAt(at + 1) == '-') {
                programStart = end < length ? end + 1 : end;
                break;
            }
            if (end > at) {
                parseWord(at, end);
            }
            at = end + 1;
        }
        if (BootRecord.isCommandLineCut()) {
            error("the command line is longer than 4096 bytes and was cut after", length, length);
        }
    }

    public static int errors() {
        return errors;
    }

    /** Whether an option was given. */
    public static boolean has(Option option) {
        return START[option.ordinal()] != ABSENT;
    }

    /** A number, or {@code otherwise} if it was not given. */
    public static int number(Option option, int otherwise) {
        if (!has(option)) {
            return otherwise;
        }
        return parseNumber(START[option.ordinal()], END[option.ordinal()]);
    }

    /** Where the program's arguments start in {@link BootRecord#commandLineByte}. */
    public static int programStart() {
        return programStart;
    }

    /** Whether the bytes of the command line from {@code start} to {@code end} are this text. */
    public static boolean matches(int start, int end, String text) {
        if (end - start != Literal.length(text)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (byteAt(i) != Literal.at(text, i - start)) {
                return false;
            }
        }
        return true;
    }

    private static void parseWord(int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && byteAt(nameEnd) != '=') {
            nameEnd++;
        }
        if (!enterKnown(start, nameEnd, end) && (nameEnd < end || !isKernelName(start, end))) {
            error("unknown option", start, end);
        }
    }

    /** @return whether the name is an option's; its mistakes are noted then */
    private static boolean enterKnown(int start, int nameEnd, int end) {
        for (int i = 0; i < Option.count(); i++) {
            Option option = Option.of(i);
            if (matches(start, nameEnd, option.word())) {
                if (isSound(option.form(), has(option), start, nameEnd, end)) {
                    START[option.ordinal()] = valueStart(nameEnd, end);
                    END[option.ordinal()] = end;
                }
                return true;
            }
        }
        return false;
    }

    /** Where the value begins, {@code end} if there is none. */
    private static int valueStart(int nameEnd, int end) {
        return nameEnd < end ? nameEnd + 1 : end;
    }

    /** Whether an option of this form, perhaps {@code given} before, may stand so; else the mistake is noted. */
    private static boolean isSound(Option.Form form, boolean given, int start, int nameEnd, int end) {
        boolean hasValue = nameEnd < end;
        if (given) {
            error("option given twice", start, end);
        } else if (hasValue == (form == Option.Form.FLAG)) {
            error(hasValue ? "option takes no value" : "option needs a value", start, end);
        } else if (!isValid(form, valueStart(nameEnd, end), end)) {
            error("bad value", start, end);
        } else {
            return true;
        }
        return false;
    }

    private static boolean isValid(Option.Form form, int start, int end) {
        if (form == Option.Form.SWITCH) {
            return matches(start, end, "on") || matches(start, end, "off");
        }
        if (form == Option.Form.NUMBER) {
            int number = parseNumber(start, end);
            return number >= 1 && number <= 255;
        }
        return form == Option.Form.FLAG || end > start;
    }

    /** GRUB passes the file's name as the first word. */
    private static boolean isKernelName(int start, int end) {
        return start == 0 && end > 0 && byteAt(0) == '/';
    }

    private static int parseNumber(int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = byteAt(i) - '0';
            if (digit < 0 || digit > 9 || number > 100_000) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return start == end ? -1 : number;
    }

    private static void error(String what, int start, int end) {
        if (errors < LONGEST_ERROR_LIST) {
            ERROR_TEXTS[errors] = what;
            ERROR_STARTS[errors] = start;
            ERROR_ENDS[errors] = end;
        }
        errors++;
    }

    private static void report(String what, int start, int end) {
        Line.begin();
        Line.text("command line: ");
        Line.text(what);
        Line.text(": ");
        for (int i = start; i < end; i++) {
            Line.character(byteAt(i));
        }
        Line.end();
    }

    private static int wordEnd(int start) {
        int end = start;
        while (end < BootRecord.commandLineLength() && byteAt(end) != ' ') {
            end++;
        }
        return end;
    }

    /** A byte of the command line. */
    public static int byteAt(int index) {
        return BootRecord.commandLineByte(index);
    }
}
