package mellos.tests.guest.bytecode;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** tableswitch and lookupswitch: dense, sparse, at the limits of int, falling through, default in the middle. */
public final class Switches {
    public static void main(String[] args) {
        for (int v = -4; v < 14; v++) {
            Out.number(dense(v));
            Out.number(falling(v));
            Out.number(expression(v));
            Out.text(text(v));
        }
        Out.end();
        for (int v : Values.INTS) {
            Out.number(sparse(v));
            Out.number(limits(v));
            Out.number(dense(v));
        }
        Out.end();
        for (char c : "aeiouxyz\u00e9\uffff".toCharArray()) {
            Out.number(characters(c));
        }
        for (byte b = 126; b != -126; b++) {
            Out.number(bytes(b));
        }
        Out.end();
        int steps = 0;
        int state = 1;
        while (state != 27 && steps < 200) {
            state = machine(state);
            steps++;
            Out.number(state);
        }
        Out.end();
    }

    private static int dense(int v) {
        switch (v) {
            case 0:
                return 100;
            case 1:
                return 101;
            case 2:
                return 104;
            case 3:
                return 109;
            case 5:
                return 125;
            case 6:
                return 136;
            default:
                return -1;
        }
    }

    private static int sparse(int v) {
        switch (v) {
            case -987654321:
                return 1;
            case -32769:
                return 2;
            case -1:
                return 3;
            case 0:
                return 4;
            case 64:
                return 5;
            case 65536:
                return 6;
            case 123456789:
                return 7;
            default:
                return 0;
        }
    }

    private static int limits(int v) {
        return switch (v) {
            case Integer.MIN_VALUE -> 1;
            case Integer.MIN_VALUE + 1 -> 2;
            case Integer.MAX_VALUE - 1 -> 3;
            case Integer.MAX_VALUE -> 4;
            default -> 5;
        };
    }

    private static int falling(int v) {
        int result = 0;
        switch (v) {
            case 1:
                result += 1;
            case 2:
                result += 2;
                break;
            default:
                result += 1000;
            case 3:
                result += 4;
            case -3:
                result += 8;
                break;
            case 9:
            case 10:
            case 11:
                return -result - 5;
        }
        return result;
    }

    private static int expression(int v) {
        return 10
                * switch (v & 7) {
                    case 0, 2, 4 -> {
                        int t = v * 3;
                        yield t - 1;
                    }
                    case 1 -> 1;
                    case 7 -> -7;
                    default -> {
                        if (v > 5) {
                            yield 55;
                        }
                        yield v;
                    }
                };
    }

    private static String text(int v) {
        return switch (v) {
            case 1 -> "one";
            case 2 -> "two";
            case 3, 4 -> "some";
            default -> v < 0 ? "negative" : "many";
        };
    }

    private static int characters(char c) {
        return switch (c) {
            case 'a' -> 1;
            case 'e' -> 2;
            case 'i' -> 3;
            case 'o' -> 4;
            case 'u' -> 5;
            case '\uffff' -> 6;
            case '\u00e9' -> 7;
            default -> 0;
        };
    }

    private static int bytes(byte b) {
        return switch (b) {
            case -128 -> 1;
            case 127 -> 2;
            case -127 -> 3;
            default -> 9;
        };
    }

    private static int machine(int state) {
        return switch (state % 5) {
            case 0 -> state / 5 + 1;
            case 1 -> state * 3 + 1;
            case 2 -> state + 9;
            case 3 -> state * 2;
            default -> state - 1;
        };
    }
}
