package org.tailspin.core.theory;

/**
 * The double integrals of {@link HeterogeneousFlowTheory}.
 *
 * <p>With D = (1 + i&omega;1)(1 + i&omega;2) and c = g_eff&sup2; E u&sup2;v&sup2;m&sup2; = 1 - &kappa;&sup2;, Z = a/(D - c), a =
 * g_eff&sup2; E u&sup2;m&sup2;. The integral of C_i C_i is C_i(0)&sup2;; what remains is linear and quadratic in Z.
 */
final class HeterogeneousSpectrum {

    private final double meanSquareC;
    private final double meanC;
    private final double a;
    private final double aScored;
    /** Integrals of 2 Re Z/a times E v^2 C C, the same times w^2, of |Z/a|^2 times E v^4 C C and Q Q. */
    private double cross;

    private double crossScored;
    private double direct;
    private double modes;
    /** Integral of 2 Re Z/a times the spectra of x at u = 1. */
    private double crossX;

    private final double delta0;
    private final double meanSquareU;
    private final double meanFourthU;
    private final double square;
    private final double rho;
    private final double rhoFourth;

    HeterogeneousSpectrum(
            TransferFunction phi,
            double gain,
            GainDistribution gains,
            MixedPairs pairs,
            LagCurve curve,
            double delta0) {
        final int groups = gains.size();
        this.delta0 = delta0;
        square = gain * gain;
        final double[] c = new double[groups];
        final double[] slope = new double[groups];
        for (int k = 0; k < groups; k++) {
            final double u = gains.input(k);
            final double m = gain * u * new GaussianRule(u * u * delta0).mean(phi::slope);
            c[k] = pairs.overlap(k, delta0);
            slope[k] = m * m;
        }
        meanC = gains.mean(0, k -> c[k]);
        meanSquareC = gains.mean(0, k -> c[k] * c[k]);
        a = gains.mean(0, k -> slope[k]);
        aScored = gains.mean(0, k -> slope[k] / c[k]);
        meanSquareU = gains.mean(0, k -> Math.pow(gains.input(k), 2));
        meanFourthU = gains.mean(0, k -> Math.pow(gains.input(k), 4));
        rhoFourth = gains.mean(2, k -> Math.pow(gains.input(k), 2) * slope[k]);
        final FrequencyGrid grid = new FrequencyGrid(curve, 0);
        final double[] q = FrequencyGrid.cut(grid.spectrum(pairs::overlap));
        final double[] x = grid.spectrum(delta -> delta);
        final double[][] spectra = new double[q.length][groups];
        for (int k = 0; k < groups; k++) {
            final int group = k;
            final double[] spectrum = grid.spectrum(delta -> pairs.overlap(group, delta));
            for (int w = 0; w < q.length; w++) {
                spectra[w][k] = spectrum[w];
            }
        }
        final double[] second = new double[groups];
        final double[] scored = new double[groups];
        final double[] fourth = new double[groups];
        for (int k = 0; k < groups; k++) {
            second[k] = gains.weight(k, 2);
            scored[k] = second[k] / c[k];
            fourth[k] = gains.weight(k, 4);
        }
        rho = 1 - curve.kappa() * curve.kappa();
        for (int s = 0; s < 2 * q.length - 1; s++) {
            sum(s, grid, q, x, spectra, second, scored, fourth);
        }
    }

    private void sum(
            int s,
            FrequencyGrid grid,
            double[] q,
            double[] x,
            double[][] spectra,
            double[] second,
            double[] scored,
            double[] fourth) {
        final int top = q.length - 1;
        final int stride = grid.stride();
        final double total = s * grid.step();
        final double measure = grid.measure() * (s == 0 ? 1 : 2);
        for (int k = -(top / stride) * stride; k <= top; k += stride) {
            final int l = Math.abs(s - k);
            if (l > top) {
                continue;
            }
            final double w1 = k * grid.step();
            final double real = 1 - w1 * (total - w1) - rho; // of D - c; its imaginary part is s
            final double inverse = measure / (real * real + total * total);
            final double[] one = spectra[Math.abs(k)];
            final double[] two = spectra[l];
            double sum2 = 0;
            double sumScored = 0;
            double sum4 = 0;
            for (int j = 0; j < one.length; j++) {
                final double product = one[j] * two[j];
                sum2 += second[j] * product;
                sumScored += scored[j] * product;
                sum4 += fourth[j] * product;
            }
            cross += 2 * real * inverse * sum2;
            crossScored += 2 * real * inverse * sumScored;
            direct += inverse * sum4;
            modes += inverse * q[Math.abs(k)] * q[l];
            crossX += 2 * real * inverse * x[Math.abs(k)] * x[l];
        }
    }

    double phiConstant() {
        return (meanSquareC + a * cross + a * a * direct) / (meanC * meanC);
    }

    double phiSlope() {
        return a * a * modes / (meanC * meanC);
    }

    double zScoredConstant() {
        return 1 + aScored * crossScored + aScored * aScored * direct;
    }

    double zScoredSlope() {
        return aScored * aScored * modes;
    }

    /** Of x: the targets have a = g_eff^2 E u^2, and a source its spectrum of x times E v^2 m^2. */
    double xConstant() {
        final double a = square * meanSquareU;
        final double norm = meanSquareU * delta0;
        return (meanFourthU * delta0 * delta0 + meanSquareU * rhoFourth * crossX + a * a * direct) / (norm * norm);
    }

    double xSlope() {
        return square * square * modes / (delta0 * delta0);
    }

    double zScoredXConstant() {
        return 1 + (rho * crossX + square * square * direct) / (delta0 * delta0);
    }
}
