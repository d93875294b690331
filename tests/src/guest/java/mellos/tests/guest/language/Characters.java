package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/** Arithmetic on char, switch on strings with colliding hashes, unicode escapes, numeric literals. */
public final class Characters {
    private static int which(String s) {
        switch (s) {
            case "Aa":
                return 1;
            case "BB":
                return 2;
            case "AaAa":
                return 3;
            case "BBBB":
                return 4;
            case "AaBB":
                return 5;
            case "":
                return 6;
            case "\u20ac":
                return 7;
            default:
                return 0;
        }
    }

    public static void main(String[] args) {
        char c = 'a';
        c++;
        c += 1;
        char d = (char) (c + 1);
        final char fixed = 10;
        byte b = fixed;
        int i = 'a' * 2;
        Out.number(c);
        Out.number(d);
        Out.number(b);
        Out.number(i);
        Out.number((char) -1 + 1);
        Out.number('\377' + '\u0041' + '\'' + '\\' + '\0' + '\s');
        Out.number(0b1010_1010 + 0x7f_ff + 017 + 1_000_000);
        Out.number(0xFFFF_FFFFL + 0b1L + 0777L);
        Out.bits(0x1.8p3 + 1e-3 + .5 + 1. + 0x.8p-1 + 1f + 2D);
        Out.end();
        for (char x = 'z'; x >= 'a'; x -= 5) {
            Out.text(String.valueOf(x));
        }
        int[] counts = new int[26];
        for (char x : "the quick brown fox jumps over the lazy dog".toCharArray()) {
            if (x != ' ') {
                counts[x - 'a']++;
            }
        }
        for (int count : counts) {
            Out.number(count);
        }
        Out.end();
        for (String s :
                new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "\u20ac", "x", new String("BB"), "A" + "a"
                }) {
            Out.number(which(s));
        }
        Out.end();
        StringBuilder caesar = new StringBuilder();
        for (char x : "Hello, World \u00e9 zZ".toCharArray()) {
            caesar.append(
                    x >= 'a' && x <= 'z'
                            ? (char) ((x - 'a' + 13) % 26 + 'a')
                            : x >= 'A' && x <= 'Z' ? (char) ((x - 'A' + 13) % 26 + 'A') : x);
        }
        Out.line(caesar.toString());
    }
}
