package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.StoppingRule;

/**
 * The dimension of Kaplan and Yorke (1979): with c_k the sum of the k largest exponents and k the largest index with
 * c_k &ge; 0, D = k + c_k / |&lambda;_(k+1)|.
 *
 * @param dimension D
 * @param isLowerBound whether the exponents ended before their sum turned negative, so that the true dimension is larger
 */
public record KaplanYorke(double dimension, boolean isLowerBound) {

    /** An exponent is zero within so many of its errors, or so much growth over the whole run. */
    private static final double ERRORS = 3;

    private static final double BOUNDED_GROWTH = 1;

    private static final double PLACES = 100;

    /**
     * {@return the dimension: 0 if the largest exponent is negative, the number of exponents if the sum never turns
     * negative}
     *
     * @param exponents of any order; minus infinity is allowed, NaN is not
     * @param complete whether these are all exponents of the system; then the dimension is exact even if the sum never
     *     turns negative
     * @throws IllegalArgumentException if there are no exponents, or one is NaN
     */
    public static KaplanYorke of(double[] exponents, boolean complete) {
        if (exponents.length == 0) {
            throw new IllegalArgumentException("the Kaplan-Yorke dimension needs at least 1 exponent, but has 0");
        }
        final double[] sorted = exponents.clone();
        Arrays.sort(sorted); // ascending, NaN last
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the exponents must be numbers, but one is NaN");
        }
        double sum = 0;
        for (int k = 0; k < sorted.length; k++) {
            final double next = sorted[sorted.length - 1 - k];
            if (sum + next < 0) {
                return new KaplanYorke(k + sum / -next, false);
            }
            sum += next;
        }
        return new KaplanYorke(sorted.length, !complete);
    }

    /**
     * {@return the dimension, exact if the spectrum is full}
     *
     * @param spectrum exponents of a run
     */
    public static KaplanYorke of(LyapunovSpectrum spectrum) {
        return of(spectrum.exponents(), spectrum.isFull());
    }

    /**
     * The dimension of an attractor whose regime is known: an exponent that is zero within its error counts as zero, so that it is
     * 0 for a state at rest and a cycle of a map, 1 for a cycle of a flow, the number of zero exponents for a torus, and follows
     * the formula for the others. Where the regime is not known, the exponents three errors below and above must agree on it.
     *
     * @param spectrum exponents of a run
     * @param regime what the network does
     * @return the dimension; empty for a state that diverges, and where the sign of an exponent decides and is not known
     */
    public static Optional<KaplanYorke> of(LyapunovSpectrum spectrum, Regime regime) {
        return switch (regime) {
            case DIVERGING -> Optional.empty();
            case QUIESCENT, FIXED_POINT -> Optional.of(new KaplanYorke(0, false));
            case CYCLE -> Optional.of(new KaplanYorke(spectrum.isPerTime() ? 1 : 0, false));
            case QUASI_PERIODIC -> {
                final int zeros = Math.max(spectrum.isPerTime() ? 2 : 1, zeros(spectrum));
                yield Optional.of(new KaplanYorke(zeros, zeros >= spectrum.exponents().length && !spectrum.isFull()));
            }
            case UNDECIDED -> {
                final double[] interval = interval(spectrum);
                yield interval[0] == interval[1] ? Optional.of(of(spectrum)) : Optional.empty();
            }
            default -> Optional.of(of(spectrum));
        };
    }

    /** How many leading exponents are zero within their errors, or within what bounded growth makes of them. */
    private static int zeros(LyapunovSpectrum spectrum) {
        final double[] exponents = spectrum.exponents();
        int zeros = 0;
        while (zeros < exponents.length && Math.abs(exponents[zeros]) <= band(spectrum, zeros)) {
            zeros++;
        }
        return zeros;
    }

    /** An exponent without an error has at most that of a single batch, or of a single step; one of minus infinity has a sign. */
    private static double band(LyapunovSpectrum spectrum, int i) {
        if (spectrum.exponents()[i] == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double error = spectrum.standardErrors()[i];
        if (Double.isNaN(error)) {
            error = spectrum.deviationOfBatches(i).orElse(spectrum.localDeviations()[i]);
        }
        return Math.max(ERRORS * error, BOUNDED_GROWTH / spectrum.duration());
    }

    /** The dimensions of exponents that are three errors smaller and larger where zero lies within these. */
    private static double[] interval(LyapunovSpectrum spectrum) {
        final double[] interval = new double[2];
        for (int side = 0; side < 2; side++) {
            final double[] moved = spectrum.exponents();
            for (int i = 0; i < moved.length; i++) {
                final double band = band(spectrum, i);
                if (Math.abs(moved[i]) <= band) {
                    moved[i] += side == 0 ? -band : band;
                }
            }
            interval[side] = of(moved, spectrum.isFull()).dimension();
        }
        return interval;
    }

    /**
     * {@return why there is no dimension; empty if there is one}
     *
     * @param spectrum exponents of a run
     * @param regime what the network does
     */
    public static String reason(LyapunovSpectrum spectrum, Regime regime) {
        if (regime == Regime.DIVERGING) {
            return "kaplan_yorke is missing: a state that diverges has no attractor";
        }
        final double[] interval = interval(spectrum);
        return of(spectrum, regime).isPresent()
                ? ""
                : "kaplan_yorke is missing: between " + rounded(interval[0]) + " and " + rounded(interval[1])
                        + ", by the sign of exponents that are zero within their errors";
    }

    private static double rounded(double dimension) {
        return Math.rint(dimension * PLACES) / PLACES;
    }

    /**
     * {@return the standard error of {@link #of(LyapunovSpectrum, Regime)}; 0 where the regime alone decides}
     *
     * @param spectrum exponents of a run
     * @param regime what the network does
     */
    public static OptionalDouble standardError(LyapunovSpectrum spectrum, Regime regime) {
        final Optional<KaplanYorke> dimension = of(spectrum, regime);
        if (dimension.isEmpty() || dimension.get().isLowerBound()) {
            return OptionalDouble.empty();
        }
        return regime.isRegular() ? OptionalDouble.of(0) : standardError(spectrum);
    }

    /**
     * The error over time of the dimension, to first order in the fluctuations of the exponents: &part;D/&part;&lambda;_i =
     * 1/|&lambda;_(k+1)| for i &le; k, and &part;D/&part;&lambda;_(k+1) = c_k/&lambda;_(k+1)&sup2;.
     *
     * @param spectrum exponents of a run
     * @return the standard error; empty if the run was too short for batches or remembers longer than they last, or the dimension
     *     is a lower bound
     */
    public static OptionalDouble standardError(LyapunovSpectrum spectrum) {
        return of(spectrum).isLowerBound()
                ? OptionalDouble.empty()
                : spectrum.errorOf(derivatives(spectrum.exponents())).standardError();
    }

    /** How the dimension changes with each of the exponents, which descend; not at all where it is a whole number of them. */
    static double[] derivatives(double[] exponents) {
        final double[] derivatives = new double[exponents.length];
        double sum = 0;
        for (int k = 0; k < exponents.length; k++) {
            final double next = exponents[k];
            if (sum + next < 0) {
                if (k > 0 && next > Double.NEGATIVE_INFINITY) {
                    Arrays.fill(derivatives, 0, k, -1 / next);
                    derivatives[k] = sum / (next * next);
                }
                return derivatives;
            }
            sum += next;
        }
        return derivatives;
    }

    /**
     * Ends a run when the dimension is known well enough: there is one for the regime, and 1.645 standard errors are within the
     * tolerance.
     *
     * @param tolerance of the dimension, positive
     * @param regime what the network does by what was measured so far
     * @return the rule
     * @throws IllegalArgumentException unless the tolerance is positive
     */
    public static StoppingRule within(double tolerance, Function<LyapunovSpectrum, Regime> regime) {
        StoppingRule.checkTolerance(tolerance);
        return spectrum -> {
            final OptionalDouble error = standardError(spectrum, regime.apply(spectrum));
            return error.isPresent() && StoppingRule.COVERAGE * error.getAsDouble() <= tolerance;
        };
    }
}
