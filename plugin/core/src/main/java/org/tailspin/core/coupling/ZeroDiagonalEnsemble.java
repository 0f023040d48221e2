package org.tailspin.core.coupling;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;

/**
 * A network in which no neuron couples to itself: the diagonal of another ensemble's draw is set to 0. The other weights
 * are those of that draw, and the gain keeps its convention; g_eff then is that of a weight off the diagonal.
 *
 * @param base the ensemble with its diagonal
 */
public record ZeroDiagonalEnsemble(CouplingEnsemble base) implements CouplingEnsemble {

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return EnsembleParameter.with(base.parameters(), EnsembleParameter.ZERO_DIAGONAL, 1);
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        return base.lists();
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return base.effectiveGain(gain, n);
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        final Coupling coupling = base.draw(n, seed, monitor);
        if (coupling.isSparse()) {
            return Coupling.drawn(
                    coupling.sparse().map((i, j, weight) -> i == j ? 0 : weight), coupling.isRegular() && n > 1);
        }
        final double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = i == j ? 0 : coupling.matrix().get(i, j);
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), coupling.isRegular() && n > 1);
    }

    @Override
    public boolean isKeptSparse(int n) {
        return base.isKeptSparse(n);
    }

    @Override
    public double entries(int n) {
        return base.isKeptSparse(n) ? base.entries(n) : CouplingEnsemble.super.entries(n);
    }

    /** The base, which may have to be written out, and a copy. */
    @Override
    public double drawingEntries(int n) {
        if (base.isKeptSparse(n)) {
            return Math.max(base.drawingEntries(n), 3 * base.entries(n));
        }
        final double writtenOut = base.entries(n) < entries(n) ? base.entries(n) + entries(n) : base.entries(n);
        return Math.max(base.drawingEntries(n), writtenOut + entries(n));
    }
}
