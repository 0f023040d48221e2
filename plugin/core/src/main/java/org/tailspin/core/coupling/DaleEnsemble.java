package org.tailspin.core.coupling;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Dale's law with balanced excitation and inhibition: the first fN neurons (rounded) excite, the others inhibit. Weights
 * have the modulus of a normal number, W_ij = g s |&xi;_ij| for an excitatory j and -g s (n_E/n_I) |&xi;_ij| for an inhibitory
 * one, so that the mean input to every neuron cancels (Rajan and Abbott 2006).
 *
 * <p>The gain is the radius of the bulk of the eigenvalues: &radic;N times the root of the mean over columns of the variance
 * of a weight about the mean of its column. A weight's variance about 0 is larger, g_eff = g / &radic;(1 - 2/&pi;) = 1.659 g.
 *
 * @param excitatory f, in (0, 1); at least one neuron of each kind must result
 */
public record DaleEnsemble(double excitatory) implements CouplingEnsemble {

    /** Variance of |&xi;|. */
    private static final double HALF_NORMAL_VARIANCE = 1 - 2 / Math.PI;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public DaleEnsemble {
        EnsembleParameter.EXCITATORY.check(excitatory);
    }

    @Override
    public String name() {
        return EnsembleKind.DALE.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of(EnsembleParameter.EXCITATORY, excitatory);
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain / Math.sqrt(HALF_NORMAL_VARIANCE));
    }

    /**
     * {@return how many of them excite: the first ones}
     *
     * @param n number of neurons
     * @throws IllegalArgumentException unless there is one of each kind
     */
    public int excitatoryNeurons(int n) {
        final int count = (int) Math.rint(excitatory * n);
        if (count < 1 || count >= n) {
            throw new IllegalArgumentException("a share of " + excitatory + " of N = " + n
                    + " neurons must leave at least 1 excitatory and 1 inhibitory neuron, but " + count + " excite");
        }
        return count;
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final int excite = excitatoryNeurons(n);
        final double ratio = (double) excite / (n - excite);
        // mean over columns of the squared scale: f + (1-f) ratio^2 = ratio
        final double scale = 1 / Math.sqrt(n * HALF_NORMAL_VARIANCE * ratio);
        final double[][] columns = new double[n][n];
        final StableDraws normals = StableSampler.normals();
        final double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            normals.fill(seed.stream("coupling", i), row, 0, n);
            for (int j = 0; j < n; j++) {
                final double modulus = Math.abs(row[j]);
                columns[j][i] = j < excite ? scale * modulus : -(scale * ratio) * modulus;
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), true);
    }
}
