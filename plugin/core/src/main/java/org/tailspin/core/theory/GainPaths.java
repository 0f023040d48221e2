package org.tailspin.core.theory;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * The gains &phi;'(x(t)) of one neuron along a ring in time, x being the Gaussian process of the single-site theory made
 * periodic.
 *
 * <p>Paths have weights, by which averages over them agree with exact ones where these are known: the covariance E
 * &phi;'(x) &phi;'(y) of the gains, which decides the top of the spectrum, and two moments. Results scatter several times
 * less than those of equal weights, as with many times the paths.
 */
final class GainPaths {

    /** A power below minus this, over the largest, is more than rounding. */
    private static final double NEGATIVE = 1e-6;

    /** Groups of lags: 0, and then two to an octave. */
    private static final int GROUPS = 8;

    private static final int FOURTH = 4;

    private final double[][] gains;
    private final double[] weights;

    /**
     * Draws paths of the gain of a neuron.
     *
     * @param site the process
     * @param ring without a twist
     * @param count number of paths
     * @param seed of all draws
     * @param scramble which of the sets of paths
     */
    GainPaths(NeuronProcess site, Ring ring, int count, Seed seed, int scramble) {
        final int m = ring.size();
        final double[] covariance = covariance(site, ring);
        final double[] power = ring.symbol(covariance);
        for (int k = 0; k < m; k++) {
            if (power[k] < -NEGATIVE * power[0]) {
                throw new IllegalStateException("the process has the power " + power[k] + " at frequency " + k);
            }
            power[k] = Math.sqrt(Math.max(0, power[k]) / m);
        }
        gains = new double[count][];
        final UniformRandomProvider random = seed.stream("gain paths", scramble);
        final StableDraws draws = StableSampler.normals();
        final double[] normal = new double[m];
        final double[] cos = new double[m];
        final double[] sin = new double[m];
        for (int j = 0; j < m; j++) {
            cos[j] = StrictMath.cos(2 * Math.PI * j / m);
            sin[j] = StrictMath.sin(2 * Math.PI * j / m);
        }
        for (int path = 0; path < count; path++) {
            draws.fill(random, normal, 0, m);
            gains[path] = gains(site.phi(), power, cos, sin, normal);
        }
        weights = covariance[0] > 0 ? weights(site.phi(), covariance) : equal(count); // at rest all paths are alike
    }

    private static double[] equal(int count) {
        final double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    /** Equal ones, moved as little as the exact averages ask for. */
    private double[] weights(TransferFunction phi, double[] covariance) {
        final double[] exact = exact(phi, covariance);
        final int features = exact.length;
        final double[][] of = new double[gains.length][];
        final double[] mean = new double[features];
        for (int path = 0; path < gains.length; path++) {
            of[path] = features(gains[path]);
            for (int f = 0; f < features; f++) {
                mean[f] += of[path][f] / gains.length;
            }
        }
        final RealMatrix normal = new Array2DRowRealMatrix(features, features);
        for (double[] feature : of) {
            for (int f = 0; f < features; f++) {
                for (int h = 0; h < features; h++) {
                    normal.addToEntry(f, h, (feature[f] - mean[f]) * (feature[h] - mean[h]));
                }
            }
        }
        final double[] missing = new double[features];
        for (int f = 0; f < features; f++) {
            missing[f] = exact[f] - mean[f];
        }
        final double[] along = new SingularValueDecomposition(normal)
                .getSolver()
                .solve(new ArrayRealVector(missing, false))
                .toArray();
        final double[] result = new double[gains.length];
        for (int path = 0; path < result.length; path++) {
            double weight = 1.0 / result.length;
            for (int f = 0; f < features; f++) {
                weight += along[f] * (of[path][f] - mean[f]);
            }
            result[path] = weight;
        }
        return result;
    }

    /** What is exact: the covariance over groups of lags, the mean gain, and its fourth moment. */
    private static double[] exact(TransferFunction phi, double[] covariance) {
        final PairAverages pairs = PairAverages.of(phi, covariance[0]);
        final double[] byLag = new double[covariance.length];
        for (int lag = 0; lag < byLag.length; lag++) {
            byLag[lag] = pairs.slopeOverlap(Math.min(covariance[0], Math.max(0, covariance[lag])));
        }
        final GaussianRule rule = new GaussianRule(covariance[0]);
        return grouped(byLag, rule.mean(phi::slope), rule.mean(x -> StrictMath.pow(phi.slope(x), FOURTH)));
    }

    private static double[] features(double[] gain) {
        final int m = gain.length;
        final double[] byLag = new double[m];
        for (int lag = 0; lag < m; lag++) {
            for (int i = 0; i < m; i++) {
                byLag[lag] += gain[i] * gain[i + lag < m ? i + lag : i + lag - m] / m;
            }
        }
        double mean = 0;
        double fourth = 0;
        for (double g : gain) {
            mean += g / m;
            fourth += g * g * g * g / m;
        }
        return grouped(byLag, mean, fourth);
    }

    private static double[] grouped(double[] byLag, double mean, double fourth) {
        final int half = byLag.length / 2;
        final double[] features = new double[GROUPS + 2];
        for (int lag = 0; lag <= half; lag++) {
            final int group =
                    lag == 0 ? 0 : Math.min(GROUPS - 1, 1 + (int) (2 * StrictMath.log(lag) / StrictMath.log(2)));
            features[group] += byLag[lag];
        }
        features[GROUPS] = mean;
        features[GROUPS + 1] = fourth;
        return features;
    }

    private static double[] covariance(NeuronProcess site, Ring ring) {
        final double[] covariance = new double[ring.size()];
        for (int lag = 0; lag < covariance.length; lag++) {
            final double tau = lag * ring.spacing();
            double sum = site.delta(tau);
            for (int turn = 1; turn <= 4; turn++) {
                sum += site.delta(turn * ring.period() + tau) + site.delta(turn * ring.period() - tau);
            }
            covariance[lag] = sum;
        }
        return covariance;
    }

    private static double[] gains(
            TransferFunction phi, double[] amplitude, double[] cos, double[] sin, double[] normal) {
        final int m = amplitude.length;
        final double[] x = new double[m];
        int used = 0;
        for (int k = 0; 2 * k <= m; k++) {
            final boolean isReal = k == 0 || 2 * k == m;
            final double even = (isReal ? 1 : Math.sqrt(2)) * amplitude[k] * normal[used++];
            final double odd = isReal ? 0 : Math.sqrt(2) * amplitude[k] * normal[used++];
            for (int j = 0; j < m; j++) {
                final int phase = (int) ((long) k * j % m);
                x[j] += even * cos[phase] + odd * sin[phase];
            }
        }
        for (int j = 0; j < m; j++) {
            x[j] = phi.slope(x[j]);
        }
        return x;
    }

    int count() {
        return gains.length;
    }

    /** The gains of a path; not to be changed. */
    double[] of(int path) {
        return gains[path];
    }

    /** The weight of a path; they add to 1. */
    double weight(int path) {
        return weights[path];
    }
}
