package org.tailspin.core.theory;

import java.util.Arrays;
import org.tailspin.core.Monitor;

/**
 * The double integrals of {@link CollectiveTheory}, for each sum of frequencies s = &omega;1 + &omega;2.
 *
 * <p>With D = (1 + i&omega;1)(1 + i&omega;2), G = g_eff E&phi;' and E = |D - G&sup2;|&sup2;, all terms are rational: 1/|1 -
 * z|&sup2; = |D|&sup2;/E and z/(1-z) = G&sup2;/(D - G&sup2;). What the independent part C(&omega;1) C(&omega;2) adds is
 * known in closed form and left out, so that the rest decays fast.
 */
final class CollectiveSpectrum {

    private final FlowTheory flow;
    private final FrequencyGrid grid;
    /** What C and the noise drive a neuron with: g_eff^2 C + noise^2. */
    private final double square;

    private final double external;

    private final double[] constant;
    private final double[] slope;
    /** Of one lag alone: at each the sums of constant and slope, and the cosines at the frequencies of that time. */
    private final double[] oneConstant;

    private final double[] oneSlope;
    private final double[][] cosines;
    private double xConstant;
    private double xSlope;

    static CollectiveSpectrum of(FlowTheory flow, double longestLag, Monitor monitor) {
        return of(flow, longestLag, new double[0], monitor);
    }

    /** With the function of the lag of one time alone, at these lags. */
    static CollectiveSpectrum of(FlowTheory flow, double longestLag, double[] oneLags, Monitor monitor) {
        if (flow.noise() == 0 && flow.gEff() < CollectiveTheory.MIN_GAIN) {
            throw new IllegalArgumentException("the gain g_eff must be at most 1 or at least "
                    + CollectiveTheory.MIN_GAIN + ", but is " + flow.gEff());
        }
        return new CollectiveSpectrum(flow, longestLag, oneLags, monitor);
    }

    private CollectiveSpectrum(FlowTheory flow, double longestLag, double[] oneLags, Monitor monitor) {
        this.flow = flow;
        final LagCurve curve = flow.lagCurve();
        grid = new FrequencyGrid(
                curve, longestLag, Arrays.stream(oneLags).map(Math::abs).max().orElse(0));
        final double[] spectrum = flow.noise() == 0
                ? FrequencyGrid.cut(grid.spectrum(curve.pairs()::overlap))
                : grid.cutWeighted(grid.spectrum(curve.pairs()::overlap, slopeAtZero(curve)));
        square = flow.gEff() * flow.gEff();
        external = flow.noise() * flow.noise();
        constant = new double[2 * spectrum.length - 1];
        slope = new double[constant.length];
        oneConstant = new double[oneLags.length];
        oneSlope = new double[oneLags.length];
        cosines = new double[(spectrum.length - 1) / grid.stride() + 1][oneLags.length];
        for (int m = 0; m < cosines.length; m++) {
            for (int l = 0; l < oneLags.length; l++) {
                cosines[m][l] = StrictMath.cos(m * grid.stride() * grid.step() * oneLags[l]);
            }
        }
        final double g2 = 1 - curve.kappa() * curve.kappa(); // G^2
        for (int s = 0; s < constant.length; s++) {
            monitor.checkCancelled();
            monitor.progress((double) s / constant.length);
            sum(s, spectrum, g2);
        }
    }

    /** Delta' = -sigma^2/2 to the right of lag 0. */
    private double slopeAtZero(LagCurve curve) {
        return -0.5 * flow.noise() * flow.noise() * curve.pairs().slopeOverlap(flow.delta0());
    }

    /** The integral over omega1 at the sum of frequencies s, in steps; s and -s count together. */
    private void sum(int s, double[] spectrum, double g2) {
        final int top = spectrum.length - 1;
        final double step = grid.step();
        final int stride = grid.stride();
        final double total = s * step;
        final double measure = grid.measure() * (s == 0 ? 1 : 2);
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
            final double kernel = 1 / ((product - g2) * (product - g2) + total * total);
            final double one = spectrum[Math.abs(k)];
            final double two = spectrum[l];
            final double inverse = one * two * kernel;
            first += inverse * (2 * product - g2);
            second += inverse;
            final double[] cosine = cosines[Math.abs(k) / stride];
            for (int lag = 0; lag < cosine.length; lag++) {
                oneConstant[lag] += measure * g2 * inverse * (2 * product - g2) * cosine[lag];
                oneSlope[lag] += measure * g2 * g2 * inverse * cosine[lag];
            }
            third += (square * one + external)
                    * (square * two + external)
                    * kernel
                    * (product - g2)
                    / ((1 + w1 * w1) * (1 + w2 * w2));
        }
        constant[s] = measure * g2 * first;
        slope[s] = measure * g2 * g2 * second;
        xConstant += measure * (g2 * g2 * second + 2 * g2 * StrictMath.pow(flow.meanGain(), 4) * third);
        xSlope += measure * g2 * g2 * second;
    }

    /** What the interaction adds to C(tau)^2 in (1/N) sum C_ij(tau)^2. */
    double excess(double inverseEffectiveRank, double lag) {
        double sum = 0;
        for (int s = 0; s < constant.length; s++) {
            sum += (constant[s] + inverseEffectiveRank * slope[s]) * StrictMath.cos(s * grid.step() * lag);
        }
        return sum;
    }

    /** What the interaction adds to C(tau) C(0) in (1/N) sum C_ij(tau) C_ij(0), at lag number l. */
    double excessOfOne(double inverseEffectiveRank, int l) {
        return oneConstant[l] + inverseEffectiveRank * oneSlope[l];
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
