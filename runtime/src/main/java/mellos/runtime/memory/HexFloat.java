package mellos.runtime.memory;

/** {@code Double.toHexString}: the number's bits as hexadecimal digits of its significand and a binary exponent. */
public final class HexFloat {
    private static final int FRACTION_BITS = 52;
    private static final int FRACTION_DIGITS = 13;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;

    private HexFloat() {}

    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.getExponent(value);
        boolean subnormal = exponent < Double.MIN_EXPONENT;
        StringBuilder text = new StringBuilder(bits < 0 ? "-0x" : "0x");
        text.append(subnormal ? "0." : "1.").append(fraction(bits & FRACTION));
        text.append('p').append(value == 0 ? 0 : subnormal ? Double.MIN_EXPONENT : exponent);
        return text.toString();
    }

    /** Thirteen digits without the zeros at the end, one digit at least. */
    private static String fraction(long fraction) {
        String digits = Long.toHexString(fraction);
        String padded = "0".repeat(FRACTION_DIGITS - digits.length()) + digits;
        int end = padded.length();
        while (end > 1 && padded.charAt(end - 1) == '0') {
            end--;
        }
        return padded.substring(0, end);
    }
}
