package mellos.runtime.text;

import java.util.Locale;
import java.util.Scanner;
import java.util.regex.Pattern;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.Substitute;

/** {@code java.util.Scanner}: numbers as in {@code Locale.ROOT}, whatever the locale. */
@Substitute("java.util.Scanner")
final class Target_java_util_Scanner {
    @Alias
    private Locale locale;

    @Alias
    private String groupSeparator;

    @Alias
    private String decimalSeparator;

    @Alias
    private String nanString;

    @Alias
    private String infinityString;

    @Alias
    private String negativePrefix;

    @Alias
    private Pattern integerPattern;

    @Alias
    private Pattern floatPattern;

    @Alias
    int modCount;

    private Target_java_util_Scanner() {}

    @Replace
    public Scanner useLocale(Locale wanted) {
        if (!wanted.equals(locale)) {
            modCount++;
            locale = wanted;
            groupSeparator = "\\x{2c}";
            decimalSeparator = "\\x{2e}";
            nanString = Pattern.quote("NaN");
            infinityString = Pattern.quote("\u221e");
            negativePrefix = Pattern.quote("-");
            integerPattern = null;
            floatPattern = null;
        }
        return (Scanner) (Object) this;
    }
}
