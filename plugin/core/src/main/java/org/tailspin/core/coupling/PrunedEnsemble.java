package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.random.Seed;

/**
 * A network whose smallest or largest weights are removed (Xie, Mihalas, Ku&#347;mierz 2025, appendix on pruning): the given
 * share of the N&sup2; weights, by modulus, is set to 0; the others stay as they are. Of equal ones, the first in the order
 * of rows go first.
 *
 * <p>The gain is that of the network before. g_eff is known for independent stable and Gaussian weights, where those that
 * are kept have a variance: for &alpha; = 2, and below if some of the largest are removed, however few. For many neurons
 * W_ij = g Z_ij / N^(1/&alpha;) then has
 *
 * <pre>g_eff&sup2; = g&sup2; N^(1-2/&alpha;) E[Z&sup2;; Z is kept]</pre>
 *
 * <p>and the state of rest becomes unstable at g_eff = 1. That gain g rises with N for &alpha; &lt; 2, where the transition of
 * the whole network falls. The g_eff of other matrices can be measured.
 *
 * @param base what is pruned
 * @param smallest share of the smallest weights, in [0, 1)
 * @param largest share of the largest weights, in [0, 1); the two sum to less than 1
 */
public record PrunedEnsemble(CouplingEnsemble base, double smallest, double largest) implements CouplingEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public PrunedEnsemble {
        EnsembleParameter.PRUNED_SMALLEST.check(smallest);
        EnsembleParameter.PRUNED_LARGEST.check(
                largest,
                largest + smallest < 1,
                "[0, 1), and below 1 together with " + EnsembleParameter.PRUNED_SMALLEST.label());
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return EnsembleParameter.with(
                EnsembleParameter.with(base.parameters(), EnsembleParameter.PRUNED_SMALLEST, smallest),
                EnsembleParameter.PRUNED_LARGEST,
                largest);
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        return base.lists();
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        if (!(base instanceof StableFamily stable)) {
            return OptionalDouble.empty();
        }
        final double moment = TruncatedVariance.ofKept(stable.law().alpha(), smallest, largest);
        final double effective = gain * stable.scale(n) * Math.sqrt(n * moment);
        return Double.isFinite(effective) ? OptionalDouble.of(effective) : OptionalDouble.empty();
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        final ColumnMatrix weights = base.draw(n, seed, monitor).matrix();
        final double[] sorted = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sorted[i * n + j] = Math.abs(weights.get(i, j));
            }
        }
        Arrays.sort(sorted);
        monitor.checkCancelled();
        final int low = (int) Math.rint(smallest * sorted.length);
        final int high = sorted.length - (int) Math.rint(largest * sorted.length); // first rank that is removed
        final double lowEdge = low > 0 ? sorted[low - 1] : -1;
        final double highEdge = high < sorted.length ? sorted[high] : Double.POSITIVE_INFINITY;
        int lowTies = low - rank(sorted, lowEdge);
        int highTies = rank(sorted, Math.nextUp(highEdge)) - high;
        final double[][] columns = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final double modulus = Math.abs(weights.get(i, j));
                final boolean keep;
                if (modulus == lowEdge && lowTies > 0) {
                    lowTies--;
                    keep = false;
                } else if (modulus == highEdge && highTies > 0) {
                    highTies--;
                    keep = false;
                } else {
                    keep = modulus >= lowEdge && modulus <= highEdge;
                }
                columns[j][i] = keep ? weights.get(i, j) : 0;
            }
        }
        final ColumnMatrix pruned = new ColumnMatrix(n, columns);
        return isKeptSparse(n) ? Coupling.drawn(SparseMatrix.of(pruned), false) : Coupling.drawn(pruned, false);
    }

    @Override
    public boolean isKeptSparse(int n) {
        return base.isKeptSparse(n) || Storage.of((1 - smallest - largest) * n * n, n) == Storage.SPARSE;
    }

    /** How many are smaller. */
    private static int rank(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The base, which may have to be written out, and a copy. */
    @Override
    public double drawingEntries(int n) {
        final double whole = (double) n * n;
        final double writtenOut = base.entries(n) < whole ? base.entries(n) + whole : base.entries(n);
        return Math.max(base.drawingEntries(n), writtenOut + 2 * whole); // the weights in order, and what is left
    }
}
