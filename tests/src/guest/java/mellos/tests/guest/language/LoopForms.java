package mellos.tests.guest.language;

import java.util.Arrays;
import mellos.tests.guest.Out;

/**
 * Loops whose addresses an optimiser computes far from their arrays: nobody but the loop holds the array, and what it
 * calls allocates in each turn, after it has put other values into all registers. No sum overflows, no index leaves its
 * array: the loops mean the same where such things are not checked.
 */
public final class LoopForms {
    private static final int SIZE = 1500;

    /** What the optimiser must not know. */
    private static final int[] NUMBERS = {500, 50, -20, 7, 350, 64, 1100, 3, 3000, 5};

    private LoopForms() {}

    private interface Form {
        int of(int[] a);
    }

    public static void main(String[] args) {
        line("sum", LoopForms::sum);
        line("downwards", LoopForms::downwards);
        line("downward bytes", LoopForms::downwardBytes);
        line("behind", LoopForms::behind);
        line("column", LoopForms::column);
        line("column without a start", LoopForms::plainColumn);
        line("convolution", LoopForms::convolution);
        line("knapsack", LoopForms::knapsack);
        line("knapsack without a call", LoopForms::quietKnapsack);
        line("window", LoopForms::window);
        line("far behind", LoopForms::farBehind);
        line("references", LoopForms::references);
        line("longs", LoopForms::longs);
        line("bytes", LoopForms::bytes);
        line("busy column", LoopForms::busyColumn);
        line("from above", LoopForms::fromAbove);
        line("chosen once", LoopForms::chosenOnce);
        line("chosen in turns", LoopForms::chosenInTurns);
    }

    private static void line(String name, Form form) {
        Out.text(name);
        Out.number(form.of(numbers(SIZE)));
        Out.end();
    }

