package mellos.tests.guest.library;

import mellos.tests.guest.Out;
import mellos.tests.guest.Values;

/** Math where it is exact, StrictMath elsewhere. */
public final class Mathematics {
    private static void exact(Runnable r) {
        try {
            r.run();
        } catch (ArithmeticException e) {
            Out.thrown(e);
        }
    }

    public static void main(String[] args) {
        for (double v : Values.DOUBLES) {
            Out.bits(Math.abs(v));
            Out.bits(Math.sqrt(v));
            Out.bits(Math.floor(v));
            Out.bits(Math.ceil(v));
            Out.bits(Math.rint(v));
            Out.number(Math.round(v));
            Out.bits(Math.signum(v));
            Out.bits(Math.ulp(v));
            Out.bits(Math.nextUp(v));
            Out.number(Math.getExponent(v));
            Out.bits(Math.scalb(v, 3));
            Out.bits(StrictMath.sin(v));
            Out.bits(StrictMath.cos(v));
            Out.bits(StrictMath.exp(v));
            Out.bits(StrictMath.log(v));
            Out.bits(StrictMath.cbrt(v));
            Out.bits(StrictMath.atan(v));
            Out.end();
            for (double w : Values.DOUBLES) {
                Out.bits(Math.min(v, w));
                Out.bits(Math.max(v, w));
                Out.bits(Math.copySign(v, w));
                Out.bits(Math.fma(v, w, 1.0));
                Out.bits(StrictMath.pow(v, w));
                Out.bits(StrictMath.hypot(v, w));
                Out.bits(StrictMath.atan2(v, w));
                Out.bits(Math.IEEEremainder(v, w));
                Out.end();
            }
        }
        for (float v : Values.FLOATS) {
            Out.number(Math.round(v));
            Out.bits(Math.min(v, 0f));
            Out.bits(Math.max(-0f, v));
            Out.bits((float) Math.sqrt(v));
            Out.bits(Math.fma(v, v, v));
            Out.end();
        }
        integers();
    }

    private static void integers() {
        for (int a : Values.INTS) {
            Out.number(Math.abs(a));
            exact(() -> Out.number(Math.negateExact(a)));
            exact(() -> Out.number(Math.absExact(a)));
            for (int b : new int[] {-7, -1, 1, 2, 10, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                Out.number(Math.floorDiv(a, b));
                Out.number(Math.floorMod(a, b));
                Out.number(Math.ceilDiv(a, b));
                Out.number(Math.min(a, b));
                Out.number(Math.max(a, b));
                Out.number(Math.clamp(a, Math.min(b, 0), Math.max(b, 0)));
                exact(() -> Out.number(Math.addExact(a, b)));
                exact(() -> Out.number(Math.subtractExact(a, b)));
                exact(() -> Out.number(Math.multiplyExact(a, b)));
            }
            Out.end();
        }
        for (long a : Values.LONGS) {
            exact(() -> Out.number(Math.toIntExact(a)));
            exact(() -> Out.number(Math.addExact(a, 1L << 62)));
            exact(() -> Out.number(Math.multiplyExact(a, 3L)));
            exact(() -> Out.number(Math.incrementExact(a)));
            Out.number(Math.floorMod(a, 1000));
            Out.end();
        }
    }
}
