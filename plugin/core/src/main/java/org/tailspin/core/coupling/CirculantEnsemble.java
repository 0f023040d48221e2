package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * A convolution on a ring: W_ij = g k((i-j) mod N), with a random Gaussian kernel on the offsets -r..r. Its eigenvalues are
 * the discrete Fourier transform of the kernel, exactly (Davis 1979): &lambda;_m = &sum;_d k(d) exp(-2&pi;i m d / N).
 *
 * <p>The gain is g_eff: kernel entries have variance 1/K, K = min(N, 2r+1) of them, so that a weight, zeros counted, has
 * variance g&sup2;/N. A linear network becomes unstable at g = 1/max|&lambda;_m|.
 *
 * @param reach r, the largest distance of connected neurons, at least 0; beyond N/2 every pair is connected
 */
public record CirculantEnsemble(int reach) implements CouplingEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException below 0
     */
    public CirculantEnsemble {
        EnsembleParameter.REACH.check(reach);
    }

    @Override
    public String name() {
        return EnsembleKind.CIRCULANT.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.REACH, (double) reach);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        return coupling(kernel(n, seed));
    }

    /**
     * {@return the kernel of a draw at unit gain: entry d is the weight from neuron i-d to neuron i, on the ring}
     *
     * @param n number of neurons
     * @param seed the coupling seed
     */
    public double[] kernel(int n, Seed seed) {
        Coupling.checkSize(n);
        final double[] kernel = new double[n];
        final UniformRandomProvider random = seed.stream("coupling");
        final int taps = (int) Math.min(n, 2L * reach + 1);
        final int first = taps < n ? -reach : 0;
        for (int t = 0; t < taps; t++) {
            kernel[Math.floorMod(first + t, n)] = StableSampler.normal(random) / Math.sqrt(taps);
        }
        return kernel;
    }

    /**
     * {@return the circulant matrix W_ij = k((i-j) mod N)}
     *
     * @param kernel a kernel for every offset, at least one
     */
    public static Coupling coupling(double[] kernel) {
        final int n = Coupling.checkSize(kernel.length);
        final double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int d = 0; d < n; d++) {
                columns[j][(j + d) % n] = kernel[d];
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), true);
    }

    /**
     * The exact eigenvalues of {@link #coupling}.
     *
     * @param kernel a kernel for every offset
     * @return for m = 0..N-1 the real and the imaginary part of &lambda;_m
     */
    public static double[][] eigenvalues(double[] kernel) {
        final int n = kernel.length;
        final double[][] eigenvalues = new double[n][2];
        for (int m = 0; m < n; m++) {
            for (int d = 0; d < n; d++) {
                if (kernel[d] != 0) {
                    final double angle = 2 * Math.PI * ((long) m * d % n) / n;
                    eigenvalues[m][0] += kernel[d] * Math.cos(angle);
                    eigenvalues[m][1] -= kernel[d] * Math.sin(angle);
                }
            }
        }
        return eigenvalues;
    }
}
