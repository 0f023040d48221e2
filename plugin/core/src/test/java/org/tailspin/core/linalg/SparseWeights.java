package org.tailspin.core.linalg;

import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.random.Seed;

/** Matrices of few entries for tests. */
final class SparseWeights {

    private SparseWeights() {}

    /** Weights of heavy tails and both signs, some so small that their products underflow, in random places. */
    static ColumnMatrix dense(int n, double density, long seed) {
        final UniformRandomProvider random = new Seed(seed).stream("weights");
        final double[][] columns = new double[n][n];
        for (double[] column : columns) {
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() < density) {
                    final double size = random.nextInt(20) == 0 ? 1e-320 : Math.pow(random.nextDouble(), -1.5);
                    column[i] = random.nextBoolean() ? size : -size;
                }
            }
        }
        return new ColumnMatrix(n, columns);
    }
}
