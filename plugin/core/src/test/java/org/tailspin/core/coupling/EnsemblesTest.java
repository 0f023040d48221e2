package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

/** What is special to an ensemble: exact properties first, then laws. */
class EnsemblesTest {

    private static ColumnMatrix draw(CouplingEnsemble ensemble, int n, long seed) {
        return ensemble.draw(n, new Seed(seed), Monitor.NONE).matrix();
    }

    /** Orthogonal to rounding, uniform on the group: E tr O = 0, E (tr O)^2 = 1 for N >= 2; five standard errors. */
    @Test
    void orthogonalIsHaar() {
        final int n = 40;
        final ColumnMatrix o = draw(new OrthogonalEnsemble(), n, 1);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += o.get(i, a) * o.get(i, b);
                }
                assertEquals(a == b ? 1 : 0, product, 1e-14);
            }
        }
        final int draws = 2000;
        double sum = 0;
        double square = 0;
        int rotations = 0;
        for (int d = 0; d < draws; d++) {
            final Coupling coupling = new OrthogonalEnsemble().draw(4, new Seed(d), Monitor.NONE);
            double trace = 0;
            for (int i = 0; i < 4; i++) {
                trace += coupling.matrix().get(i, i);
            }
            sum += trace;
            square += trace * trace;
            rotations += determinant4(coupling.matrix()) > 0 ? 1 : 0;
        }
        assertEquals(0, sum / draws, 5 / Math.sqrt(draws));
        assertEquals(1, square / draws, 5 * Math.sqrt(2.0 / draws)); // E tr^4 = 3
        assertEquals(0.5, (double) rotations / draws, 2.5 / Math.sqrt(draws));
    }

    private static double determinant4(ColumnMatrix m) {
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            for (int b = a + 1; b < 4; b++) {
                final int[] rest = java.util.stream.IntStream.range(0, 4)
                        .filter(new IntOther(a, b)::test)
                        .toArray();
                final double upper = m.get(0, a) * m.get(1, b) - m.get(0, b) * m.get(1, a);
                final double lower = m.get(2, rest[0]) * m.get(3, rest[1]) - m.get(2, rest[1]) * m.get(3, rest[0]);
                sum += ((a + b) % 2 == 1 ? 1 : -1) * upper * lower;
            }
        }
        return sum;
    }

    private record IntOther(int a, int b) {
        boolean test(int value) {
            return value != a && value != b;
        }
    }

    /** A linear network with W = g O: every exponent is ln g. */
    @Test
    void exponentsOfAScaledRotation() {
        final var network = new NetworkMap(
                new OrthogonalEnsemble().draw(12, new Seed(3), Monitor.NONE), 1.01, Nonlinearity.LINEAR, 0);
        final var spectrum = new Lyapunov(network, new LyapunovSettings(LyapunovSettings.ALL, 0, 0, 100))
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE);
        for (double exponent : spectrum.exponents()) {
            assertEquals(Math.log(1.01), exponent, 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100})
    void circulantHasTheEigenvaluesOfItsKernel(int reach) {
        final CirculantEnsemble ensemble = new CirculantEnsemble(reach);
        final Coupling coupling = ensemble.draw(23, new Seed(4), Monitor.NONE);
        double radius = 0;
        double log = 0;
        for (double[] eigenvalue : CirculantEnsemble.eigenvalues(ensemble.kernel(23, new Seed(4)))) {
            final double modulus = Math.hypot(eigenvalue[0], eigenvalue[1]);
            radius = Math.max(radius, modulus);
            log += Math.log(modulus);
        }
        assertEquals(radius, coupling.spectralRadius(), 1e-12);
        assertEquals(log, coupling.logAbsDeterminant().orElseThrow(), 1e-11);
        assertEquals(coupling.matrix().get(2, 22), coupling.matrix().get(5, 2), "on the ring");
    }

    /** A shift by one: eigenvalues are the roots of unity. */
    @Test
    void circulantShift() {
        final double[][] eigenvalues = CirculantEnsemble.eigenvalues(new double[] {0, 1, 0, 0});
        assertEquals(1, eigenvalues[0][0]);
        assertEquals(-1, eigenvalues[1][1], 1e-15);
        assertEquals(-1, eigenvalues[2][0], 1e-15);
        assertEquals(
                1,
                CirculantEnsemble.coupling(new double[] {0, 1, 0, 0}).matrix().get(1, 0));
    }

    @Test
    void symmetry() {
        final ColumnMatrix plus = draw(new PartiallySymmetricEnsemble(1), 9, 1);
        final ColumnMatrix minus = draw(new PartiallySymmetricEnsemble(-1), 9, 1);
        final int n = 150;
        final ColumnMatrix half = draw(new PartiallySymmetricEnsemble(0.5), n, 2);
        double correlation = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                correlation += half.get(i, j) * half.get(j, i) * n;
                if (i < 9) {
                    assertEquals(plus.get(i, j), plus.get(j, i));
                    assertEquals(minus.get(i, j), -minus.get(j, i));
                }
            }
        }
        final double pairs = n * (n - 1) / 2.0;
        assertEquals(0.5, correlation / pairs, 5 * Math.sqrt(1.25 / pairs)); // variance of a product: 1 + eta^2
    }

    /** Signs by column, and a balance of mean input: over rows its mean is 0 within five standard errors. */
    @Test
    void dale() {
        final int n = 100;
        final DaleEnsemble ensemble = new DaleEnsemble(0.8);
        final ColumnMatrix w = draw(ensemble, n, 3);
        assertEquals(80, ensemble.excitatoryNeurons(n));
        double sum = 0;
        double bulk = 0;
        for (int j = 0; j < n; j++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                assertTrue(j < 80 ? w.get(i, j) > 0 : w.get(i, j) < 0);
                sum += w.get(i, j);
                mean += w.get(i, j) / n;
                square += w.get(i, j) * w.get(i, j) / n;
            }
            bulk += (square - mean * mean) * n / (n - 1);
        }
        assertEquals(0, sum, 5 * Math.sqrt(n)); // variance of the sum: N^2 / N
        assertEquals(1, bulk, 0.1);
    }

    @Test
    void sparseAndZeroDiagonal() {
        final int n = 200;
        final ColumnMatrix w = draw(new ZeroDiagonalEnsemble(new SparseEnsemble(1, 0.2)), n, 5);
        int connections = 0;
        for (int i = 0; i < n; i++) {
            assertEquals(0, w.get(i, i));
            for (int j = 0; j < n; j++) {
                connections += w.get(i, j) != 0 ? 1 : 0;
            }
        }
        final double pairs = n * (n - 1.0);
        assertEquals(0.2, connections / pairs, 5 * Math.sqrt(0.16 / pairs));
    }

    @Test
    void pruningRemovesExactlyTheShare() {
        final int n = 30;
        final CouplingEnsemble base = new StableEnsemble(1);
        final ColumnMatrix whole = draw(base, n, 6);
        final ColumnMatrix pruned = draw(new PrunedEnsemble(base, 0.5, 0.1), n, 6);
        double smallest = Double.MAX_VALUE;
        double largest = 0;
        int kept = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (pruned.get(i, j) != 0) {
                    assertEquals(whole.get(i, j), pruned.get(i, j));
                    smallest = Math.min(smallest, Math.abs(pruned.get(i, j)));
                    largest = Math.max(largest, Math.abs(pruned.get(i, j)));
                    kept++;
                }
            }
        }
        assertEquals(360, kept);
        int below = 0;
        int above = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                below += Math.abs(whole.get(i, j)) < smallest ? 1 : 0;
                above += Math.abs(whole.get(i, j)) > largest ? 1 : 0;
            }
        }
        assertEquals(450, below);
        assertEquals(90, above);
    }

    /**
     * E[Z^2; Z kept] in closed form: of Cauchy weights (2/pi)(c - atan c) with c = tan(pi(1-p)/2); of Gaussian ones 2(1-p-2 z
     * n(z)) with the normal quantile z of 1-p/2, and what is above for the weakest; of alpha = 1.5 by four million draws of
     * another program, 0.2 %.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0.01, 39.535, 1e-4",
        "1, 0, 0.03, 12.529, 1e-4",
        "1.5, 0, 0.01, 3.969, 5e-3",
        "1.5, 0, 0.03, 2.607, 5e-3",
        "2, 0, 0.01, 1.8311, 1e-3",
        "2, 0.95, 0, 0.5582, 1e-3"
    })
    void gainOfWhatPruningLeaves(double alpha, double smallest, double largest, double moment, double error) {
        final int n = 1000;
        final double gain = new PrunedEnsemble(new StableEnsemble(alpha), smallest, largest)
                .effectiveGain(1, n)
                .orElseThrow();
        assertEquals(1, gain * gain / (Math.pow(n, 1 - 2 / alpha) * moment), error);
    }

    @Test
    void gainOfPrunedWeights() {
        final CouplingEnsemble gaussian = new GaussianEnsemble();
        assertEquals(2, new PrunedEnsemble(gaussian, 0, 0).effectiveGain(2, 50).orElseThrow(), 1e-14);
        final double some =
                new PrunedEnsemble(gaussian, 0.2, 0.3).effectiveGain(1, 50).orElseThrow();
        final double rest =
                new PrunedEnsemble(gaussian, 0.7, 0).effectiveGain(1, 50).orElseThrow();
        final double first =
                new PrunedEnsemble(gaussian, 0, 0.8).effectiveGain(1, 50).orElseThrow();
        assertEquals(1, some * some + rest * rest + first * first, 1e-6, "parts of one variance");
        assertTrue(
                new PrunedEnsemble(new StableEnsemble(1.9), 0.5, 0)
                        .effectiveGain(1, 50)
                        .isEmpty(),
                "no variance");
        assertTrue(
                new PrunedEnsemble(new LognormalEnsemble(1), 0, 0.5)
                        .effectiveGain(1, 50)
                        .isEmpty(),
                "not computed");
    }

    /** Standard deviations of drawn matrices times the root of N; the theory of large N is a per mille off at N = 300. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0.01", "1.5, 0.2, 0.03", "2, 0.95, 0", "0.7, 0.5, 0.1"})
    void gainOfPrunedWeightsIsThatOfDraws(double alpha, double smallest, double largest) {
        final int n = 300;
        final PrunedEnsemble ensemble = new PrunedEnsemble(new StableEnsemble(alpha), smallest, largest);
        double squares = 0;
        final int matrices = 4;
        for (int seed = 0; seed < matrices; seed++) {
            final ColumnMatrix drawn = draw(ensemble, n, seed);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    squares += drawn.get(i, j) * drawn.get(i, j);
                }
            }
        }
        final double theory = ensemble.effectiveGain(1, n).orElseThrow();
        // the largest that are kept are of one size, so that the mean square of 360 000 draws is known to about 1 %
        assertEquals(1, Math.sqrt(squares / n / matrices) / theory, 0.03);
    }

    /** All weights have one modulus: the first in the order of rows go first. */
    @Test
    void pruningOfTies() {
        final ColumnMatrix pruned = draw(new PrunedEnsemble(new LognormalEnsemble(0), 0.25, 0.5), 4, 1);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(i == 3, pruned.get(i, j) != 0);
            }
        }
    }

    /** Cauchy: E[z^2 given |z| <= c] = c / atan(c) - 1. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2, 50, 1e5})
    void truncatedVarianceOfCauchy(double cutoff) {
        final double exact = cutoff / Math.atan(cutoff) - 1;
        assertEquals(1, TruncatedVariance.of(1, cutoff) / exact, 1e-6);
        assertEquals(1, TruncatedVariance.of(1 + 1e-7, cutoff) / exact, 2e-6, "through the other branch");
        assertEquals(1, TruncatedVariance.of(1 - 1e-7, cutoff) / exact, 2e-6, "through the other branch");
    }

    /** A Gaussian of variance 2: 2 (1 - 2 a phi(a) / (2 Phi(a) - 1)), a = c / sqrt(2). */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 30})
    void truncatedVarianceOfGaussian(double cutoff) {
        final NormalDistribution normal = new NormalDistribution();
        final double a = cutoff / Math.sqrt(2);
        final double exact = 2 * (1 - 2 * a * normal.density(a) / (2 * normal.cumulativeProbability(a) - 1));
        assertEquals(1, TruncatedVariance.of(2, cutoff) / exact, 1e-6);
    }

    /** Kolmogorov's distance of 90 000 weights from the law; sqrt(n) D exceeds 2.3 once in 20 000. */
    @ParameterizedTest
    @CsvSource({"0.7", "1", "5", "300"})
    void studentFollowsItsLaw(double nu) {
        final int n = 300;
        final StudentEnsemble ensemble = new StudentEnsemble(nu);
        final ColumnMatrix w = draw(ensemble, n, 7);
        final double unit = Math.pow(n, 1 / Math.min(nu, 2));
        final double[] sorted = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sorted[i * n + j] = w.get(i, j) * unit;
            }
        }
        Arrays.sort(sorted);
        final TDistribution law = new TDistribution(nu);
        double distance = 0;
        for (int i = 0; i < sorted.length; i += 9) {
            distance = Math.max(distance, Math.abs(law.cumulativeProbability(sorted[i]) - (i + 0.5) / sorted.length));
        }
        assertTrue(distance * n < 2.3, "distance " + distance);
    }
}
