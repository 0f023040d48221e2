package org.tailspin.core.theory;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The double integrals of {@link CollectiveTheory}, for each sum of frequencies s = &omega;1 + &omega;2.
 *
 * <p>With D = (1 + i&omega;1)(1 + i&omega;2), G = g_eff E&phi;' and E = |D - G&sup2;|&sup2;, all terms are rational: 1/|1 -
 * z|&sup2; = |D|&sup2;/E and z/(1-z) = G&sup2;/(D - G&sup2;). What the independent part C(&omega;1) C(&omega;2) adds is
 * known in closed form and left out, so that the rest decays fast.
 *
 * <p>E is small along s = 0, over a width &kappa;&sup2; = 1 - G&sup2;; across, everything varies over &kappa; and more. Both
 * sums are trapezoid rules of analytic functions, which converge exponentially in those widths over the steps.
 */
final class CollectiveSpectrum {

    /** Widths of analyticity times the period of the lag: the error of the sum over s is exp(-this). */
    private static final double PERIOD = 26;
    /** Steps per width in the sum over omega1: the error is exp(-2 pi this). */
    private static final double RESOLUTION = 4;
    /** Where the spectrum counts as 0, relative to its top. */
    private static final double CUTOFF = 1e-9;

    private final FlowTheory flow;
    private final double step;
    private final double[] constant;
    private final double[] slope;
    private double xConstant;
    private double xSlope;

    static CollectiveSpectrum of(FlowTheory flow, double longestLag) {
        if (flow.gEff() < CollectiveTheory.MIN_GAIN) {
            throw new IllegalArgumentException("the gain g_eff must be at most 1 or at least "
                    + CollectiveTheory.MIN_GAIN + ", but is " + flow.gEff());
        }
        return new CollectiveSpectrum(flow, longestLag);
    }

    private CollectiveSpectrum(FlowTheory flow, double longestLag) {
        this.flow = flow;
        final LagCurve curve = flow.lagCurve();
        final double kappa = curve.kappa();
        int points = 1;
        while (points * curve.step()
                < Math.max(PERIOD / (kappa * kappa) + longestLag, 2 * curve.length() * curve.step())) {
            points *= 2;
        }
        step = 2 * Math.PI / (points * curve.step());
        final double[] spectrum = spectrum(curve, points);
        final int stride = Math.max(1, (int) (kappa / RESOLUTION / step));
        constant = new double[2 * spectrum.length - 1];
        slope = new double[constant.length];
        final double g2 = 1 - kappa * kappa; // G^2
        for (int s = 0; s < constant.length; s++) {
            sum(s, spectrum, stride, g2);
        }
    }

    /** C(omega) at the multiples of the step, cut off where it has decayed. */
    private static double[] spectrum(LagCurve curve, int points) {
        final double[] c = new double[points];
        for (int k = 0; k < curve.length(); k++) {
            c[k] = curve.pairs().overlap(curve.deltaAt(k)) * curve.step();
            c[(points - k) % points] = c[k];
        }
        final var transform = new FastFourierTransformer(DftNormalization.STANDARD).transform(c, TransformType.FORWARD);
        int length = 1;
        while (length < points / 2 && transform[length].getReal() > CUTOFF * transform[0].getReal()) {
            length++;
        }
        final double[] spectrum = new double[length];
        for (int k = 0; k < length; k++) {
            spectrum[k] = transform[k].getReal();
        }
        return spectrum;
    }

    /** The integral over omega1 at the sum of frequencies s, in steps; s and -s count together. */
    private void sum(int s, double[] spectrum, int stride, double g2) {
        final int top = spectrum.length - 1;
        final double total = s * step;
        double first = 0;
        double second = 0;
        double third = 0;
        for (int k = -(top / stride) * stride; k <= top; k += stride) {
            final int l = Math.abs(s - k);
            if (l > top) {
                continue;
            }
            final double w1 = k * step;
            final double w2 = total - w1;
            final double product = 1 - w1 * w2; // Re D
            final double inverse =
                    spectrum[Math.abs(k)] * spectrum[l] / ((product - g2) * (product - g2) + total * total);
            first += inverse * (2 * product - g2);
            second += inverse;
            third += inverse * (product - g2) / ((1 + w1 * w1) * (1 + w2 * w2));
        }
        final double measure = step * step * stride / (4 * Math.PI * Math.PI) * (s == 0 ? 1 : 2);
        constant[s] = measure * g2 * first;
        slope[s] = measure * g2 * g2 * second;
        xConstant += measure * g2 * g2 * (second + 2 * g2 * third);
        xSlope += measure * g2 * g2 * second;
    }

    /** What the interaction adds to C(tau)^2 in (1/N) sum C_ij(tau)^2. */
    double excess(double inverseEffectiveRank, double lag) {
        double sum = 0;
        for (int s = 0; s < constant.length; s++) {
            sum += (constant[s] + inverseEffectiveRank * slope[s]) * StrictMath.cos(s * step * lag);
        }
        return sum;
    }

    double phiConstant() {
        return 1 + sum(constant) / (flow.c0() * flow.c0());
    }

    double phiSlope() {
        return sum(slope) / (flow.c0() * flow.c0());
    }

    double xConstant() {
        return 1 + xConstant / norm();
    }

    double xSlope() {
        return xSlope / norm();
    }

    /** Delta(0)^2 times the fourth power of the mean gain. */
    private double norm() {
        final double m = flow.meanGain() * flow.meanGain() * flow.delta0();
        return m * m;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
