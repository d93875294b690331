package mellos.tests.guest.library;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** Integer, Long, Float, Double: conversions to and from text, bit operations, unsigned arithmetic, comparison. */
public final class Numbers {
    public static void main(String[] args) {
        for (int v : Values.INTS) {
            Out.text(Integer.toString(v) + " " + Integer.toString(v, 7) + " " + Integer.toString(v, 36) + " "
                    + Integer.toHexString(v) + " " + Integer.toOctalString(v) + " " + Integer.toBinaryString(v) + " "
                    + Integer.toUnsignedString(v));
            Out.number(Integer.bitCount(v));
            Out.number(Integer.numberOfLeadingZeros(v));
            Out.number(Integer.numberOfTrailingZeros(v));
            Out.number(Integer.highestOneBit(v));
            Out.number(Integer.lowestOneBit(v));
            Out.hex(Integer.reverse(v));
            Out.hex(Integer.reverseBytes(v));
            Out.hex(Integer.rotateLeft(v, 7));
            Out.hex(Integer.rotateRight(v, -3));
            Out.number(Integer.signum(v));
            Out.number(Integer.divideUnsigned(v, 10));
            Out.number(Integer.remainderUnsigned(v, 7));
            Out.number(Integer.compareUnsigned(v, 100));
            Out.number(Integer.parseInt(Integer.toString(v)));
            Out.number(Integer.compress(v, 0x0f0f00ff));
            Out.number(Integer.expand(v, 0x12345678));
            Out.end();
        }
        for (long v : Values.LONGS) {
            Out.text(Long.toString(v) + " " + Long.toString(v, 36) + " " + Long.toHexString(v) + " "
                    + Long.toBinaryString(v) + " " + Long.toUnsignedString(v));
            Out.number(Long.bitCount(v));
            Out.number(Long.numberOfLeadingZeros(v));
            Out.number(Long.numberOfTrailingZeros(v));
            Out.hex(Long.reverse(v));
            Out.hex(Long.reverseBytes(v));
            Out.hex(Long.rotateLeft(v, 33));
            Out.number(Long.divideUnsigned(v, 10));
            Out.number(Long.remainderUnsigned(v, 1000));
            Out.number(Long.hashCode(v));
            Out.number(Long.parseLong(Long.toString(v)));
            Out.number(Math.multiplyHigh(v, v));
            Out.number(Math.unsignedMultiplyHigh(v, -3));
            Out.end();
        }
        for (float v : Values.FLOATS) {
            Out.text(Float.toString(v) + " " + Float.toHexString(v));
            Out.number(Float.floatToIntBits(v));
            Out.number(Float.hashCode(v));
            Out.flag(Float.isFinite(v));
            Out.bits(Float.parseFloat(Float.toString(v)));
            Out.end();
        }
        for (double v : Values.DOUBLES) {
            Out.text(Double.toString(v) + " " + Double.toHexString(v));
            Out.number(Double.doubleToLongBits(v));
            Out.number(Double.hashCode(v));
            Out.flag(Double.isNaN(v));
            Out.bits(Double.parseDouble(Double.toString(v)));
            Out.number(Double.compare(v, 0));
            Out.end();
        }
        parsing();
    }

    private static void parsing() {
        for (String s : new String[] {
            "0",
            "-0",
            "+5",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "",
            "-",
            "1_000",
            " 1",
            "0x10",
            "99999999999",
            null,
            "\u0661\u0662",
            "1.5",
            "1e3",
            "-Infinity",
            "NaN",
            "0x1p-3",
            "4.9e-324",
            "1e400",
            ".5.",
            "1.7976931348623159e308",
            "2.2250738585072011e-308",
            "1f",
            "123456789012345678901234567890"
        }) {
            try {
                Out.text("" + Integer.parseInt(s));
            } catch (NumberFormatException e) {
                Out.text(e.getMessage());
            }
            try {
                Out.text("" + Long.decode(s == null ? "null" : s));
            } catch (NumberFormatException e) {
                Out.text(e.getMessage());
            }
            try {
                Out.text("" + Double.parseDouble(s));
                Out.text("" + Float.parseFloat(s));
            } catch (NumberFormatException | NullPointerException e) {
                Out.text(e.getMessage());
            }
            Out.end();
        }
        Out.number(Integer.parseUnsignedInt("4294967295"));
        Out.number(Integer.parseInt("-zz", 36));
        Out.number(Integer.parseInt("xx12yy", 2, 4, 10));
        Out.number(Byte.parseByte("-128"));
        Out.number(Short.toUnsignedInt((short) -1));
        Out.number(Integer.valueOf("77") + Long.valueOf(3));
        Out.flag(Boolean.parseBoolean("TRUE"));
        Out.end();
    }
}
