package org.tailspin.core.theory;

import java.util.Locale;
import org.apache.commons.math3.special.Erf;
import org.tailspin.core.math.Elementary;

/**
 * A nonlinearity &phi; as theory needs it: its value, slope and integral at any argument.
 *
 * <p>The theories here take &phi; to be odd, increasing and smooth, with slope 1 at 0. The averages are computed for
 * functions that are analytic in the strip |Im x| &lt; &pi;/2 and change over widths of order 1; a function with a corner
 * gets fewer digits.
 */
public interface TransferFunction {

    /**
     * Returns the hyperbolic tangent.
     *
     * @return tanh x
     */
    static TransferFunction tanh() {
        return Standard.TANH;
    }

    /**
     * Returns the error function, for which pair averages are closed forms.
     *
     * @return erf(x &radic;&pi;/2)
     */
    static TransferFunction erf() {
        return Standard.ERF;
    }

    /** {@return the name in tables and options} */
    String label();

    /**
     * {@return &phi;(x)}
     *
     * @param x pre-activation
     */
    double value(double x);

    /**
     * {@return &phi;'(x)}
     *
     * @param x pre-activation
     */
    default double slope(double x) {
        return Elementary.exp(logSlope(x));
    }

    /**
     * {@return ln &phi;'(x), also where &phi;' underflows}
     *
     * @param x pre-activation
     */
    double logSlope(double x);

    /**
     * {@return the integral of &phi; from 0 to x}
     *
     * @param x pre-activation
     */
    double integral(double x);

    /** {@return a in &phi;(x) = x - a x&sup3; + ... near 0: what decides weak activity} */
    double cubic();

    /**
     * {@return a pre-activation x as a function of a variable u over which ln &phi;' changes evenly far from 0, odd and rising: x = u
     * where ln &phi;' is linear in x}
     *
     * @param u any
     */
    default double evenly(double u) {
        return u;
    }

    /**
     * {@return the derivative of {@link #evenly}}
     *
     * @param u any
     */
    default double stretch(double u) {
        return 1;
    }

    /**
     * {@return the distance from the real line to which 1/(1 + c &phi;'&sup2;) is analytic in that variable, for any c > 0: of tanh
     * &pi;/4}
     */
    default double strip() {
        return 0.25 * Math.PI;
    }

    /** {@return the largest gain g_eff at which the spectrum of a map takes no more than a minute} */
    default double largestGainOfSpectra() {
        return MapActivity.MOST;
    }

    /**
     * {@return the function}
     *
     * @param label of a standard function: {@code tanh} or {@code erf}
     * @throws IllegalArgumentException for any other label
     */
    static TransferFunction of(String label) {
        for (Standard f : Standard.values()) {
            if (f.label().equals(label)) {
                return f;
            }
        }
        throw new IllegalArgumentException("the nonlinearity must be tanh or erf, but is '" + label + "'");
    }

    /** The functions of the two papers. */
    enum Standard implements TransferFunction {
        /** As {@link TransferFunction#tanh()}. */
        TANH {
            @Override
            public double cubic() {
                return 1.0 / 3;
            }

            @Override
            public double value(double x) {
                final double e = StrictMath.expm1(-2 * Math.abs(x));
                return Math.copySign(-e / (2 + e), x);
            }

            @Override
            public double logSlope(double x) {
                return Elementary.logSechSquared(x);
            }

            @Override
            public double integral(double x) { // ln cosh x
                final double a = Math.abs(x);
                final double e = StrictMath.expm1(-a);
                // below 1: cosh x - 1 = expm1(-a)^2 / (2 exp(-a)), which keeps small values
                return a < 1
                        ? StrictMath.log1p(0.5 * e * e / (1 + e))
                        : a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
            }
        },
        /** As {@link TransferFunction#erf()}. */
        ERF {
            @Override
            public double cubic() {
                return Math.PI / 12;
            }

            @Override
            public double value(double x) {
                return Erf.erf(ROOT * x);
            }

            @Override
            public double logSlope(double x) {
                return -ROOT * ROOT * x * x;
            }

            /** x&sup2; is nearly |u| beyond 2, where 1/(1 + c &phi;'&sup2;) has poles at the imaginary parts 2, 6, ... of x&sup2;. */
            @Override
            public double evenly(double u) {
                return u / Math.sqrt(Math.sqrt(4 + u * u));
            }

            @Override
            public double stretch(double u) {
                final double square = 4 + u * u;
                return (4 + 0.5 * u * u) / (square * Math.sqrt(Math.sqrt(square)));
            }

            @Override
            public double strip() {
                return 2;
            }

            @Override
            public double largestGainOfSpectra() {
                return LeakyTheory.MAX_GAIN;
            }

            @Override
            public double integral(double x) {
                return x * value(x) + StrictMath.expm1(-ROOT * ROOT * x * x) * 2 / Math.PI;
            }
        };

        private static final double ROOT = 0.5 * Math.sqrt(Math.PI);

        @Override
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
