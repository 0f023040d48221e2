package org.tailspin.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    /** Fifty decimal digits: the oracle is exact beside a double. */
    private static final DfpField FIELD = new DfpField(50);

    private final SplittableRandom random = new SplittableRandom(1);

    private interface Exact {
        Dfp at(Dfp x);
    }

    private double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Largest error over random arguments, in units in the last place of the exact value. */
    private double worstUlps(int count, double from, double to, DoubleUnaryOperator f, Exact exact) {
        double worst = 0;
        for (int i = 0; i < count; i++) {
            final double x = uniform(from, to);
            final Dfp value = exact.at(FIELD.newDfp(x));
            final Dfp error = FIELD.newDfp(f.applyAsDouble(x)).subtract(value);
            worst = Math.max(worst, Math.abs(error.toDouble()) / Math.ulp(value.toDouble()));
        }
        return worst;
    }

    private static Dfp timesPi(Dfp t) {
        return t.multiply(FIELD.getPi());
    }

    @Test
    void logIsWithinOneUlp() {
        assertTrue(worstUlps(1000, 0, 3, Elementary::log, DfpMath::log) <= 1);
        assertTrue(worstUlps(500, 0.99, 1.01, Elementary::log, DfpMath::log) <= 1);
        assertTrue(worstUlps(1000, 0, 1e-300, Elementary::log, DfpMath::log) <= 1);
        assertTrue(worstUlps(1000, 0, 1e300, Elementary::log, DfpMath::log) <= 1);
        assertTrue(worstUlps(1000, 0, 1e-310, Elementary::log, DfpMath::log) <= 1, "subnormal");
    }

    @Test
    void expIsWithinOneUlp() {
        assertTrue(worstUlps(1000, -2, 2, Elementary::exp, DfpMath::exp) <= 1);
        assertTrue(worstUlps(700, -700, 709, Elementary::exp, DfpMath::exp) <= 1);
    }

    @Test
    void sineAndCosineKeepTheirAccuracyAtTheZeros() {
        assertTrue(worstUlps(1000, -1, 1, Elementary::sinPi, t -> DfpMath.sin(timesPi(t))) <= 2);
        assertTrue(worstUlps(
                        1000,
                        0.4999,
                        0.5001,
                        Elementary::cosPi,
                        t -> DfpMath.sin(timesPi(FIELD.newDfp(0.5).subtract(t))))
                <= 2);
        assertTrue(worstUlps(1000, -1e-9, 1e-9, Elementary::sinPi, t -> DfpMath.sin(timesPi(t))) <= 2);
    }

    @Test
    void specialValues() {
        assertEquals(Double.NEGATIVE_INFINITY, Elementary.log(0));
        assertEquals(Double.NaN, Elementary.log(-1));
        assertEquals(Double.NaN, Elementary.log(Double.NaN));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.log(Double.POSITIVE_INFINITY));
        assertEquals(0, Elementary.log(1));
        assertEquals(1, Elementary.exp(0));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(710));
        assertEquals(0, Elementary.exp(-746));
        assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Elementary.exp(Double.NaN));
        assertEquals(Double.MAX_VALUE, Elementary.exp(709.782712893384), 1e-12 * Double.MAX_VALUE);
        assertEquals(StrictMath.exp(-740), Elementary.exp(-740), Double.MIN_VALUE, "subnormal");
        assertEquals(1, Elementary.sinPi(0.5));
        assertEquals(-1, Elementary.cosPi(1));
    }

    /** Loops over arrays give the bits of single values. */
    @Test
    void arraysHoldTheBitsOfSingleValues() {
        final int n = 20_000;
        final double[] x = new double[n];
        final double[] y = new double[n];
        final double[] e = new double[n];
        final double[] work = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i < 4 ? new double[] {0x1p-1022, Math.sqrt(0.5), 1, Double.MAX_VALUE}[i] : uniform(0, 2);
        }
        Elementary.log(x, y, work, n);
        assertBits(x, y, Elementary::log);
        for (int i = 0; i < n; i++) {
            x[i] = i < 4
                    ? new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -699.99, 709.9}[i]
                    : i < n / 2 ? uniform(-3, 3) : uniform(-760, 720);
        }
        Elementary.exp(x, y, n);
        assertBits(x, y, Elementary::exp);
        for (int i = 0; i < n; i++) {
            x[i] = i < n / 2 ? uniform(-20, 20) : uniform(-800, 800);
        }
        Elementary.logSechSquared(x, y, e, work, n);
        assertBits(x, y, Elementary::logSechSquared);
        for (int i = 0; i < n; i++) {
            x[i] = i < n / 2 ? uniform(-0.5, 0.5) : uniform(-9, 9);
        }
        Elementary.sinPi(x, y, n);
        assertBits(x, y, Elementary::sinPi);
        Elementary.cosPi(x, y, n);
        assertBits(x, y, Elementary::cosPi);
    }

    private static void assertBits(double[] x, double[] y, DoubleUnaryOperator f) {
        for (int i = 0; i < x.length; i++) {
            final double at = x[i];
            assertEquals(f.applyAsDouble(at), y[i], () -> "at " + at);
        }
    }

    @Test
    void tanhIsWithinFourUlps() {
        final int n = 1500;
        final double[] y = new double[n];
        final double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = i % 2 == 0 ? uniform(-21, 21) : Math.pow(10, uniform(-8, 0.5));
        }
        Elementary.tanh(y, x, n);
        for (int i = 0; i < n; i++) {
            final Dfp e = DfpMath.exp(FIELD.newDfp(y[i]).multiply(2));
            final Dfp exact = e.subtract(FIELD.getOne()).divide(e.add(FIELD.getOne()));
            final double error =
                    FIELD.newDfp(x[i]).subtract(exact).divide(exact).toDouble();
            assertEquals(0, error, 0x1p-50, "tanh " + y[i]);
        }
    }

    @Test
    void tanhIsOddBoundedAndPassesNaN() {
        final double[] y = {0, -0.0, 1e-300, 0.7, -0.7, 19.9, 25, 1e300, Double.POSITIVE_INFINITY, Double.NaN};
        final double[] x = new double[y.length];
        Elementary.tanh(y, x, y.length);
        assertEquals(0.0, x[0]);
        assertEquals(-0.0, x[1]);
        assertEquals(1e-300, x[2]);
        assertEquals(-x[3], x[4]);
        for (int i = 6; i < 9; i++) {
            assertEquals(1, x[i]);
        }
        assertEquals(Double.NaN, x[9]);
        for (double t = -30; t < 30; t += 1e-3) {
            final double[] value = {t};
            Elementary.tanh(value, value, 1);
            assertTrue(Math.abs(value[0]) <= 1, "tanh " + t);
        }
    }

    @Test
    void logSechSquaredNeverUnderflows() {
        for (int i = 0; i < 1000; i++) {
            final double y = uniform(-15, 15);
            final double direct = -2 * StrictMath.log(StrictMath.cosh(y));
            assertEquals(direct, Elementary.logSechSquared(y), 4e-15 * Math.max(1, Math.abs(direct)));
        }
        assertEquals(StrictMath.log(4) - 2e5, Elementary.logSechSquared(1e5), 1e-10);
        assertEquals(0, Elementary.logSechSquared(0), 3e-16);
    }
}
