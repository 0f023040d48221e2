package org.tailspin.core.theory;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.linalg.Eigenvalues;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * The annealed gain at which rest becomes unstable in a network of populations whose weights have one tail index and either
 * sign. The scales gamma_a of the perturbations of the neurons of population a follow, with v_a = gamma_a^&alpha; and
 * weights drawn anew at every step,
 *
 * <pre>v(t+1) = g^&alpha; M_t v(t),   (M_t)_ab = s_ab^&alpha; f_b Y_b(t),   Y_b = (1/n_b) &Sigma;_(j in b) |z_j|^&alpha;</pre>
 *
 * <p>with the same Y_b for all targets. With &Lambda; the largest Lyapunov exponent of the product of the matrices M_t, g* =
 * exp(-&Lambda;/&alpha;); of one population that is {@link TransitionGain}. At &alpha; = 2 and large N the Y_b are 2, and g* =
 * 1/&radic;(2 &rho;(s_ab&sup2; f_b)) (Aljadeff, Stern, Sharpee 2015). Derived for this library.
 */
final class BlockTransition {

    /** Random numbers in all, and the fewest and most matrices in the product. */
    private static final double DRAWS = 1e7;

    private static final int FEWEST = 1000;
    private static final int MOST = 10_000;

    private static final int WARMUP = 50;

    private BlockTransition() {}

    /**
     * {@return whether this theory is of it}
     *
     * @param ensemble populations whose weights have one tail index and either sign
     */
    static boolean isKnown(BlockEnsemble ensemble) {
        return ensemble.commonTailIndex().isPresent() && ensemble.isSymmetric();
    }

    /**
     * {@return ln g*; infinite if no perturbation survives a step. Below &alpha; = 2 from 1000 to 10 000 matrices of
     * one seed, with a standard error of about 1 %}
     *
     * @param ensemble that is {@link #isKnown known}
     * @param n number of neurons
     * @throws IllegalArgumentException if a population has no neuron
     */
    static double logGain(BlockEnsemble ensemble, int n) {
        final double alpha = ensemble.commonTailIndex().orElseThrow();
        final int[] sizes = ensemble.sizes(n);
        final int populations = sizes.length;
        final double[][] factors = new double[populations][populations];
        double first = -1;
        boolean areEqual = true;
        for (int a = 0; a < populations; a++) {
            for (int b = 0; b < populations; b++) {
                factors[a][b] = Math.pow(ensemble.scale(a, b), alpha);
                first = first < 0 ? factors[a][b] : first;
                areEqual &= factors[a][b] == first;
            }
        }
        if (areEqual) { // one population in all but name
            return -TransitionGain.of(alpha, n).meanLog() - Math.log(first) / alpha;
        }
        if (alpha == 2) {
            final DMatrixRMaj matrix = new DMatrixRMaj(populations, populations);
            for (int a = 0; a < populations; a++) {
                for (int b = 0; b < populations; b++) {
                    matrix.set(a, b, 2 * factors[a][b] * sizes[b] / n);
                }
            }
            return -0.5 * Math.log(Eigenvalues.radius(matrix, Monitor.NONE));
        }
        return -exponent(alpha, factors, sizes, n) / alpha;
    }

    /** &Lambda;. */
    private static double exponent(double alpha, double[][] factors, int[] sizes, int n) {
        final int steps = (int) Math.max(FEWEST, Math.min(MOST, DRAWS / n));
        final UniformRandomProvider random = new Seed(0).stream("block transition");
        final StableDraws law = new StableSampler(alpha).draws();
        final double[] z = new double[n];
        double[] v = new double[sizes.length];
        Arrays.fill(v, 1);
        double sum = 0;
        for (int t = -WARMUP; t < steps; t++) {
            law.fill(random, z, 0, n);
            final double[] next = new double[v.length];
            double total = 0;
            int j = 0;
            for (int b = 0; b < sizes.length; b++) {
                double y = 0;
                for (final int last = j + sizes[b]; j < last; j++) {
                    y += Math.pow(Math.abs(z[j]), alpha);
                }
                for (int a = 0; a < sizes.length; a++) {
                    next[a] += factors[a][b] * y / n * v[b]; // f_b / n_b is 1/N
                }
            }
            for (double one : next) {
                total += one;
            }
            if (total == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            for (int a = 0; a < next.length; a++) {
                next[a] /= total;
            }
            v = next;
            sum += t >= 0 ? Math.log(total) : 0;
        }
        return sum / steps;
    }
}
