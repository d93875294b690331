package mellos.runtime.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import mellos.magic.substitute.Alias;
import mellos.magic.substitute.Replace;
import mellos.magic.substitute.ReplaceInitializer;
import mellos.magic.substitute.Substitute;

/** {@code java.nio.charset.Charset}: the six that every Java platform must have; UTF-8 is the default. */
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

    /** By canonical name, by common aliases, in any case; null if unknown. */
    private static Charset standard(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "ISO-8859-1", "ISO8859_1", "ISO_8859-1", "LATIN1", "L1", "ISO8859-1" -> StandardCharsets.ISO_8859_1;
            case "US-ASCII", "ASCII", "ISO646-US", "646" -> StandardCharsets.US_ASCII;
            case "UTF-16", "UTF_16" -> StandardCharsets.UTF_16;
            case "UTF-16BE", "UTF_16BE" -> StandardCharsets.UTF_16BE;
            case "UTF-16LE", "UTF_16LE" -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }

    @Replace
    public static SortedMap<String, Charset> availableCharsets() {
        SortedMap<String, Charset> charsets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : new String[] {"UTF-8", "ISO-8859-1", "US-ASCII", "UTF-16", "UTF-16BE", "UTF-16LE"}) {
            charsets.put(name, standard(name));
        }
        return charsets;
    }
}
