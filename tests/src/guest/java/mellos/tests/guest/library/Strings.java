package mellos.tests.guest.library;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import mellos.tests.guest.Out;

/** java.lang.String over Latin-1 and wide text. */
public final class Strings {
    public static void main(String[] args) {
        String[] all = {
            "",
            "a",
            "abc",
            "Hello, World",
            "  trim me \t\n",
            "\u00e9t\u00e9 \u00df",
            "\u20ac\u4e2d\ud83d\ude00x",
            "aXbXc",
            "\u0130i",
            "0000",
            "-17"
        };
        for (String s : all) {
            one(s);
            for (String t : all) {
                Out.number(s.compareTo(t));
                Out.number(s.compareToIgnoreCase(t));
                Out.number(s.indexOf(t));
                Out.number(s.lastIndexOf(t));
                Out.flag(s.contains(t));
                Out.flag(s.startsWith(t));
                Out.flag(s.endsWith(t));
                Out.flag(s.equalsIgnoreCase(t.toUpperCase(Locale.ROOT)));
            }
            Out.end();
        }
        edits();
        errors();
    }

    private static void one(String s) {
        Out.number(s.length());
        Out.number(s.hashCode());
        Out.text(s.toUpperCase(Locale.ROOT));
        Out.text(s.toLowerCase(Locale.ROOT));
        Out.text(s.trim());
        Out.text(s.strip());
        Out.flag(s.isBlank());
        Out.text(s.repeat(2));
        Out.text(new StringBuilder(s).reverse().toString());
        Out.text(Arrays.toString(s.getBytes(StandardCharsets.UTF_8)));
        Out.text(new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        Out.text(Arrays.toString(s.getBytes(StandardCharsets.ISO_8859_1)));
        Out.text(Arrays.toString(s.getBytes(StandardCharsets.US_ASCII)));
        Out.number(s.codePointCount(0, s.length()));
        Out.number(s.chars().sum());
        Out.text(s.replace('a', '\u4e2d'));
        Out.text(s.replace("X", "--"));
        Out.text(s.concat("\u20ac"));
        Out.end();
    }

    private static void edits() {
        Out.text(Arrays.toString("a,b,,c,,".split(",")));
        Out.text(Arrays.toString("a,b,,c,,".split(",", -1)));
        Out.text(Arrays.toString("a,b,,c".split(",", 2)));
        Out.text(String.join("/", "a", "b", "c"));
        Out.text(String.join("-", java.util.List.of("x", "y")));
        Out.text("abcdef".substring(2));
        Out.text("abcdef".substring(2, 4));
        Out.text("abc".subSequence(1, 2).toString());
        Out.text(String.valueOf(new char[] {'x', '\u20ac'}));
        Out.text(new String(new char[] {'a', 'b', 'c', 'd'}, 1, 2));
        Out.text(String.copyValueOf("wxyz".toCharArray(), 2, 2));
        Out.text(String.valueOf((Object) null));
        Out.text("one\ntwo\r\nthree".lines().toList().toString());
        Out.text("  a\n    b".stripIndent());
        Out.text("x".indent(3));
        Out.text("a\\tb\\101".translateEscapes());
        Out.text("abcabc".indexOf('c', 3) + " " + "abcabc".lastIndexOf('a', 2) + " " + "abc".indexOf('z'));
        Out.text("" + "abc".regionMatches(true, 1, "XBC", 1, 2) + "abc".contentEquals(new StringBuilder("abc")));
        Out.text("" + (char) "\ud83d\ude00".codePointAt(0) + "\ud83d\ude00".codePointBefore(2));
        Out.end();
    }

    private static void errors() {
        Runnable[] bad = {
            () -> "abc".charAt(3),
            () -> "abc".charAt(-1),
            () -> "abc".substring(2, 1),
            () -> "abc".substring(4),
            () -> "\u20acbc".charAt(3),
            () -> "abc".substring(-1, 2),
            () -> "a".repeat(-1),
            () -> new String(new char[2], 1, 5)
        };
        for (Runnable r : bad) {
            try {
                r.run();
                Out.line("no error");
            } catch (RuntimeException e) {
                Out.thrown(e);
            }
        }
    }
}
