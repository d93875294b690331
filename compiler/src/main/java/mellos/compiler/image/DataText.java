package mellos.compiler.image;

/** Numbers and bytes as LLVM's assembly language writes constants. */
public final class DataText {
    private static final String HEX = "0123456789ABCDEF";

    private DataText() {}

    /** A constant array of i8, with its type. */
    static String bytes(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length + 24);
        text.append('[').append(bytes.length).append(" x i8] c\"");
        for (byte b : bytes) {
            if (b >= ' ' && b < 0x7f && b != '"' && b != '\\') {
                text.append((char) b);
            } else {
                text.append('\\').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return text.append('"').toString();
    }

    /** A constant of type double, every bit of a NaN kept. */
    public static String of(double value) {
        return hexadecimal(Double.doubleToRawLongBits(value));
    }

    /** A constant of type float: LLVM writes it as the double of the same value. */
    public static String of(float value) {
        if (Float.isNaN(value)) {
            long bits = Float.floatToRawIntBits(value);
            long payload = (bits & 0x7fffff) << 29;
            return hexadecimal((bits & 0x80000000L) << 32 | 0x7ff0000000000000L | payload);
        }
        return hexadecimal(Double.doubleToRawLongBits(value));
    }

    private static String hexadecimal(long bits) {
        StringBuilder text = new StringBuilder("0x");
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((int) (bits >>> shift & 15)));
        }
        return text.toString();
    }
}
