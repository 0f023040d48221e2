package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * Sparse heavy tails: a connection exists with probability p, and then has a symmetric &alpha;-stable weight,
 * W_ij = g B_ij Z_ij / (pN)^(1/&alpha;).
 *
 * <p>The gain is the scale parameter of an existing weight times (pN)^(1/&alpha;), so that the input to a neuron has the law
 * of the dense network in the limit of large pN; at &alpha; = 2, g_eff = &radic;2 g. At p = 1 the law is that of
 * {@link StableEnsemble}. A matrix can be singular, for a row may be empty. Below p = 0.25 the connections alone are kept, and
 * a step takes time and memory in proportion to their number; a draw takes N&sup2; random numbers, the same at any p.
 *
 * @param tailIndex &alpha;, in (0, 2]
 * @param density p, in (0, 1]
 */
public record SparseEnsemble(double tailIndex, double density) implements IndependentEnsemble {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public SparseEnsemble {
        EnsembleParameter.ALPHA.check(tailIndex);
        EnsembleParameter.DENSITY.check(density);
    }

    @Override
    public String name() {
        return EnsembleKind.SPARSE.label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return new EnumMap<>(Map.of(EnsembleParameter.ALPHA, tailIndex, EnsembleParameter.DENSITY, density));
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return new StableEnsemble(tailIndex).effectiveGain(gain, n);
    }

    @Override
    public boolean isRegular() {
        return density == 1;
    }

    @Override
    public Law weights(int n) {
        final StableSampler law = new StableSampler(tailIndex);
        final double connections = density * n;
        final double scale = tailIndex == 2
                ? 1 / Math.sqrt(connections)
                : tailIndex == 1 ? 1 / connections : Elementary.exp(-Elementary.log(connections) / tailIndex);
        return random -> random.nextDouble() < density ? law.sample(random) * scale : 0;
    }

    @Override
    public boolean isKeptSparse(int n) {
        return Storage.of(expected(n), n) == Storage.SPARSE;
    }

    private double expected(int n) {
        return density * n * n;
    }

    /** Every row has a random stream of its own, as in a matrix that is written out. */
    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        if (!isKeptSparse(n)) {
            return IndependentEnsemble.super.draw(n, seed, monitor);
        }
        new Footprint(drawingEntries(n), 0).check("a coupling matrix of N = " + n);
        final Law law = weights(n);
        final SparseMatrix.Builder connections = new SparseMatrix.Builder(n, n, most(n));
        final double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            law.fill(seed.stream("coupling", i), row);
            for (int j = 0; j < n; j++) {
                if (row[j] != 0) {
                    connections.add(i, j, checkWeight(row[j], n));
                }
            }
        }
        return Coupling.drawn(connections.build(), isRegular());
    }

    /** Connections that there are at most, in all but one draw of many millions. */
    private int most(int n) {
        final double most = expected(n) + 6 * Math.sqrt(expected(n)) + 1;
        if (most > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "there must be at most 2^31 connections, but N = " + n + " has about " + Math.rint(expected(n)));
        }
        return (int) most;
    }

    @Override
    public double entries(int n) {
        return isKeptSparse(n) ? SparseMatrix.size(expected(n), n) : IndependentEnsemble.super.entries(n);
    }

    /** The list, and a copy of the right length. */
    @Override
    public double drawingEntries(int n) {
        return isKeptSparse(n) ? 2 * entries(n) + n : IndependentEnsemble.super.drawingEntries(n);
    }
}
