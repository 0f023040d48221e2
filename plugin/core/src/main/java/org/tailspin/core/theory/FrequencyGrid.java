package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The frequencies of the collective theories' double sums, over &omega;1 and s = &omega;1 + &omega;2.
 *
 * <p>The integrands peak along s = 0 over a width &kappa;&sup2;; across, everything varies over &kappa; and more. Both sums
 * are trapezoid rules of analytic functions, which converge exponentially in those widths over the steps.
 */
final class FrequencyGrid {

    /** Widths of analyticity times the period of the lag: the error of the sum over s is exp(-this). */
    private static final double PERIOD = 26;
    /** Steps per width in the sum over omega1: the error is exp(-2 pi this). */
    private static final double RESOLUTION = 4;
    /** Where the spectrum counts as 0, relative to its top. */
    private static final double CUTOFF = 1e-9;
    /** Frequencies of a spectrum: the work grows with their square, and these take some ten seconds. */
    private static final double MOST = 1 << 18;
    /** Below this angle its square is lost against 1. */
    private static final double SMALL = 1e-4;

    private final LagCurve curve;
    private final int points;
    private final double step;
    private final int stride;

    /**
     * Without a function of the lag of one time alone.
     *
     * @param curve the single-site theory
     * @param longestLag at which the lag function is wanted, at least 0
     */
    FrequencyGrid(LagCurve curve, double longestLag) {
        this(curve, longestLag, 0);
    }

    /**
     * Chooses frequencies that resolve the lag functions.
     *
     * @param curve the single-site theory
     * @param longestLag at which the lag function is wanted, at least 0
     * @param longestOfOne the same of a function of the lag of one of the two times alone
     * @throws IllegalArgumentException if the population forgets so slowly that there are too many frequencies
     */
    FrequencyGrid(LagCurve curve, double longestLag, double longestOfOne) {
        this.curve = curve;
        final double kappa = curve.kappa();
        final double period = Math.max(PERIOD / (kappa * kappa) + longestLag, 2 * curve.length() * curve.step());
        if (!(period / curve.step() <= MOST)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the gain is so close to the transition that the population forgets at a rate of %.3g per time constant"
                            + " only: its spectrum needs %.3g frequencies, but may have %.3g",
                    kappa * kappa,
                    period / curve.step(),
                    MOST));
        }
        points = Math.max(2, Integer.highestOneBit((int) (period / curve.step())) * 2);
        step = 2 * Math.PI / (points * curve.step());
        // 2 pi / (stride step) is a period of that lag: what is folded back from beyond it has to have died out
        stride = Math.max(1, (int) (2 * Math.PI / (step * (2 * Math.PI * RESOLUTION / kappa + 2 * longestOfOne))));
    }

    /** Distance of two values of s. */
    double step() {
        return step;
    }

    /** Distance of two values of omega1, in steps. */
    int stride() {
        return stride;
    }

    /** The measure of one term, d omega1 d s / (2 pi)^2. */
    double measure() {
        return step * step * stride / (4 * Math.PI * Math.PI);
    }

    /** The spectrum of a function of Delta(tau) at the multiples of the step, up to half the sampling frequency. */
    double[] spectrum(DoubleUnaryOperator ofDelta) {
        return spectrum(ofDelta, 0);
    }

    /**
     * The same of a function with a cusp at lag 0, whose spectrum falls as the square of the frequency: what sampling folds
     * back from beyond is subtracted.
     *
     * @param slope of the function to the right of lag 0
     */
    double[] spectrum(DoubleUnaryOperator ofDelta, double slope) {
        final double[] values = new double[points];
        for (int k = 0; k < curve.length(); k++) {
            values[k] = ofDelta.applyAsDouble(curve.deltaAt(k)) * curve.step();
            values[(points - k) % points] = values[k];
        }
        final var transform =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(values, TransformType.FORWARD);
        final double[] spectrum = new double[points / 2];
        for (int k = 0; k < spectrum.length; k++) {
            spectrum[k] = transform[k].getReal() + 2 * slope * folded(k * step);
        }
        return spectrum;
    }

    /** Sum of 1/(omega + 2 pi m/h)^2 over m other than 0, for the time step h of the curve. */
    private double folded(double omega) {
        final double h = curve.step();
        final double half = 0.5 * omega * h;
        if (half < SMALL) {
            return h * h / 12;
        }
        final double sin = StrictMath.sin(half);
        return h * h / 4 * (1 / (sin * sin) - 1 / (half * half));
    }

    /** The part of a spectrum before it has decayed. */
    static double[] cut(double[] spectrum) {
        int length = 1;
        while (length < spectrum.length && spectrum[length] > CUTOFF * spectrum[0]) {
            length++;
        }
        return Arrays.copyOf(spectrum, length);
    }

    /** The part of a spectrum with a slow tail that counts in sums which weigh it with the fourth power of 1/frequency. */
    double[] cutWeighted(double[] spectrum) {
        int length = 1;
        while (length < spectrum.length && weighted(spectrum, length) > CUTOFF * spectrum[0]) {
            length++;
        }
        return Arrays.copyOf(spectrum, length);
    }

    private double weighted(double[] spectrum, int k) {
        final double square = 1 + k * step * (k * step);
        return spectrum[k] / (square * square);
    }
}
