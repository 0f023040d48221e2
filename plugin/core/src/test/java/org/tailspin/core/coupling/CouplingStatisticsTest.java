package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class CouplingStatisticsTest {

    private static CouplingStatistics of(double[]... rows) {
        return CouplingStatistics.of(Coupling.of(rows, List.of()), Monitor.NONE);
    }

    /** J = (1 2; -2 0): JJ' = (5 -2; -2 4), trace 9, trace of its square 25 + 16 + 8 = 49; eigenvalues of J (1 +- i sqrt 15) / 2. */
    @Test
    void aSmallMatrixByHand() {
        final CouplingStatistics statistics = of(new double[] {1, 2}, new double[] {-2, 0});
        assertEquals(2, statistics.neurons());
        assertEquals(0.25, statistics.mean(), 1e-15);
        assertEquals(Math.sqrt(9 / 4.0 - 1 / 16.0), statistics.standardDeviation(), 1e-15);
        assertEquals(0.25, statistics.sparsity());
        assertEquals(Math.sqrt(4.5), statistics.effectiveGain(), 1e-15);
        assertEquals(2 * 49 / 81.0 - 2, statistics.singularValueExcess().orElseThrow(), 1e-14);
        assertEquals(2, statistics.spectralRadius(), 1e-14);
        assertTrue(statistics.tail().isEmpty());

        final MatrixSpectrum spectrum =
                MatrixSpectrum.of(Coupling.of(new double[][] {{1, 2}, {-2, 0}}, List.of()), Monitor.NONE);
        assertArrayEquals(new double[] {0.5, 0.5}, spectrum.eigenvaluesReal(), 1e-14);
        assertArrayEquals(new double[] {Math.sqrt(3.75), -Math.sqrt(3.75)}, spectrum.eigenvaluesImaginary(), 1e-14);
        assertEquals(2, spectrum.spectralRadius(), 1e-14);
        // squared singular values: (9 +- sqrt 17) / 2
        assertArrayEquals(
                new double[] {Math.sqrt((9 + Math.sqrt(17)) / 2), Math.sqrt((9 - Math.sqrt(17)) / 2)},
                spectrum.singularValues(),
                1e-14);

        final CouplingStatistics scaled = statistics.atGain(3);
        assertEquals(0.75, scaled.mean(), 1e-15);
        assertEquals(3 * statistics.standardDeviation(), scaled.standardDeviation());
        assertEquals(Math.sqrt(40.5), scaled.effectiveGain(), 1e-14);
        assertEquals(6, scaled.spectralRadius(), 1e-14);
        assertEquals(statistics.singularValueExcess(), scaled.singularValueExcess());
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> statistics.atGain(bad));
        }
    }

    @Test
    void specialMatrices() {
        // orthogonal: all singular values alike
        final CouplingStatistics rotation = of(new double[] {0.6, -0.8}, new double[] {0.8, 0.6});
        assertEquals(-1, rotation.singularValueExcess().orElseThrow(), 1e-14);
        assertEquals(1, rotation.spectralRadius(), 1e-14);
        assertEquals(1, rotation.effectiveGain(), 1e-14);
        // one mode: N - 2
        assertEquals(
                0,
                of(new double[] {1, 2}, new double[] {2, 4})
                        .singularValueExcess()
                        .orElseThrow(),
                1e-14);
        final CouplingStatistics none = of(new double[2], new double[2]);
        assertEquals(1, none.sparsity());
        assertEquals(0, none.spectralRadius());
        assertTrue(none.singularValueExcess().isEmpty());
        assertTrue(none.singularValueExcessNull().isEmpty());
        final CouplingStatistics one = of(new double[] {-3});
        assertEquals(-1, one.singularValueExcess().orElseThrow(), 1e-15);
        assertEquals(-1, one.singularValueExcessNull().orElseThrow(), 1e-15);
        assertEquals(3, one.spectralRadius());
        // no overflow, no underflow
        for (double scale : new double[] {1e-200, 1e200}) {
            final CouplingStatistics far = of(new double[] {scale, 2 * scale}, new double[] {-2 * scale, 0});
            assertEquals(2 * 49 / 81.0 - 2, far.singularValueExcess().orElseThrow(), 1e-14);
            assertEquals(2 * scale, far.spectralRadius(), 1e-14 * scale);
            assertEquals(scale * Math.sqrt(4.5), far.effectiveGain(), 1e-14 * scale);
        }
    }

    /** All 24 matrices of the same four weights, and all 362880 of nine. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void nullExpectationIsTheMeanOverPermutations(int n) {
        final double[] weights = Arrays.copyOf(new double[] {1, 2.5, -2, 0.3, 0, -1, 4, 0.7, -0.2}, n * n);
        final double[] sum = new double[2];
        permute(weights, 0, n, sum);
        final double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(weights, i * n, (i + 1) * n));
        assertEquals(sum[0] / sum[1], of(rows).singularValueExcessNull().orElseThrow(), 1e-10);
    }

    private static void permute(double[] w, int from, int n, double[] sum) {
        if (from == w.length) {
            double squares = 0;
            double trace = 0;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    double product = 0;
                    for (int j = 0; j < n; j++) {
                        product += w[i * n + j] * w[k * n + j];
                    }
                    squares += product * product;
                    trace += i == k ? product : 0;
                }
            }
            sum[0] += n * squares / (trace * trace) - 2;
            sum[1]++;
        }
        for (int i = from; i < w.length; i++) {
            swap(w, from, i);
            permute(w, from + 1, n, sum);
            swap(w, from, i);
        }
    }

    private static void swap(double[] w, int i, int j) {
        final double x = w[i];
        w[i] = w[j];
        w[j] = x;
    }

    /**
     * 100 draws of independent Gaussian weights: N/PR^D is 0 within 3 standard errors (one false alarm in 370), but for its exact mean, (N-4)/(N^2+2), as
     * E tr W^2 = N^2 (2N+1) and E (tr W)^2 = N^2 (N^2+2) for a Wishart matrix and their ratio does not depend on tr W. The null
     * expectation of each draw has the same mean. g_eff is 1.
     */
    @Test
    void independentWeightsReadAsInfinitelyManyModes() {
        final int n = 60;
        final int draws = 100;
        final double[] inverse = new double[draws];
        final double[] difference = new double[draws];
        double gain = 0;
        for (int seed = 0; seed < draws; seed++) {
            final CouplingStatistics statistics =
                    CouplingStatistics.of(new GaussianEnsemble().draw(n, new Seed(seed), Monitor.NONE), Monitor.NONE);
            inverse[seed] = statistics.singularValueExcess().orElseThrow() - (n - 4.0) / (n * n + 2.0);
            difference[seed] = statistics.singularValueExcess().orElseThrow()
                    - statistics.singularValueExcessNull().orElseThrow();
            gain += statistics.effectiveGain() / draws;
        }
        isZero(inverse);
        isZero(difference);
        // relative spread of one draw: 1 / sqrt(2 N^2)
        assertEquals(1, gain, 4 / Math.sqrt(2.0 * n * n * draws));
    }

    private static void isZero(double[] values) {
        final double mean = Arrays.stream(values).average().orElseThrow();
        final double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        assertEquals(0, mean, 3 * Math.sqrt(variance / values.length));
    }

    /** Random modes, J = L D R': D_a = exp(-a/(beta N)) has PR^D/N = beta tanh(1/beta), 0.482 for beta = 1/2; the mean of 20 draws within 4 s.e. */
    @Test
    void randomModes() {
        final int n = 100;
        double squares = 0;
        double fourths = 0;
        final double[] d = new double[n];
        for (int a = 0; a < n; a++) {
            d[a] = Math.exp(-(a + 1) / (0.5 * n));
            squares += d[a] * d[a];
            fourths += d[a] * d[a] * d[a] * d[a];
        }
        final double truth = n * fourths / (squares * squares);
        assertEquals(1 / 0.482, truth, 0.005);
        final double[] difference = new double[20];
        for (int draw = 0; draw < difference.length; draw++) {
            final var random = new Seed(draw).stream("modes");
            final double[][] rows = new double[n][n];
            for (int a = 0; a < n; a++) {
                final double[] left = new double[n];
                for (int i = 0; i < n; i++) {
                    left[i] = d[a] * StableSampler.normal(random);
                }
                for (int j = 0; j < n; j++) {
                    final double right = StableSampler.normal(random);
                    for (int i = 0; i < n; i++) {
                        rows[i][j] += left[i] * right / n;
                    }
                }
            }
            difference[draw] = of(rows).singularValueExcess().orElseThrow() - truth;
        }
        final double mean = Arrays.stream(difference).average().orElseThrow();
        final double variance =
                Arrays.stream(difference).map(v -> (v - mean) * (v - mean)).sum() / 19;
        // O(1/N): the exact mean is not known
        assertEquals(0, mean, 4 * Math.sqrt(variance / 20) + 5.0 / n);
    }

    /** Independent weights of a heavy tail read as few modes, and so does their null expectation. */
    @Test
    void aHeavyTailReadsAsFewModes() {
        final CouplingStatistics statistics =
                CouplingStatistics.of(new StableEnsemble(1).draw(100, new Seed(1), Monitor.NONE), Monitor.NONE);
        final double value = statistics.singularValueExcess().orElseThrow();
        assertTrue(value > 5, "N/PR^D = " + value);
        assertEquals(1, statistics.singularValueExcessNull().orElseThrow() / value, 0.2);
    }

    /** Within 4 of its standard errors (1 in 15000), at each of five seeds; on average within 2.5 of the mean's. */
    @ParameterizedTest
    @CsvSource({"1", "1.5"})
    void tailIndexOfStableWeights(double alpha) {
        final StableSampler law = new StableSampler(alpha);
        double mean = 0;
        double error = 0;
        for (int seed = 0; seed < 5; seed++) {
            final var random = new Seed(seed).stream("weights");
            final double[] weights = new double[90_000];
            Arrays.setAll(weights, i -> law.sample(random));
            final TailIndex tail = TailIndex.of(weights).orElseThrow();
            assertEquals(502, tail.count());
            assertEquals(tail.index() / Math.sqrt(502), tail.standardError(), 1e-14);
            assertEquals(alpha, tail.index(), 4 * tail.standardError());
            mean += tail.index() / 5;
            error = tail.standardError() / Math.sqrt(5);
        }
        assertEquals(alpha, mean, 2.5 * error);
    }

    /** Moduli e, e^2, ..., e^5: the mean of the logarithms of the two largest over the third is 1.5. */
    @Test
    void tailIndexByHand() {
        final double[] weights = {Math.exp(3), -Math.exp(1), 0, Math.exp(5), -Math.exp(4), Math.exp(2)};
        final TailIndex tail = TailIndex.hill(weights, 2).orElseThrow();
        assertEquals(1 / 1.5, tail.index(), 1e-14);
        assertEquals(1 / 1.5 / Math.sqrt(2), tail.standardError(), 1e-14);
        assertEquals(2, tail.count());
        assertTrue(TailIndex.of(weights).isEmpty(), "too few");
        assertTrue(TailIndex.hill(new double[] {1, -1, 1}, 2).isEmpty(), "all of one modulus");
        assertEquals(
                "the number of order statistics must lie in 1..4 for 5 weights other than 0, but is 5",
                assertThrows(IllegalArgumentException.class, () -> TailIndex.hill(weights, 5))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> TailIndex.hill(weights, 0));
        assertThrows(IllegalArgumentException.class, () -> TailIndex.of(new double[] {1, Double.NaN}));
    }

    @Test
    void canBeCancelled() {
        final Coupling coupling = new GaussianEnsemble().draw(5, new Seed(1), Monitor.NONE);
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> CouplingStatistics.of(coupling, cancelled));
        assertThrows(CancellationException.class, () -> MatrixSpectrum.of(coupling, cancelled));
    }
}
