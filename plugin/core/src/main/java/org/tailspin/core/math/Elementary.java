package org.tailspin.core.math;

/**
 * Elementary functions with the same bits on every machine.
 *
 * <p>Everything that enters a network's state is made with them: they use only {@code + - * /}, comparisons and bit
 * patterns, which Java 17 rounds alike everywhere, where {@link Math} may differ between processors, JVM flags and even
 * between interpreted and compiled code. They are also several times faster than {@link StrictMath}.
 *
 * <p>Accuracy, tested against {@code BigDecimal} references: {@link #log} and {@link #exp} 1 ulp, {@link #sinPi} and
 * {@link #cosPi} 2 ulp, {@link #tanh} 4 ulp (8.9e-16 relative; 5.6e-16 was the largest
 * error seen).
 */
public final class Elementary {

    private static final double LN2_HI = 0x1.62e42feep-1; // 32 bits, so that k * LN2_HI is exact
    private static final double LN2_LO = 0x1.a39ef35793c76p-33;
    private static final double INV_LN2 = 0x1.71547652b82fep0;
    /** Bits of the root of 1/2: mantissas are taken in [sqrt(1/2), sqrt(2)), so that the logarithm of one is small. */
    private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    private static final long EXPONENT_BITS = 0xfff0000000000000L;
    private static final int MANTISSA_LENGTH = 52;
    /** Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, ties to even, for |x| below 2^51. */
    private static final double ROUND = 0x1.8p52;

    // Coefficients of u and of 1 in the convergent, in powers of u^2.
    private static final double P1 = 0.14814814814814814;
    private static final double P2 = 0.005432098765432099;
    private static final double P3 = 7.361398665746492e-05;
    private static final double P4 = 4.0896659254147175e-07;
    private static final double P5 = 8.696790909972818e-10;
    private static final double P6 = 4.918999383468789e-13;
    private static final double Q1 = 0.48148148148148145;
    private static final double Q2 = 0.03259259259259259;
    private static final double Q3 = 0.0007085346215780998;
    private static final double Q4 = 6.134498888122077e-06;
    private static final double Q5 = 2.1524557502182723e-08;
    private static final double Q6 = 2.55787967940377e-11;
    private static final double Q7 = 4.684761317589322e-15;

    /** The exponential of a number below this modulus needs one power of two, and that a normal one. */
    private static final double ONE_SCALE = 700;

    private static final double LN4 = 0x1.62e42fefa39efp0;
    /** tanh is 1 to the last bit from 19.0616 on; at this argument the quotient is exactly 1, too. */
    private static final double SATURATED = 19.25;

    private Elementary() {}

