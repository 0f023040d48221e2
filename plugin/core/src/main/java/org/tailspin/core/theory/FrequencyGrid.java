package org.tailspin.core.theory;

import java.util.Arrays;
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

    private final LagCurve curve;
    private final int points;
    private final double step;
    private final int stride;

    /**
     * @param curve the single-site theory
     * @param longestLag at which the lag function is wanted, at least 0
     */
    FrequencyGrid(LagCurve curve, double longestLag) {
        this.curve = curve;
        final double kappa = curve.kappa();
        final double period = Math.max(PERIOD / (kappa * kappa) + longestLag, 2 * curve.length() * curve.step());
        points = Math.max(2, Integer.highestOneBit((int) (period / curve.step())) * 2);
        step = 2 * Math.PI / (points * curve.step());
        stride = Math.max(1, (int) (kappa / RESOLUTION / step));
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
        final double[] values = new double[points];
        for (int k = 0; k < curve.length(); k++) {
            values[k] = ofDelta.applyAsDouble(curve.deltaAt(k)) * curve.step();
            values[(points - k) % points] = values[k];
        }
        final var transform =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(values, TransformType.FORWARD);
        final double[] spectrum = new double[points / 2];
        for (int k = 0; k < spectrum.length; k++) {
            spectrum[k] = transform[k].getReal();
        }
        return spectrum;
    }

    /** The part of a spectrum before it has decayed. */
    static double[] cut(double[] spectrum) {
        int length = 1;
        while (length < spectrum.length && spectrum[length] > CUTOFF * spectrum[0]) {
            length++;
        }
        return Arrays.copyOf(spectrum, length);
    }
}
