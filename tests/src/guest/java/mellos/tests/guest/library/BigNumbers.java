package mellos.tests.guest.library;

import java.math.*;
import mellos.tests.guest.Out;

/** BigInteger and BigDecimal. */
public final class BigNumbers {
    public static void main(String[] args) {
        BigInteger f = BigInteger.ONE;
        for (int i = 1; i <= 200; i++) {
            f = f.multiply(BigInteger.valueOf(i));
        }
        Out.line(f.toString());
        Out.line(f.toString(36));
        BigInteger[] all = {
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.valueOf(-7),
            new BigInteger("123456789012345678901234567890"),
            new BigInteger("-ffffffffffffffffffff", 16),
            f
        };
        for (BigInteger a : all) {
            for (BigInteger b : all) {
                Out.text(a.add(b).toString(16));
                Out.text(a.subtract(b).toString(16));
                Out.number(a.multiply(b).hashCode());
                Out.number(a.compareTo(b));
                Out.text(a.gcd(b).toString());
                Out.number(a.and(b).xor(a.or(b)).hashCode());
                if (b.signum() != 0) {
                    Out.text(a.divide(b).toString());
                    Out.text(a.remainder(b).toString());
                }
                if (b.signum() > 0) {
                    Out.text(a.mod(b).toString());
                }
                Out.end();
            }
            Out.text(a.bitLength() + " " + a.bitCount() + " "
                    + a.negate().shiftRight(5).shiftLeft(70).hashCode() + " " + a.longValue() + " " + a.doubleValue()
                    + " " + a.pow(3).hashCode());
            Out.end();
        }
        Out.text(new BigInteger("65537")
                .modPow(new BigInteger("12345"), new BigInteger("1000000007"))
                .toString());
        Out.text(new BigInteger("3").modInverse(new BigInteger("11")) + " " + new BigInteger("1000000").sqrt() + " "
                + new BigInteger("97").isProbablePrime(20));
        Out.end();
        BigInteger p = BigInteger.TWO.pow(3000).subtract(BigInteger.ONE);
        Out.number(p.multiply(p).add(p).toString().hashCode());
        Out.end();
        decimals();
    }

    private static void decimals() {
        BigDecimal a = new BigDecimal("123.4500"), b = new BigDecimal("-0.0067");
        Out.line(a.add(b) + " " + a.multiply(b) + " " + a.subtract(b) + " " + a.divide(b, 20, RoundingMode.HALF_EVEN)
                + " " + a.negate().setScale(1, RoundingMode.CEILING));
        Out.line(a.stripTrailingZeros() + " " + a.precision() + " " + a.scale() + " " + b.toPlainString() + " "
                + new BigDecimal("1E+5").toPlainString() + " " + new BigDecimal("1E-10"));
        for (RoundingMode m : RoundingMode.values()) {
            if (m != RoundingMode.UNNECESSARY) {
                Out.text(m + " " + new BigDecimal("2.5").setScale(0, m) + " " + new BigDecimal("-2.5").setScale(0, m)
                        + " " + new BigDecimal("1.1").setScale(0, m));
            }
        }
        Out.end();
        try {
            BigDecimal.ONE.divide(new BigDecimal(3));
        } catch (ArithmeticException e) {
            Out.thrown(e);
        }
        Out.line(BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL64) + " " + new BigDecimal(0.1) + " "
                + new BigDecimal("2").sqrt(new MathContext(30)) + " " + a.compareTo(new BigDecimal("123.45"))
                + a.equals(new BigDecimal("123.45")));
    }
}