    /**
     * Natural logarithm.
     *
     * @param x any number
     * @return ln x; minus infinity at 0, NaN below 0
     */
    public static double log(double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x < 0 ? Double.NaN : x;
        }
        int k = 0;
        if (x < Double.MIN_NORMAL) {
            x *= 0x1p54;
            k = -54;
        }
        final long offset = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
        return log(mantissa(x, offset) - 1, k + exponent(offset));
    }

    /**
     * Natural logarithms of an array, with the bits of {@link #log(double)}, in a loop that runs in vector registers.
     *
     * @param x positive normal numbers; of others, the results are of no use
     * @param y receives ln x; may be {@code x} itself
     * @param work workspace of as many entries
     * @param n how many
     */
    public static void log(double[] x, double[] y, double[] work, int n) {
        for (int i = 0; i < n; i++) {
            final long offset = Double.doubleToRawLongBits(x[i]) - SQRT_HALF_BITS;
            work[i] = exponent(offset);
            y[i] = mantissa(x[i], offset);
        }
        for (int i = 0; i < n; i++) {
            y[i] = log(y[i] - 1, work[i]);
        }
    }

    private static double exponent(long offset) {
        return (int) (offset >> MANTISSA_LENGTH);
    }

    private static double mantissa(double x, long offset) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - (offset & EXPONENT_BITS));
    }

    /**
     * ln((1+f) 2^k): ln(1+f) = f - f^2/2 + s (f^2/2 + R), s = f/(2+f), R = 2 s^2/3 + 2 s^4/5 + ... (the scheme of fdlibm).
     */
    private static double log(double f, double k) {
        final double s = f / (2 + f);
        final double z = s * s;
        double r = 2.0 / 23;
        r = r * z + 2.0 / 21;
        r = r * z + 2.0 / 19;
        r = r * z + 2.0 / 17;
        r = r * z + 2.0 / 15;
        r = r * z + 2.0 / 13;
        r = r * z + 2.0 / 11;
        r = r * z + 2.0 / 9;
        r = r * z + 2.0 / 7;
        r = r * z + 2.0 / 5;
        r = r * z + 2.0 / 3;
        r *= z;
        final double half = 0.5 * f * f;
        return k * LN2_HI - (half - (s * (half + r) + k * LN2_LO) - f);
    }

    /**
     * Exponential function.
     *
     * @param x any number
     * @return e to the power of x; infinity above 709.78, and gradually 0 below -708.4
     */
    public static double exp(double x) {
        if (!(x <= 709.782712893384)) {
            return x > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (x < -745.2) {
            return 0;
        }
        final double y = fraction(x);
        final int k = (int) (x * INV_LN2 + ROUND - ROUND);
        if (k > 1023) {
            return y * 2 * powerOfTwo(k - 1);
        }
        return k >= -1022 ? y * powerOfTwo(k) : y * powerOfTwo(k + 60) * 0x1p-60;
    }

    /**
     * Exponential function of an array, with the bits of {@link #exp(double)}, in a loop that runs in vector registers.
     *
     * @param x any numbers
     * @param y receives e to the power of x; not {@code x} itself
     * @param n how many
     */
    public static void exp(double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = fraction(x[i]);
        }
        for (int i = 0; i < n; i++) {
            if (Math.abs(x[i]) < ONE_SCALE) {
                // the last bits of the sum are those of the rounded integer
                final long k = Double.doubleToRawLongBits(x[i] * INV_LN2 + ROUND) + 1023;
                y[i] *= Double.longBitsToDouble(k << MANTISSA_LENGTH);
            } else {
                y[i] = exp(x[i]);
            }
        }
    }

    /** exp(x) over the power of two next to it. */
    private static double fraction(double x) {
        final double n = x * INV_LN2 + ROUND - ROUND;
        final double hi = x - n * LN2_HI;
        final double lo = n * LN2_LO;
        final double r = hi - lo;
        double p = 1.0 / 6227020800L;
        p = p * r + 1.0 / 479001600;
        p = p * r + 1.0 / 39916800;
        p = p * r + 1.0 / 3628800;
        p = p * r + 1.0 / 362880;
        p = p * r + 1.0 / 40320;
        p = p * r + 1.0 / 5040;
        p = p * r + 1.0 / 720;
        p = p * r + 1.0 / 120;
        p = p * r + 1.0 / 24;
        p = p * r + 1.0 / 6;
        p = p * r + 0.5;
        return 1 + (hi + (r * r * p - lo));
    }

    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((long) (k + 1023) << MANTISSA_LENGTH);
    }

    /**
     * Sine of a half turn's multiple.
     *
     * @param t in half turns, |t| below 2^50; relative accuracy is kept at the zeros
     * @return sin(&pi;t)
     */
    public static double sinPi(double t) {
        final double n = 2 * t + ROUND - ROUND;
        final double x = Math.PI * (t - 0.5 * n); // the difference is exact
        switch ((int) ((long) n & 3)) {
            case 0:
                return sinKernel(x);
            case 1:
                return cosKernel(x);
            case 2:
                return -sinKernel(x);
            default:
                return -cosKernel(x);
        }
    }

    /**
     * Cosine of a half turn's multiple.
     *
     * @param t in half turns, |t| below 2^50; relative accuracy is kept at the zeros
     * @return cos(&pi;t)
     */
    public static double cosPi(double t) {
        return sinPi(0.5 - Math.abs(t));
    }

    /**
     * Sines of half turns' multiples, with the bits of {@link #sinPi(double)} except for the sign of a zero, in a loop
     * that runs in vector registers.
     *
     * @param t in half turns, below 2^50 in modulus
     * @param y receives sin(&pi;t); may be {@code t} itself
     * @param n how many
     */
    public static void sinPi(double[] t, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            final double quarter = 2 * t[i] + ROUND - ROUND;
            final double x = Math.PI * (t[i] - 0.5 * quarter);
            // one of the two counts, with its sign; the other is multiplied by 0
            y[i] = sinKernel(x) * sign(quarter + 1) + cosKernel(x) * sign(quarter);
        }
    }

    /** 0 for an even number, 1 for 1, 5, 9, ... and -3, -7, ..., and -1 for the other odd ones. */
    private static double sign(double n) {
        return n - 2 * (0.5 * n + ROUND - ROUND);
    }

    /**
     * Cosines of half turns' multiples, with the bits of {@link #cosPi(double)} except for the sign of a zero.
     *
     * @param t in half turns, below 2^50 in modulus
     * @param y receives cos(&pi;t); may be {@code t} itself
     * @param n how many
     */
    public static void cosPi(double[] t, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = 0.5 - Math.abs(t[i]);
        }
        sinPi(y, y, n);
    }

    /** sin x for |x| up to pi/4. */
    private static double sinKernel(double x) {
        final double z = x * x;
        double p = -1.0 / 1307674368000L;
        p = p * z + 1.0 / 6227020800L;
        p = p * z - 1.0 / 39916800;
        p = p * z + 1.0 / 362880;
        p = p * z - 1.0 / 5040;
        p = p * z + 1.0 / 120;
        p = p * z - 1.0 / 6;
        return x + x * z * p;
    }

    /** cos x for |x| up to pi/4. */
    private static double cosKernel(double x) {
        final double z = x * x;
        double p = 1.0 / 20922789888000L;
        p = p * z - 1.0 / 87178291200L;
        p = p * z + 1.0 / 479001600;
        p = p * z - 1.0 / 3628800;
        p = p * z + 1.0 / 40320;
        p = p * z - 1.0 / 720;
        p = p * z + 1.0 / 24;
        final double half = 0.5 * z;
        final double w = 1 - half;
        return w + (1 - w - half + z * z * p);
    }

    /**
     * Hyperbolic tangent of an array.
     *
     * <p>The thirteenth convergent of Lambert's continued fraction for tanh(y/2) as p/q, doubled by
     * tanh(2u) = 2pq/(p&sup2;+q&sup2;): no branch, one division, so that the loop runs in vector registers.
     *
     * @param y arguments; NaN gives NaN
     * @param x receives tanh(y), in [-1, 1]; may be {@code y} itself
     * @param n how many
     */
    public static void tanh(double[] y, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            final double u = 0.5 * Math.max(-SATURATED, Math.min(SATURATED, y[i]));
            final double s = u * u;
            final double p = u * (1.0 + s * (P1 + s * (P2 + s * (P3 + s * (P4 + s * (P5 + s * P6))))));
            final double q = 1.0 + s * (Q1 + s * (Q2 + s * (Q3 + s * (Q4 + s * (Q5 + s * (Q6 + s * Q7))))));
            x[i] = Math.max(-1.0, Math.min(1.0, 2 * p * q / (p * p + q * q)));
        }
    }

    /**
     * Logarithm of the slope of tanh, without the underflow that sech&sup2; itself has beyond |y| = 372.
     *
     * @param y any number
     * @return ln sech&sup2;(y) = ln 4 - 2|y| - 2 ln(1 + exp(-2|y|))
     */
    public static double logSechSquared(double y) {
        final double e = exp(-2 * Math.abs(y));
        return logSechSquared(y, e, log(1 + e));
    }

    /**
     * Logarithms of slopes of tanh, with the bits of {@link #logSechSquared(double)}, in loops that run in vector
     * registers.
     *
     * @param y any numbers
     * @param s receives ln sech&sup2;(y); not {@code y} itself
     * @param e workspace of as many entries
     * @param work another
     * @param n how many
     */
    public static void logSechSquared(double[] y, double[] s, double[] e, double[] work, int n) {
        for (int i = 0; i < n; i++) {
            s[i] = -2 * Math.abs(y[i]);
        }
        exp(s, e, n);
        for (int i = 0; i < n; i++) {
            s[i] = 1 + e[i];
        }
        log(s, s, work, n);
        for (int i = 0; i < n; i++) {
            s[i] = logSechSquared(y[i], e[i], s[i]);
        }
    }

    /** With e = exp(-2|y|) and the logarithm of 1+e as a double, which {@code e / ((1+e)-1)} makes accurate. */
    private static double logSechSquared(double y, double e, double log) {
        final double one = 1 + e;
        final double log1p = one == 1 ? e : log * (e / (one - 1));
        return LN4 - 2 * Math.abs(y) - 2 * log1p;
    }
}
