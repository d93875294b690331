package mellos.tests.guest.language;

import mellos.tests.guest.Out;

/**
 * Loops whose addresses an optimiser computes far from their arrays: nobody but the loop holds the array, it allocates
 * in each turn, and so does what it calls.
 */
public final class LoopForms {
    private static final int SIZE = 3000;

    private LoopForms() {}

    public static void main(String[] args) {
        line("sum", sum(numbers(SIZE)));
        line("downwards", downwards(numbers(SIZE)));
        line("behind", behind(numbers(SIZE), 1000));
        line("column", column(numbers(SIZE), 50, -20));
        line("convolution", convolution(numbers(SIZE), numbers(SIZE), new int[SIZE], 7));
        line("knapsack", knapsack(numbers(SIZE), 700));
        line("window", window(numbers(SIZE), 64));
        line("far behind", farBehind(numbers(SIZE)));
        line("two arrays", twoArrays(numbers(SIZE), numbers(SIZE / 2)));
    }

    private static void line(String form, int result) {
        Out.text(form);
        Out.number(result);
        Out.end();
    }

    private static int[] numbers(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i * 7 % 1001;
        }
        return numbers;
    }

    /** Garbage, and other values in all registers. */
    private static int churn(int n) {
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
        for (int i = 0; i < a.length; i++) {
            sum += a[i] + churn(i);
        }
        return sum;
    }

    private static int downwards(int[] a) {
        int sum = 0;
        for (int i = a.length - 1; i >= 0; i--) {
            sum = sum * 3 + a[i] + churn(i);
        }
        return sum;
    }

    private static int behind(int[] a, int k) {
        int sum = 0;
        for (int i = k; i < a.length + k; i++) {
            sum += a[i - k] + churn(i);
        }
        return sum;
    }

    private static int column(int[] a, int width, int x) {
        int sum = 0;
        for (int y = 1; y * width + x < a.length; y++) {
            sum += a[y * width + x] + churn(y);
        }
        return sum;
    }

    private static int convolution(int[] a, int[] b, int[] c, int k) {
        for (int i = k; i < a.length; i++) {
            c[i] += a[i] * b[i - k] + churn(i);
        }
        return sum(c);
    }

    private static int knapsack(int[] a, int w) {
        int best = 0;
        for (int j = 0; j < a.length; j++) {
            int weight = churn(j);
            if (j >= w) {
                best = Math.max(best, a[j - w] + weight);
            }
        }
        return best;
    }

    private static int window(int[] a, int w) {
        int best = 0;
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] - (i >= w ? a[i - w] : 0);
            best = Math.max(best, sum + churn(i));
        }
        return best;
    }

    private static int farBehind(int[] a) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (i >= 1100) {
                sum += a[i - 1000] * a[i - 1001] + churn(i);
            }
        }
        return sum;
    }

    private static int twoArrays(int[] a, int[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            int[] one = (i & 1) == 0 || i / 2 >= b.length ? a : b;
            sum += one[i / 2] + churn(i);
        }
        return sum;
    }
}
