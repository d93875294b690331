package mellos.kernel.boot;

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

    private static int programStart;

    private CommandLine() {}

    /** Parses {@link BootRecord}'s command line and prints each error as a line. */
    public static void read() {
        parse();
        CommandLineErrors.print();
    }

    static void parse() {
        for (int i = 0; i < START.length; i++) {
            START[i] = ABSENT;
        }
        CommandLineErrors.clear();
        int length = BootRecord.commandLineLength();
        programStart = length;
        parseWords(length);
        if (BootRecord.isCommandLineCut()) {
            CommandLineErrors.add("the command line is longer than 4096 bytes and was cut after", length, length);
        }
    }

    private static void parseWords(int length) {
        int at = 0;
        while (at < length) {
            int end = wordEnd(at);
            if (end - at == 2 && byteAt(at) == '-' && byteAt(at + 1) == '-') {
                programStart = end < length ? end + 1 : end;
                return;
            }
            if (end > at) {
                parseWord(at, end);
            }
            at = end + 1;
        }
    }

    public static int errors() {
        return CommandLineErrors.count();
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
        return OptionValue.number(START[option.ordinal()], END[option.ordinal()]);
    }

    /** Where the value of an option that was given starts. */
    public static int start(Option option) {
        return START[option.ordinal()];
    }

    /** Where it ends. */
    public static int end(Option option) {
        return END[option.ordinal()];
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
        boolean known = enterKnown(start, nameEnd, end) || isProgramsSetting(start, end);
        if (!known && (nameEnd < end || !isKernelName(start, end))) {
            CommandLineErrors.add("unknown option", start, end);
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
            CommandLineErrors.add("option given twice", start, end);
        } else if (hasValue == (form == Option.Form.FLAG)) {
            CommandLineErrors.add(hasValue ? "option takes no value" : "option needs a value", start, end);
        } else if (!OptionValue.fits(form, valueStart(nameEnd, end), end)) {
            CommandLineErrors.add("bad value", start, end);
        } else {
            return true;
        }
        return false;
    }

    /** A property or a variable of the environment. docs/boot.md, "Options". */
    private static boolean isProgramsSetting(int start, int end) {
        return begins(start, end, "-D") || begins(start, end, "env.");
    }

    private static boolean begins(int start, int end, String text) {
        return end - start > text.length() && matches(start, start + text.length(), text);
    }

    /** GRUB passes the file's name as the first word. */
    private static boolean isKernelName(int start, int end) {
        return start == 0 && end > 0 && byteAt(0) == '/';
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
