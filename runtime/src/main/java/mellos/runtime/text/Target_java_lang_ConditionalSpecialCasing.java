package mellos.runtime.text;

import java.util.Locale;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.lang.ConditionalSpecialCasing}: the form of a Greek sigma without looking up word boundaries. */
@Substitute("java.lang.ConditionalSpecialCasing")
final class Target_java_lang_ConditionalSpecialCasing {
    private Target_java_lang_ConditionalSpecialCasing() {}

    @Alias
    private static native boolean isCased(int codePoint);

    /**
     * Unicode, "Context Specification for Casing", Final_Sigma: a cased letter before in the same word, none behind.
     */
    @Replace
    private static boolean isFinalCased(String text, int index, Locale locale) {
        return isCasedBefore(text, index) && !isCasedBehind(text, index + Character.charCount(text.codePointAt(index)));
    }

    private static boolean isCasedBefore(String text, int index) {
        int at = index;
        while (at > 0) {
            int codePoint = text.codePointBefore(at);
            if (isCased(codePoint)) {
                return true;
            }
            if (!isIgnored(codePoint)) {
                return false;
            }
            at -= Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isCasedBehind(String text, int index) {
        int at = index;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (isCased(codePoint)) {
                return true;
            }
            if (!isIgnored(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    /** Marks and apostrophes, which stand inside a word. */
    private static boolean isIgnored(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> codePoint == '\'' || codePoint == 0x2019 || codePoint == 0xb7;
        };
    }
}
