package org.tailspin.core.theory;

import org.apache.commons.math3.complex.Complex;

/**
 * Singular values of random modes of equal strength D_a = 1, J = &Sigma;_a l_a r_a&#7488; with entries of variance 1/N, for
 * large N and M = &alpha;N modes (Clark, Marschall, van Meegen, Litwin-Kumar 2025, eq. 13 and 14 and appendix C).
 *
 * <p>With m = z G(z) - 1 of the resolvent G of the min(1, &alpha;) N squares that are not 0 on principle, normalised to 1 over M,
 *
 * <pre>
 * z = (1 + m) (1 + &alpha; m)&sup2; / m
 * S&plusmn;&sup2; = 1 + 5&alpha;/2 - &alpha;&sup2;/8 &plusmn; (1 + &alpha;/8)^(3/2) &radic;(8&alpha;)
 * PR^S/N = E/(1 + 2E), with the effective rank E = PR^D/N of any strengths
 * </pre>
 *
 * @param alpha number of modes over N, in (0, 1]
 */
public record ModeSingularValues(double alpha) {

    /** Newton's method and bisection end here. */
    private static final int ROUNDS = 200;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public ModeSingularValues {
        Arguments.above("the number of modes over N", alpha, 0);
        Arguments.between("the number of modes over N", alpha, 0, 1);
    }

    /**
     * {@return PR^S/N, the participation ratio of the squared singular values of random modes (eq. 13)}
     *
     * @param inverseEffectiveRank N/PR^D, at least 0; 0 for independent weights
     * @throws IllegalArgumentException outside the range
     */
    public static double participation(double inverseEffectiveRank) {
        return 1 / (2 + Arguments.atLeast("the inverse effective rank N/PR^D", inverseEffectiveRank, 0));
    }

    /** {@return the smallest singular value of the M, in units of D (eq. 14)} */
    public double smallest() {
        return Math.sqrt(Math.max(0, middle() - width()));
    }

    /** {@return the largest singular value, in units of D (eq. 14)} */
    public double largest() {
        return Math.sqrt(middle() + width());
    }

    private double middle() {
        return 1 + 2.5 * alpha - alpha * alpha / 8;
    }

    private double width() {
        return StrictMath.pow(1 + alpha / 8, 1.5) * Math.sqrt(8 * alpha);
    }

    /**
     * The density of the M singular values s (eq. C12), with respect to s.
     *
     * @param s at least 0
     * @return the density, 0 beyond the edges; infinite at s = 0 for &alpha; = 1
     * @throws IllegalArgumentException for a negative s, or NaN
     */
    public double density(double s) {
        final double z = Math.pow(Arguments.atLeast("a singular value", s, 0), 2);
        if (z <= middle() - width() || z >= middle() + width()) {
            return z == 0 && alpha == 1 ? Double.POSITIVE_INFINITY : 0;
        }
        // rho(z) = -Im m/(pi z) and dz = 2 s ds
        return imaginary(z) * 2 * s / (Math.PI * z);
    }

    /** |Im m| of the complex pair of roots of a&sup2;m&sup3; + (a&sup2;+2a) m&sup2; + (1+2a-z) m + 1 = 0: its real root is divided out. */
    private double imaginary(double z) {
        final double b = 1 + 2 / alpha;
        final double c = (1 + 2 * alpha - z) / (alpha * alpha);
        final double d = 1 / (alpha * alpha);
        // The product of the roots is -d: between the edges the one real root is negative.
        double low = -1 - Math.max(b, Math.max(Math.abs(c), d));
        double high = 0;
        for (int i = 0; i < ROUNDS; i++) {
            final double middle = 0.5 * (low + high);
            if (((middle + b) * middle + c) * middle + d < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        final double root = 0.5 * (low + high);
        final double p = b + root;
        final double q = -d / root;
        return Math.abs(new Complex(p * p / 4 - q).sqrt().getImaginary());
    }
}
