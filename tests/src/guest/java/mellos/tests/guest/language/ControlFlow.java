package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/** Loops of every form, labelled break and continue, blocks left by a label, unreachable ends, nested loops. */
public final class ControlFlow {
    public static void main(String[] args) {
        int found = 0;
        search:
        for (int i = 2; i < 100; i++) {
            for (int j = 2; j * j <= i; j++) {
                if (i % j == 0) {
                    continue search;
                }
            }
            found++;
            if (i > 60) {
                break search;
            }
            Out.number(i);
        }
        Out.number(found);
        Out.end();
        block:
        {
            if (found > 3) {
                Out.text("leaving");
                break block;
            }
            Out.text("not reached");
        }
        int n = 27, steps = 0;
        do {
            n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
            steps++;
        } while (n != 1);
        Out.number(steps);
        for (int i = 0, j = 10; i < j; i += 2, j--) {
            Out.number(i * j);
        }
        for (; ; ) {
            if (steps-- < 100) {
                break;
            }
        }
        Out.number(steps);
        Out.end();
        outer:
        while (true) {
            inner:
            do {
                switch (steps++ % 4) {
                    case 0:
                        continue outer;
                    case 1:
                        continue inner;
                    case 2:
                        break inner;
                    default:
                        if (steps > 130) break outer;
                }
            } while (steps % 7 != 0);
            Out.number(steps);
        }
        Out.end();
        gcd();
        sort();
        Out.number(mutual(17));
        Out.end();
    }

    private static void gcd() {
        for (int a = 1; a < 100; a += 13) {
            for (int b = 1; b < 100; b += 17) {
                int x = a, y = b;
                while (y != 0) {
                    int t = x % y;
                    x = y;
                    y = t;
                }
                Out.number(x);
            }
        }
        Out.end();
    }

    private static void sort() {
        int[] a = new int[60];
        int seed = 12345;
        for (int i = 0; i < a.length; i++) {
            seed = seed * 1103515245 + 12345;
            a[i] = seed >>> 20;
        }
        for (int gap = 30; gap > 0; gap /= 2) {
            for (int i = gap; i < a.length; i++) {
                int t = a[i], j = i;
                for (; j >= gap && a[j - gap] > t; j -= gap) {
                    a[j] = a[j - gap];
                }
                a[j] = t;
            }
        }
        for (int v : a) {
            Out.number(v);
        }
        Out.end();
    }

    private static int mutual(int n) {
        while (true) {
            if (n < 0) {
                return n;
            } else if (n % 3 == 0) {
                n -= 5;
            } else if (n % 3 == 1) {
                n -= 2;
                continue;
            } else {
                n = n / 2 - 1;
            }
            if (n == 2) {
                return 22;
            }
        }
    }
}
