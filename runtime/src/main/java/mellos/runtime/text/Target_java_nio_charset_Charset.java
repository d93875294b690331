package mellos.runtime.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.spi.CharsetProvider;
import java.util.SortedMap;
import java.util.TreeMap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.nio.charset.Charset}: those of {@code java.base}; UTF-8 is the default. */
@Substitute("java.nio.charset.Charset")
final class Target_java_nio_charset_Charset {
    @Alias
    private static String[] zeroAliases;

    private Target_java_nio_charset_Charset() {}

    @ReplaceInitializer
    static void initialize() {
        zeroAliases = new String[0];
    }

    @Alias
    private static native void checkName(String name);

    @Replace
    public static Charset defaultCharset() {
        return StandardCharsets.UTF_8;
    }

    @Replace
    private static Charset lookup(String name) {
        if (name == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        Charset found = standard(name);
        if (found == null) {
            checkName(name);
        }
        return found;
    }

    /** What most programs name is found without the tables of names; null if unknown. */
    private static Charset standard(String name) {
        return switch (name) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1" -> StandardCharsets.ISO_8859_1;
            case "US-ASCII" -> StandardCharsets.US_ASCII;
            default -> Provider.STANDARD.charsetForName(name);
        };
    }

    @Replace
    public static SortedMap<String, Charset> availableCharsets() {
        SortedMap<String, Charset> charsets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Provider.STANDARD.charsets().forEachRemaining(charset -> charsets.put(charset.name(), charset));
        return charsets;
    }

    /** Made when it is first needed. */
    private static final class Provider {
        static final CharsetProvider STANDARD = new sun.nio.cs.StandardCharsets();
    }
}
