package mellos.runtime.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import mellos.magic.substitute.Cut;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.Formatter}: every locale writes numbers as {@code Locale.ROOT} does. */
@Substitute("java.util.Formatter")
final class Target_java_util_Formatter {
    private Target_java_util_Formatter() {}

    @Replace
    private static char getZero(Locale locale) {
        return '0';
    }

    @Replace
    private static char getDecimalSeparator(Locale locale) {
        return '.';
    }

    @Replace
    private static char getGroupingSeparator(Locale locale) {
        return ',';
    }

    @Replace
    private static char getMinusSign(Locale locale) {
        return '-';
    }

    @Cut("Numbers are formatted as in Locale.ROOT; the symbols of other locales are left out.")
    private static native DecimalFormatSymbols getDecimalFormatSymbols(Locale locale);
}
