package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.math.ErrorFunction;

/**
 * What a neuron makes of its pre-activation y: x = &phi;(y).
 *
 * <p>Values are made in portable arithmetic, so that a trajectory has the same bits everywhere. The slope is given as its
 * logarithm, from y and not from x, so that it is exact where x is saturated and the slope itself underflows.
 */
public enum Nonlinearity {
    /** Hyperbolic tangent, slope 1 at 0: ln &phi;' = ln sech&sup2; y. */
    TANH("tanh(y)", true) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            Elementary.tanh(y, x, n);
        }

        @Override
        public double logSlope(double y) {
            return Elementary.logSechSquared(y);
        }

        @Override
        public void logSlopes(double[] y, double[] s, double[][] work, int n) {
            Elementary.logSechSquared(y, s, work[0], work[1], n);
        }
    },
    /**
     * Error function of slope 1 at 0, whose mean fields have closed forms (Clark, Abbott, Litwin-Kumar 2023):
     * &phi;(y) = erf((&radic;&pi;/2) y), ln &phi;' = -(&pi;/4) y&sup2;.
     */
    ERF("erf((sqrt(pi)/2) y)", true) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            for (int i = 0; i < n; i++) {
                x[i] = ErrorFunction.erf(HALF_ROOT_PI * y[i]);
            }
        }

        @Override
        public double logSlope(double y) {
            return -QUARTER_PI * y * y;
        }
    },
    /** The line of slope 1 between -1 and 1, constant outside. */
    HARD_TANH("max(-1, min(1, y))", false) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            for (int i = 0; i < n; i++) {
                x[i] = Math.max(-1, Math.min(1, y[i]));
            }
        }

        @Override
        public double logSlope(double y) {
            return Math.abs(y) < 1 ? 0 : Double.NEGATIVE_INFINITY;
        }
    },
    /** Rectified: y above 0, and 0 below. States can grow without bound. */
    THRESHOLD_LINEAR("max(0, y)", false) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            for (int i = 0; i < n; i++) {
                x[i] = Math.max(0, y[i]);
            }
        }

        @Override
        public double logSlope(double y) {
            return y > 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
    },
    /** Logistic sigmoid, with values in (0, 1) and slope 1/4 at 0: ln &phi;' = -|y| - 2 ln(1 + exp(-|y|)). */
    LOGISTIC("1 / (1 + exp(-y))", true) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            for (int i = 0; i < n; i++) {
                final double e = Elementary.exp(-Math.abs(y[i]));
                x[i] = (y[i] < 0 ? e : 1) / (1 + e);
            }
        }

        @Override
        public double logSlope(double y) {
            return Elementary.logSechSquared(0.5 * y) - LN4; // phi'(y) = sech^2(y/2) / 4
        }
    },
    /** No nonlinearity: the oracle of tangent dynamics. States can grow without bound. */
    LINEAR("y", true) {
        @Override
        public void apply(double[] y, double[] x, int n) {
            System.arraycopy(y, 0, x, 0, n);
        }

        @Override
        public double logSlope(double y) {
            return 0;
        }
    };

    private static final double HALF_ROOT_PI = 0x1.c5bf891b4ef6bp-1;
    private static final double QUARTER_PI = 0x1.921fb54442d18p-1;
    private static final double LN4 = 0x1.62e42fefa39efp0;

    /** Number of arrays that {@link #logSlopes} works with. */
    public static final int WORK_ARRAYS = 2;

    private final String formula;
    private final boolean increasing;

    Nonlinearity(String formula, boolean increasing) {
        this.formula = formula;
        this.increasing = increasing;
    }

    /**
     * Applies &phi; in portable arithmetic.
     *
     * @param y pre-activations
     * @param x receives &phi;(y_i) for i below n; may be {@code y} itself
     * @param n how many
     */
    public abstract void apply(double[] y, double[] x, int n);

    /**
     * {@return ln &phi;'(y), exact also where &phi;' underflows; minus infinity where the slope is 0, and at a corner}
     *
     * @param y pre-activation
     */
    public abstract double logSlope(double y);

    /**
     * Logarithms of slopes, with the bits of {@link #logSlope}.
     *
     * @param y pre-activations
     * @param s receives ln &phi;'(y_i) for i below n; not {@code y} itself
     * @param work {@link #WORK_ARRAYS} arrays of at least n entries
     * @param n how many
     */
    public void logSlopes(double[] y, double[] s, double[][] work, int n) {
        for (int i = 0; i < n; i++) {
            s[i] = logSlope(y[i]);
        }
    }

    /**
     * {@return whether the slope is positive everywhere; if not, tangent maps can be singular and exponents minus
     * infinity}
     */
    public boolean isStrictlyIncreasing() {
        return increasing;
    }

    /**
     * Returns whether a network without input and noise can rest: &phi;(0) = 0.
     *
     * @return whether 0 is mapped to itself
     */
    public boolean hasRest() {
        return this != LOGISTIC;
    }

    /**
     * Returns the slope at rest, by which the eigenvalues of W decide on its stability.
     *
     * @return &phi;'(0); empty where there is no state of rest, or a corner
     */
    public OptionalDouble slopeAtRest() {
        return hasRest() && this != THRESHOLD_LINEAR
                ? OptionalDouble.of(Math.exp(logSlope(0)))
                : OptionalDouble.empty();
    }

    /**
     * Returns whether the function is odd.
     *
     * @return whether &phi;(-y) = -&phi;(y)
     */
    public boolean isOdd() {
        return this != LOGISTIC && this != THRESHOLD_LINEAR;
    }

    /** {@return whether &phi;(c y) = c &phi;(y) for every c &gt; 0, so that states can grow without bound} */
    public boolean isHomogeneous() {
        return this == LINEAR || this == THRESHOLD_LINEAR;
    }

    /** {@return the formula in y, in plain text} */
    public String formula() {
        return formula;
    }

    /** {@return the name in tables and options} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the nonlinearity}
     *
     * @param label as in {@link #label()}
     * @throws IllegalArgumentException for another name
     */
    public static Nonlinearity of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the nonlinearity must be "
                        + Arrays.stream(values()).map(Nonlinearity::label).collect(Collectors.joining(", "))
                        + ", but is '" + label + "'"));
    }
}