    private static int[] numbers(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * 7 % 251;
        }
        return numbers;
    }

    private static int number(int place) {
        return NUMBERS[place];
    }

    /** Calls that no optimiser makes part of a loop. */
    private static final Churn[] CHURNS = {LoopForms::rows, LoopForms::squares};

    private interface Churn {
        int of(int n);
    }

    private static int churn(int n) {
        return CHURNS[n & 1].of(n);
    }

    private static int squares(int n) {
        Integer[] squares = new Integer[12];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = 1000 + i * i;
        }
        return squares[(n & 7) + 1] & 1;
    }

    /** Garbage, and other values in all registers. */
    private static int rows(int n) {
        int[] a = new int[16];
        long b = n * 3L;
        long c = n ^ 5L;
        long d = b * c;
        long e = d + b;
        for (int i = 0; i < a.length; i++) {
            a[i] = (int) (b + c * i + d * (i + 1) + e * (i + 2));
        }
        return a[n & 15] & 1;
    }

    private static int sum(int[] a) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += a[i] + churn(i);
        }
        return sum;
    }

    private static int downwards(int[] a) {
        int sum = 0;
        for (int i = SIZE - 1; i >= 0; i--) {
            sum = (sum * 3 + a[i] + churn(i)) & 0xfffff;
        }
        return sum;
    }

    private static int downwardBytes(int[] a) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) a[number(3)]);
        int sum = 0;
        for (int i = number(6); i >= 0; i--) {
            sum += bytes[i] + churn(i);
        }
        return sum;
    }

    private static int behind(int[] a) {
        int k = number(0);
        int sum = 0;
        for (int i = k; i < SIZE + k; i++) {
            sum += a[i - k] + churn(i);
        }
        return sum;
    }

    private static int column(int[] a) {
        int width = number(1);
        int x = number(2);
        int sum = 0;
        for (int y = 1; y < SIZE / 50; y++) {
            sum += a[y * width + x] + churn(y);
        }
        return sum;
    }

    private static int plainColumn(int[] a) {
        int width = number(1);
        int sum = 0;
        for (int y = 0; y < SIZE / 50; y++) {
            sum += a[y * width] + churn(y);
        }
        return sum;
    }

    private static int convolution(int[] a) {
        int k = number(3);
        int[] b = numbers(SIZE);
        int[] c = new int[SIZE];
        for (int i = k; i < SIZE; i++) {
            c[i] += a[i] * b[i - k] + churn(i);
        }
        return sum(c);
    }

    private static int knapsack(int[] a) {
        int w = number(4);
        int best = 0;
        for (int j = 0; j < SIZE; j++) {
            int weight = churn(j);
            if (j >= w) {
                best = Math.max(best, a[j - w] + weight);
            }
        }
        return best;
    }

    /** The world stops in it at a poll, while another thread collects, or not at all. */
    private static int quietKnapsack(int[] a) {
        int w = number(4);
        int best = 0;
        for (int round = 0; round < number(7); round++) {
            for (int j = w; j < SIZE; j++) {
                best = Math.max(best, a[j] + a[j - w] / 2);
            }
            best += churn(round);
        }
        return best;
    }

    private static int window(int[] a) {
        int w = number(5);
        int best = 0;
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += a[i] - (i >= w ? a[i - w] : 0);
            best = Math.max(best, sum + churn(i));
        }
        return best;
    }

    private static int farBehind(int[] a) {
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            if (i >= 1100) {
                sum += a[i - 1000] * a[i - 1001] + churn(i);
            }
        }
        return sum;
    }

    private static int references(int[] a) {
        int w = number(4);
        Object[] objects = new Object[SIZE];
        Arrays.fill(objects, NUMBERS);
        int sum = a[w];
        for (int i = 0; i < SIZE; i++) {
            int weight = churn(i);
            if (i >= w) {
                sum += objects[i - w] == NUMBERS ? weight : 1000;
            }
        }
        return sum;
    }

    private static int longs(int[] a) {
        int w = number(4);
        long[] wide = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            wide[i] = a[i];
        }
        long best = 0;
        for (int i = 0; i < SIZE; i++) {
            long weight = churn(i);
            if (i >= w) {
                best = Math.max(best, wide[i - w] * 3 + weight);
            }
        }
        return (int) best;
    }

    private static int bytes(int[] a) {
        int w = number(6);
        byte[] narrow = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            narrow[i] = (byte) a[i];
        }
        int sum = 0;
        for (int i = 0; i < SIZE; i++) {
            int weight = churn(i);
            if (i >= w) {
                sum += narrow[i - w] + weight;
            }
        }
        return sum;
    }

    /** The part of the address that stays the same lies before the array, and what else happens needs registers. */
    private static int busyColumn(int[] a) {
        int width = number(9);
        int x = number(2);
        int sum = 0;
        for (int y = 4; y < SIZE / 5; y++) {
            sum += a[y * width + x] + rows(y);
        }
        return sum;
    }

    /** The address begins behind the array and comes down into it. */
    private static int fromAbove(int[] a) {
        int w = number(8);
        int best = 0;
        for (int i = -1; i >= -w; i--) {
            int weight = churn(i);
            if (i < SIZE - w) {
                best = Math.max(best, a[i + w] + weight);
            }
        }
        return best;
    }

    private static int chosenOnce(int[] a) {
        int w = number(4);
        int[] b = numbers(SIZE);
        int[] one = churn(w) == 0 ? a : b;
        int best = 0;
        for (int i = 0; i < SIZE; i++) {
            int weight = churn(i);
            if (i >= w) {
                best = Math.max(best, one[i - w] + weight);
            }
        }
        return best;
    }

    private static int chosenInTurns(int[] a) {
        int w = number(4);
        int[] b = numbers(SIZE);
        int best = 0;
        for (int i = 0; i < SIZE; i++) {
            int weight = churn(i);
            if (i >= w) {
                int[] one = (weight & 1) == 0 ? a : b;
                best = Math.max(best, one[i - w] + weight);
            }
        }
        return best;
    }
}
