/** A recursion without end, caught: the thread goes on, as often as it likes. */
public final class DeepRecursion {
    private static int depth;

    private DeepRecursion() {}

    private static int descend(int level) {
        depth = level;
        return descend(level + 1) + 1;
    }

    public static void main(String[] args) {
        for (int i = 1; i <= 5; i++) {
            try {
                descend(0);
            } catch (StackOverflowError e) {
                System.out.println("caught " + i + ", deeper than a thousand: " + (depth > 1000));
            }
        }
    }
}
