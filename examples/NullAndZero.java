/** What is not there and what cannot be divided by: exceptions like others. */
public final class NullAndZero {
    private NullAndZero() {}

    private static int length(String text) {
        return text.length();
    }

    private static int share(int whole, int parts) {
        return whole / parts;
    }

    public static void main(String[] args) {
        String[] texts = {"four", null};
        for (String text : texts) {
            try {
                System.out.println("length " + length(text));
            } catch (NullPointerException e) {
                System.out.println("null: " + e.getMessage());
            }
        }
        for (int parts = 2; parts >= 0; parts--) {
            try {
                System.out.println("share " + share(10, parts));
            } catch (ArithmeticException e) {
                System.out.println("zero: " + e.getMessage());
            }
        }
    }
}
