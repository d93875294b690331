package mellos.runtime.text;

import java.util.Formatter;
import java.util.Locale;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.Formatter.FormatSpecifier}: digits and groups as in {@code Locale.ROOT}. */
@Substitute("java.util.Formatter$FormatSpecifier")
final class Target_java_util_Formatter_FormatSpecifier {
    private static final int ZERO_PAD = 1 << 5;
    private static final int GROUP = 1 << 6;
    private static final int GROUP_DIGITS = 3;

    /**
     * Appends a number's digits with separators between groups and zeros in front, as the flags say.
     *
     * @param value digits from {@code offset} on, perhaps with a point among them
     * @param width with {@code ZERO_PAD}: characters that the builder is to hold at least
     */
    @Replace
    private StringBuilder localizedMagnitude(
            Formatter formatter,
            StringBuilder target,
            CharSequence value,
            int offset,
            int flags,
            int width,
            Locale locale) {
        StringBuilder text = target == null ? new StringBuilder() : target;
        int start = text.length();
        int point = pointOf(value, offset);
        for (int i = offset; i < value.length(); i++) {
            text.append(value.charAt(i));
            int digitsLeft = point - 1 - i;
            if ((flags & GROUP) != 0 && digitsLeft > 0 && digitsLeft % GROUP_DIGITS == 0) {
                text.append(',');
            }
        }
        if ((flags & ZERO_PAD) != 0 && width > text.length()) {
            text.insert(start, "0".repeat(width - text.length()));
        }
        return text;
    }

    private static int pointOf(CharSequence value, int offset) {
        int point = offset;
        while (point < value.length() && value.charAt(point) != '.') {
            point++;
        }
        return point;
    }
}
