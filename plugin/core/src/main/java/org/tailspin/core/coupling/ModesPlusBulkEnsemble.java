package org.tailspin.core.coupling;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;

/**
 * Structure plus a random bulk (Mastrogiuseppe and Ostojic 2018, with random modes for the structure): J = g (L D R&#7488; +
 * b X), X independent Gaussian of variance 1/N.
 *
 * <p>The gain g is g_eff of the modes, g b that of the bulk: g_eff = g &radic;(1 + b&sup2;).
 *
 * @param modes L D R&#7488;
 * @param bulkGain b, at least 0
 */
public record ModesPlusBulkEnsemble(RandomModeEnsemble modes, double bulkGain) implements CouplingEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the range
     */
    public ModesPlusBulkEnsemble {
        EnsembleParameter.BULK_GAIN.check(bulkGain);
    }

    @Override
    public String name() {
        return modes.name();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return EnsembleParameter.with(modes.parameters(), EnsembleParameter.BULK_GAIN, bulkGain);
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        return modes.lists();
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain * Math.sqrt(1 + bulkGain * bulkGain));
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        final Coupling structure = modes.draw(n, seed, monitor);
        if (bulkGain == 0) {
            return structure;
        }
        final ColumnMatrix low = structure.matrix();
        final ColumnMatrix bulk = new GaussianEnsemble().draw(n, seed, monitor).matrix();
        final double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = low.get(i, j) + bulkGain * bulk.get(i, j);
            }
        }
        return Coupling.drawn(new ColumnMatrix(n, columns), true);
    }

    /** The structure written out, the bulk, and their sum. */
    @Override
    public double drawingEntries(int n) {
        return Math.max(modes.drawingEntries(n), modes.entries(n) + 3 * entries(n));
    }
}
