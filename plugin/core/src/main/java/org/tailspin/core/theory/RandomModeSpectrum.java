package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.TreeMap;
import org.tailspin.core.Monitor;

/**
 * The whole Lyapunov spectrum of the map y(t) = J &phi;(y(t-1)) + noise for large N, &phi; tanh or erf, from the law of the slopes and the law
 * of the couplings' singular values.
 *
 * <p>With r = i/N the rank fraction of an exponent and S the S-transforms of the squared slopes &phi;'&sup2; and of J
 * J&#7488;,
 *
 * <pre>&lambda;(r) = -&frac12; ln[ S_&phi;'&sup2;(r) S_J(r) ],   S(r) = c (1-r)/r,   E[c v/(1 + c v)] = r</pre>
 *
 * where S_J = 1/(g_eff&sup2; (1-r)) for independent weights, 1/g_eff&sup2; for an orthogonal matrix times g_eff, and
 * S_D&sup2;(r)/(1-r)&sup2; for random modes J = L D R&#7488;. The integral over r is a closed form, so the Kaplan-Yorke
 * dimension and the entropy are exact up to root finding. The largest exponent, &frac12; ln(g_eff&sup2; E&phi;'&sup2;),
 * is the same for all.
 *
 * <p>The couplings are those of Clark, Marschall, van Meegen, Litwin-Kumar (2025, arXiv 2409.01969); the spectrum is
 * derived for this library, at first by taking the slopes at one step as free of the couplings. It is the case of a leak of
 * 1 of the theory of {@link TangentSpectrum}, which makes no such assumption, and agrees with simulations at N = 300 and 4096.
 */
public final class RandomModeSpectrum {

    /** Where a bracket in r ends short of 0 and of the rank, where the logarithms diverge. */
    private static final double EDGE = 1e-13;

    private final MapActivity activity;
    private final SpectralLaw slopes;
    private final Ensemble ensemble;

    /** What the couplings add to 2 lambda(r), its integral from 0 to r, and the fraction of exponents that are finite. */
    private interface Ensemble {
        double logSquare(double r);

        double integral(double r);

        default double rank() {
            return 1;
        }
    }

    private RandomModeSpectrum(MapActivity activity, Ensemble ensemble) {
        this.activity = activity;
        this.slopes = SpectralLaw.ofSlopes(activity);
        this.ensemble = ensemble;
    }

    /** Independent weights of variance g_eff&sup2;/N. */
    static RandomModeSpectrum iid(MapActivity activity) {
        final double log = 2 * StrictMath.log(activity.gEff());
        return new RandomModeSpectrum(activity, new Ensemble() {
            @Override
            public double logSquare(double r) {
                return log + StrictMath.log1p(-r);
            }

            @Override
            public double integral(double r) {
                return log * r - entropy(1 - r) - r;
            }
        });
    }

