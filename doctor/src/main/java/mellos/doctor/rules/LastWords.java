package mellos.doctor.rules;

import java.util.List;
import java.util.regex.Pattern;

/** What the guest printed before it fell silent. */
public final class LastWords {
    private static final Pattern PANIC =
            Pattern.compile("(?i)panicked at|kernel panic|panic:|assertion.*failed|unreachable code"
                    + "|fatal exception|unhandled exception|unhandled interrupt|exception:"
                    + "|stack smashing|kernel oops|\\bBUG:");
    private static final int LINES = 3;
    private static final int WIDTH = 160;

    private LastWords() {}

    /** The first line that says the kernel stopped itself, or null. */
    public static String panic(String serial) {
        return serial.lines()
                .map(LastWords::clean)
                .filter(each -> PANIC.matcher(each).find())
                .findFirst()
                .orElse(null);
    }

    /** The last lines that are not empty. */
    public static List<String> tail(String serial) {
        List<String> all = serial.lines()
                .map(LastWords::clean)
                .filter(each -> !each.isEmpty())
                .toList();
        return all.subList(Math.max(0, all.size() - LINES), all.size());
    }

    /** Without control sequences and other unprintable characters, at most {@link #WIDTH} wide. */
    private static String clean(String line) {
        String text = line.replaceAll("\\x1b\\[[0-9;?]*[A-Za-z]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
    }
}
