package mellos.tests.guest.library;

import java.util.*;
import java.util.regex.*;
import mellos.tests.guest.Out;

/** Regular expressions. */
public final class Texts {
    public static void main(String[] args) {
        String text = "2024-02-29 error[17]: disk 'sda1' failed; 2025-12-01 warning[3]: fan \"slow\"";
        Matcher m = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2}) (\\w+)\\[(\\d+)\\]")
                .matcher(text);
        while (m.find()) {
            Out.text(m.group("date") + "/" + m.group(2) + "/" + m.group(3) + "@" + m.start() + "-" + m.end(1));
        }
        Out.end();
        Out.line(text.replaceAll("(\\d)(\\d)", "$2$1"));
        Out.line(Pattern.compile("[aeiou]")
                .matcher(text)
                .replaceAll(r -> r.group().toUpperCase(Locale.ROOT)));
        Out.line(Arrays.toString("a1b22c333d".split("\\d+")));
        Out.line(Arrays.toString(Pattern.compile("\\s*[,;]\\s*").split("x , y;z ;; w")));
        for (String p : new String[] {
            "a*b",
            "(a|b)*c",
            "^\\S+@\\S+\\.com$",
            "(?i)HELLO",
            "a{2,3}?",
            "(.)\\1",
            "[^x-z]+",
            "\\bword\\b",
            "(?=.*\\d).{4,}",
            "x++y",
            "\\p{Lu}\\p{L}*",
            "\u20ac|\u4e2d"
        }) {
            for (String s : new String[] {
                "aaab", "abac", "me@x.com", "hello", "aa", "noon", "a word here", "pass1", "xxxy", "Title", "\u4e2d"
            }) {
                Pattern c = Pattern.compile(p);
                Out.flag(c.matcher(s).matches());
                Out.flag(c.matcher(s).find());
                Out.flag(c.matcher(s).lookingAt());
            }
            Out.end();
        }
        for (String bad : new String[] {"(", "[a", "a**", "\\", "(?<n>a)(?<n>b)", "x{3,1}"}) {
            try {
                Pattern.compile(bad);
                Out.line("accepted " + bad);
            } catch (PatternSyntaxException e) {
                Out.text(e.getDescription());
                Out.number(e.getIndex());
                Out.end();
            }
        }
        Out.line(Pattern.quote("a.b") + " " + Matcher.quoteReplacement("$1") + " "
                + "a.b".matches(Pattern.quote("a.b")));
        Scanner scanner = new Scanner("12 word 3.5\nnext line\n");
        scanner.useLocale(Locale.ROOT);
        Out.text(scanner.nextInt()
                + scanner.next()
                + scanner.nextDouble()
                + scanner.nextLine()
                + scanner.nextLine()
                + scanner.hasNext());
        StringTokenizer t = new StringTokenizer("a b\tc");
        Out.number(t.countTokens());
        Out.end();
    }
}
