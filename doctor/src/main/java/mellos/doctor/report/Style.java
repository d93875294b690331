package mellos.doctor.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is laid out for its reader.
 *
 * @param colours escape sequences may be used
 * @param wrapsLead the three lines are broken too; not into a pipe, where {@code head -1} must give the cause
 */
public record Style(boolean colours, boolean wrapsLead) {
    public static final Style PLAIN = new Style(false, false);
    public static final Style TERMINAL = new Style(true, true);

    static final int WIDTH = 80;

    private static final String RESET = "\u001b[0m";

    String strong(String text) {
        return paint("\u001b[1m", text);
    }

    String heading(String text) {
        return paint("\u001b[36m", text);
    }

    String warning(String text) {
        return paint("\u001b[33m", text);
    }

    private String paint(String start, String text) {
        return colours && !text.isEmpty() ? start + text + RESET : text;
    }

    /**
     * Breaks at blanks to {@link #WIDTH} columns; {@code indent} before each line, two more before those that follow.
     */
    static List<String> wrap(String text, String indent) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean fresh = true;
        for (String word : text.split(" ")) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                out.add(line.toString());
                line = new StringBuilder(indent + "  ");
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.add(line.toString());
        return out;
    }
}
