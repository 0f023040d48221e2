package org.tailspin.core.dimension;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.tailspin.core.statistics.Jackknife;

/**
 * Ordinary least squares of ln C(r) = a + D ln r + &Sigma;_p b_p (r/R)^p over the distances of a correlation sum, R the largest.
 * Immutable.
 *
 * @param weights of the logarithms of the pairs in D
 * @param slope D
 * @param without D without each block of states, as often as there are blocks
 * @param chance standard error of D by chance, see {@link #chance(double[], long[], double[])}
 * @param misfit what the residuals may do to D: their standard deviation over that of ln r
 */
record PowerLawFit(double[] weights, double slope, double[] without, double chance, double misfit) {

    /**
     * {@return the fit}
     *
     * @param radii distances, ascending, at least two more than powers
     * @param pairs below each, at least 1
     * @param pairsWithout the same without each block
     * @param powers p of the terms beside the power law
     */
    static PowerLawFit of(double[] radii, long[] pairs, long[][] pairsWithout, int... powers) {
        final int last = radii.length - 1;
        final double[][] design = new double[radii.length][2 + powers.length];
        for (int r = 0; r < radii.length; r++) {
            design[r][0] = 1;
            design[r][1] = Math.log(radii[r] / radii[last]);
            for (int p = 0; p < powers.length; p++) {
                design[r][2 + p] = Math.pow(radii[r] / radii[last], powers[p]);
            }
        }
        final double[][] inverse = new QRDecomposition(MatrixUtils.createRealMatrix(design))
                .getSolver()
                .getInverse()
                .getData();
        final double slope = product(inverse[1], logarithms(pairs));
        final double[] without = Arrays.stream(pairsWithout)
                .mapToDouble(counts -> product(inverse[1], logarithms(counts)))
                .toArray();
        return new PowerLawFit(
                inverse[1],
                slope,
                without,
                chance(inverse[1], pairs, without),
                misfit(design, inverse, logarithms(pairs)));
    }

    /**
     * The standard error by chance of a weighted sum of logarithms of pairs: the jackknife over blocks, which counts the noise of
     * pairs twice (Efron and Stein 1981); that of a Poisson law in every shell is subtracted once.
     *
     * @param weights of the logarithms
     * @param pairs below each distance
     * @param without the sum without each block
     * @return the error; NaN without blocks
     */
    static double chance(double[] weights, long[] pairs, double[] without) {
        final double noise = pairNoise(weights, pairs);
        final double jackknife = jackknife(without);
        return Math.sqrt(Math.max(jackknife * jackknife - noise, noise));
    }

    /** The sum of fits of the same pairs, each times its factor: what is linear in their slopes, and its chance. */
    static double chance(long[] pairs, double[] factors, PowerLawFit... fits) {
        final double[] weights = new double[pairs.length];
        final double[] without = new double[fits[0].without.length];
        for (int f = 0; f < fits.length; f++) {
            for (int r = 0; r < weights.length; r++) {
                weights[r] += factors[f] * fits[f].weights[r];
            }
            for (int b = 0; b < without.length; b++) {
                without[b] += factors[f] * fits[f].without[b];
            }
        }
        return chance(weights, pairs, without);
    }

    /** Standard error of D by the jackknife alone; NaN without blocks. */
    static double jackknife(double[] without) {
        return Jackknife.error(without).orElse(Double.NaN);
    }

    private static double misfit(double[][] design, double[][] inverse, double[] values) {
        final double[] coefficients =
                Arrays.stream(inverse).mapToDouble(row -> product(row, values)).toArray();
        final double[] residuals = new double[values.length];
        Arrays.setAll(residuals, r -> values[r] - product(design[r], coefficients));
        final StandardDeviation deviation = new StandardDeviation(false);
        return deviation.evaluate(residuals)
                / deviation.evaluate(
                        Arrays.stream(design).mapToDouble(row -> row[1]).toArray());
    }

    /** Variance of a weighted sum of logarithms if the number of pairs in every shell were a Poisson variable. */
    private static double pairNoise(double[] weights, long[] pairs) {
        double variance = 0;
        double derivative = 0; // by the number of pairs in the shell
        for (int r = pairs.length - 1; r >= 0; r--) {
            derivative += weights[r] / pairs[r];
            variance += derivative * derivative * (pairs[r] - (r == 0 ? 0 : pairs[r - 1]));
        }
        return variance;
    }

    private static double[] logarithms(long[] counts) {
        return Arrays.stream(counts).mapToDouble(Math::log).toArray();
    }

    private static double product(double[] x, double[] y) {
        return MatrixUtils.createRealVector(x).dotProduct(MatrixUtils.createRealVector(y));
    }
}