    /**
     * Independent weights.
     *
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @return the spectrum of the noiseless tanh network
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static RandomModeSpectrum iid(double gEff) {
        return iid(TransferFunction.tanh(), gEff);
    }

    /**
     * Independent weights.
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @return the spectrum of the noiseless network
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static RandomModeSpectrum iid(TransferFunction phi, double gEff) {
        return iid(MapActivity.of(phi, gEff, 0));
    }

    /**
     * An orthogonal matrix times g_eff, drawn uniformly.
     *
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @return the spectrum of the noiseless tanh network
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static RandomModeSpectrum orthogonal(double gEff) {
        return orthogonal(TransferFunction.tanh(), gEff);
    }

    /**
     * An orthogonal matrix times g_eff, drawn uniformly.
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0
     * @return the spectrum of the noiseless network
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static RandomModeSpectrum orthogonal(TransferFunction phi, double gEff) {
        final double log = 2 * StrictMath.log(Arguments.above("the gain g_eff", gEff, 0));
        return new RandomModeSpectrum(MapActivity.of(phi, gEff, 0), new Ensemble() {
            @Override
            public double logSquare(double r) {
                return log;
            }

            @Override
            public double integral(double r) {
                return log * r;
            }
        });
    }

    /**
     * Random modes J = L D R&#7488; with independent Gaussian modes.
     *
     * @param gEff standard deviation of a weight times &radic;N, above 0; the strengths are rescaled to meet it
     * @param strengths D_a of the M modes, at least 0, not all 0; any order
     * @param n number of neurons N, at least M
     * @return the spectrum of the noiseless tanh network
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static RandomModeSpectrum randomModes(double gEff, double[] strengths, int n) {
        return randomModes(TransferFunction.tanh(), gEff, strengths, n, Monitor.NONE);
    }

    /**
     * Random modes whose evaluation may be cancelled: it takes about a second for a million modes of different strengths.
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, above 0; the strengths are rescaled to meet it
     * @param strengths D_a of the M modes, at least 0, not all 0; any order
     * @param n number of neurons N, at least M
     * @param monitor asked whether to go on, now and at every later evaluation, which then throws a
     *     {@link java.util.concurrent.CancellationException}
     * @return the spectrum of the noiseless network
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static RandomModeSpectrum randomModes(
            TransferFunction phi, double gEff, double[] strengths, int n, Monitor monitor) {
        final TreeMap<Double, Double> shares = new TreeMap<>(); // modes of the same strength count together
        for (double logSquare : logSquares(gEff, strengths, n)) {
            shares.merge(logSquare, 1.0 / n, Double::sum);
        }
        final SpectralLaw modes = new SpectralLaw(
                shares.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                shares.values().stream().mapToDouble(Double::doubleValue).toArray(),
                monitor);
        return new RandomModeSpectrum(MapActivity.of(phi, gEff, 0), new Ensemble() {
            @Override
            public double logSquare(double r) {
                return StrictMath.log(r) + StrictMath.log1p(-r) - modes.logC(r);
            }

            @Override
            public double integral(double r) {
                return entropy(r) - r - (entropy(1 - r) + r) - modes.integral(r);
            }

            @Override
            public double rank() {
                return modes.mass();
            }
        });
    }

    /** ln D_a&sup2; of the modes that are not 0, rescaled to the gain. */
    static double[] logSquares(double gEff, double[] strengths, int n) {
        Arguments.above("the gain g_eff", gEff, 0);
        if (strengths.length == 0 || strengths.length > n) {
            throw new IllegalArgumentException("the number of modes must lie in [1, " + n
                    + "], the number of neurons, but is " + strengths.length);
        }
        double power = 0;
        for (double d : strengths) {
            power += Arguments.atLeast("a mode's strength D_a", d, 0) * d / n;
        }
        Arguments.above("the sum of squared mode strengths", power, 0);
        final double logScale = 2 * StrictMath.log(gEff) - StrictMath.log(power); // the square may underflow
        return Arrays.stream(strengths)
                .filter(d -> d > 0)
                .map(d -> logScale + 2 * StrictMath.log(d))
                .toArray();
    }

    /** x ln x, 0 at 0. */
    private static double entropy(double x) {
        return x > 0 ? x * StrictMath.log(x) : 0;
    }

    /** {@return the largest exponent, &lambda;(0), nats per step} */
    public double lyapunovMax() {
        return activity.lyapunovMax();
    }

    /**
     * {@return &lambda;(r), nats per step; minus infinity at 1 and beyond the rank of the couplings}
     *
     * @param r rank fraction i/N, in [0, 1]
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double exponent(double r) {
        Arguments.between("the rank fraction r", r, 0, 1);
        if (r == 0) {
            return lyapunovMax();
        }
        return r >= ensemble.rank() || r == 1
                ? Double.NEGATIVE_INFINITY
                : 0.5 * (StrictMath.log(r) - StrictMath.log1p(-r) - slopes.logC(r) + ensemble.logSquare(r));
    }

    /** The integral of lambda from 0 to r, for r in (0, rank). */
    private double sum(double r) {
        return 0.5 * (entropy(r) - r + entropy(1 - r) + r - slopes.integral(r) + ensemble.integral(r));
    }

    /** {@return the fraction of exponents above 0: r with &lambda;(r) = 0; 0 without chaos} */
    public double unstableFraction() {
        return lyapunovMax() <= 0 ? 0 : Roots.between(this::exponent, EDGE, ensemble.rank() * (1 - EDGE));
    }

    /**
     * {@return D_KY/N of Kaplan and Yorke: r at which the integral of &lambda; from 0 is 0; 0 without chaos, the rank
     * of the couplings if the sum of all finite exponents is positive}
     */
    public double kaplanYorkeOverN() {
        final double unstable = unstableFraction();
        if (unstable == 0) {
            return 0;
        }
        final double end = ensemble.rank() * (1 - EDGE);
        return sum(end) >= 0 ? ensemble.rank() : Roots.between(this::sum, unstable, end);
    }

    /**
     * {@return h/N, the entropy of Kolmogorov and Sinai by Pesin's identity: the integral of the positive exponents,
     * nats per step and neuron}
     */
    public double entropyOverN() {
        final double unstable = unstableFraction();
        return unstable == 0 ? 0 : Math.max(0, sum(unstable)); // a sum of positive numbers, but for rounding
    }
}
