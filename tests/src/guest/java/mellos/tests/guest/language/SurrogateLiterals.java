package mellos.tests.guest.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mellos.tests.guest.Out;

/**
 * Unpaired surrogates in literals, in messages and in switches: each literal is itself, whatever an encoder would make
 * of it.
 */
public final class SurrogateLiterals {
    static final String HIGH = "\uD800";
    static final String OTHER = "\uDBFF";
    static final String LOW = "\uDC00";

    private static int label(String text) {
        return switch (text) {
            case "\uD800" -> 1;
            case "\uD801" -> 2;
            case "\uDFFF" -> 3;
            case "?" -> 4;
            case "\uFFFD" -> 5;
            default -> 6;
        };
    }

    public static void main(String[] args) {
        for (String text : List.of(HIGH, OTHER, LOW, "\uFFFD", "?", "\uD800\uDC00", "\uDC00\uD800")) {
            Out.number(text.charAt(0));
            Out.number(text.codePointAt(0));
            Out.number(text.hashCode());
            Out.number(label(text));
            Out.end();
        }
        String mixed = "a\uD9A0b";
        String other = "a\uD9A1b";
        Out.line(HIGH.equals(OTHER) + " " + (HIGH == LOW) + " " + HIGH.compareTo(LOW) + " " + mixed.equals(other));
        Out.line(mixed.hashCode() + " " + other.hashCode() + " " + (mixed + HIGH + 5).length() + " "
                + (mixed == mixed.intern()));
        Out.number(new HashSet<>(Set.of("\uD811", "\uD812", "\uDC11", "\uDC12")).size());
        for (String pattern : new String[] {"\uD9A0", "[\uD9A1]", "\uDE8E", "[\u00ff-\uD9A1]"}) {
            Out.line(Pattern.matches(pattern, "\uD9A0") + " " + Pattern.matches(pattern, "\uDE8E"));
        }
    }
}
