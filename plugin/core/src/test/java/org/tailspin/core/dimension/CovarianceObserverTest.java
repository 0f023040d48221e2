package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dimension.ParticipationRatioEstimator.Variant;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.random.Seed;
import org.tailspin.core.statistics.BatchMeans;

class CovarianceObserverTest {

    private static CovarianceObserver observe(double[][] states, int blocks, int lags) {
        final var observer =
                new CovarianceObserver(states[0].length, states.length, new CovarianceSettings(blocks, lags));
        for (double[] state : states) {
            observer.accept(state);
        }
        return observer;
    }

    /** Neither isotropic nor centred, and with a memory. */
    private static double[][] coloured(int states, int n, double memory, long seed) {
        final double[][] x = Clouds.gaussian(states, n, seed);
        for (int t = 0; t < states; t++) {
            for (int i = 0; i < n; i++) {
                x[t][i] = t == 0 ? x[t][i] : memory * x[t - 1][i] + Math.sqrt(1 - memory * memory) * x[t][i];
            }
        }
        for (double[] state : x) {
            state[0] = 3 * state[0] + 100;
        }
        return x;
    }

    private static DMatrixRMaj covariance(double[][] states, int from, int to) {
        final DMatrixRMaj centred = new DMatrixRMaj(Arrays.copyOfRange(states, from, to));
        final DMatrixRMaj means = CommonOps_DDRM.sumCols(centred, null);
        for (int t = 0; t < to - from; t++) {
            for (int i = 0; i < centred.numCols; i++) {
                centred.add(t, i, -means.get(i) / (to - from));
            }
        }
        final DMatrixRMaj covariance = new DMatrixRMaj(centred.numCols, centred.numCols);
        CommonOps_DDRM.multTransA(1.0 / (to - from - 1), centred, centred, covariance);
        return covariance;
    }

    private static double product(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.elementSum(CommonOps_DDRM.elementMult(a, b, null));
    }

    /** Against the definitions, on dense matrices; blocks of unequal length among them. */
    @ParameterizedTest
    @CsvSource({"200,20,4", "103,20,5", "37,40,4", "500,3,10", "8,2,4"})
    void agreesWithTheDefinitions(int states, int n, int blocks) {
        final double[][] x = coloured(states, n, 0.5, 1);
        final CovarianceObserver observer = observe(x, blocks, 10);
        final ParticipationStatistics statistics = observer.participation(Monitor.NONE);

        final DMatrixRMaj whole = covariance(x, 0, states);
        final double raw = Math.pow(CommonOps_DDRM.trace(whole), 2) / product(whole, whole);
        assertEquals(raw, statistics.raw().dimension(), 1e-9 * raw);
        final CovarianceSpectrum spectrum = observer.spectrum(Monitor.NONE);
        assertEquals(raw, spectrum.participationRatio(), 1e-9 * raw);
        assertEquals(
                CommonOps_DDRM.trace(whole),
                Arrays.stream(spectrum.eigenvalues()).sum(),
                1e-9);

        final double[] mean = mean(x, 0, states);
        final DMatrixRMaj[] parts = new DMatrixRMaj[blocks];
        final double[][] means = new double[blocks][];
        final DMatrixRMaj common = new DMatrixRMaj(n, n);
        final double[] weights = new double[blocks];
        int from = 0;
        for (int b = 0; b < blocks; b++) {
            final int to = ((b + 1) * states + blocks - 1) / blocks;
            parts[b] = about(mean, x, from, to);
            means[b] = mean(x, from, to);
            weights[b] = (double) (to - from) / states;
            CommonOps_DDRM.addEquals(common, weights[b], parts[b]);
            for (int i = 0; i < n; i++) {
                means[b][i] -= mean[i];
            }
            from = to;
        }
        double traces = 0;
        double products = 0;
        final DMatrixRMaj ofMean = new DMatrixRMaj(n, n);
        final double[] own = new double[2];
        final double[] neighbours = new double[2];
        for (int a = 0; a < blocks; a++) {
            for (int b = 0; b < blocks; b++) {
                if (a != b) {
                    traces += CommonOps_DDRM.trace(parts[a]) * CommonOps_DDRM.trace(parts[b]);
                    products += product(parts[a], parts[b]);
                }
            }
            own[0] += along(means[a], null, means[a]) / blocks / (blocks - 1);
            own[1] += along(means[a], common, means[a]) / blocks / (blocks - 1);
            if (a > 0) {
                neighbours[0] += along(means[a], null, means[a - 1]) / blocks / (blocks - 1);
                neighbours[1] += along(means[a], common, means[a - 1]) / blocks / (blocks - 1);
            }
        }
        final double cross = Math.max(1, Math.min(n, traces / products));
        assertEquals(cross, statistics.crossBlock().orElseThrow().dimension(), 1e-9 * cross);
        final double[] variance = new double[2];
        Arrays.setAll(variance, v -> own[v] + 2 * Math.max(0, neighbours[v] + own[v] / blocks));
        final double pairs = blocks * (blocks - 1.0);
        final double corrected = Math.max(
                1,
                Math.min(
                        n,
                        (traces / pairs + 2 * CommonOps_DDRM.trace(common) * variance[0])
                                / (products / pairs + 2 * variance[1])));
        assertEquals(corrected, statistics.corrected().orElseThrow().dimension(), 1e-9 * corrected);
        assertEquals(states, statistics.states());
        if (blocks >= BatchMeans.FEWEST) {
            final double[] influences = new double[blocks];
            Arrays.setAll(
                    influences,
                    b -> 2
                            * raw
                            * (CommonOps_DDRM.trace(parts[b]) / CommonOps_DDRM.trace(common)
                                    - product(parts[b], common) / product(common, common)));
            assertEquals(
                    BatchMeans.of(influences).standardError().orElseThrow(),
                    statistics.raw().standardError().orElseThrow(),
                    1e-9);
            assertEquals(
                    statistics.raw().standardError().orElseThrow() * Math.pow(traces / products / raw, 2),
                    statistics.crossBlock().orElseThrow().standardError().orElseThrow(),
                    1e-9);
        } else {
            assertEquals(BatchMeans.TOO_FEW, statistics.reason());
        }
    }

    private static double[] mean(double[][] states, int from, int to) {
        final double[] mean = new double[states[0].length];
        for (int t = from; t < to; t++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += states[t][i] / (to - from);
            }
        }
        return mean;
    }

    /** The covariance about a given mean. */
    private static DMatrixRMaj about(double[] mean, double[][] states, int from, int to) {
        final DMatrixRMaj covariance = new DMatrixRMaj(mean.length, mean.length);
        for (int t = from; t < to; t++) {
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    covariance.add(i, j, (states[t][i] - mean[i]) * (states[t][j] - mean[j]) / (to - from));
                }
            }
        }
        return covariance;
    }

    private static double along(double[] a, DMatrixRMaj matrix, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i] * b[j] * (matrix != null ? matrix.get(i, j) : i == j ? 1 : 0);
            }
        }
        return sum;
    }

    /** A run that changes its ways: a plane first, a ball in six dimensions then. What an endless run does cannot be told. */
    @Test
    void aRunThatChangesHasNoCorrectedValue() {
        final double[][] x = Clouds.gaussian(400, 6, 1);
        for (int t = 0; t < 200; t++) {
            Arrays.fill(x[t], 2, 6, 0);
        }
        final ParticipationStatistics statistics = observe(x, 10, 2).participation(Monitor.NONE);
        assertTrue(statistics.corrected().isEmpty());
        assertTrue(statistics.raw().standardError().isEmpty());
        assertEquals(BatchMeans.TOO_LONG_MEMORY, statistics.reason());
        assertEquals(statistics.raw().dimension(), statistics.best().dimension());
        final var across = new ParticipationRatioEstimator(Variant.CORRECTED, new CovarianceSettings(10, 2));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> across.of(statistics))
                .getMessage()
                .contains(BatchMeans.TOO_LONG_MEMORY));
    }

    /** Two states in turn are a line, with blocks of even and of odd length. */
    @ParameterizedTest
    @ValueSource(ints = {200, 300, 350, 333})
    void aCycleOfTwoStatesIsALine(int states) {
        final double[][] x = new double[states][];
        for (int t = 0; t < states; t++) {
            x[t] = t % 2 == 0 ? new double[] {0.3, -0.7, 0.2, 0.9} : new double[] {0.1, 0.5, -0.4, 0.25};
        }
        final ParticipationStatistics statistics = observe(x, 10, 50).participation(Monitor.NONE);
        for (DimensionEstimate estimate : List.of(
                statistics.raw(),
                statistics.corrected().orElseThrow(),
                statistics.crossBlock().orElseThrow())) {
            assertEquals(1, estimate.dimension(), 1e-12);
            assertEquals(0, estimate.standardError().orElseThrow(), 1e-12);
        }
        assertEquals("", statistics.reason());
    }

    /**
     * Cycles of a flow, whose memory returns for ever: three harmonics of amplitudes 2, 1, .5 have variances 2, .5, .125 in
     * pairs of directions each, so PR = 5.25&sup2; / (2 (4 + .25 + 1/64)), whatever part of a period a block ends in.
     */
    @ParameterizedTest
    @ValueSource(doubles = {6.3, 17.9, 41.7})
    void aCycleOfAFlowHasTheRatioOfItsPeriod(double period) {
        final double[][] x = new double[600][6];
        for (int t = 0; t < x.length; t++) {
            for (int h = 0; h < 3; h++) {
                final double phase = 2 * Math.PI * (h + 1) * t / period;
                x[t][2 * h] = Math.pow(2, 1 - h) * Math.cos(phase);
                x[t][2 * h + 1] = Math.pow(2, 1 - h) * Math.sin(phase);
            }
        }
        final double exact = 5.25 * 5.25 / (2 * (4 + 0.25 + 1.0 / 64));
        final ParticipationStatistics statistics = observe(x, 10, 50).participation(Monitor.NONE);
        assertEquals(exact, statistics.corrected().orElseThrow().dimension(), 0.02 * exact);
        assertFalse(statistics.memoryFitsWindow(), "the memory does not end");
        assertEquals(ParticipationStatistics.LASTING, statistics.reason());
        assertTrue(statistics.corrected().orElseThrow().standardError().isEmpty());
    }

    /**
     * A rotation by an angle that drifts, and an alternation, beside noise. While one of them remembers its phase for longer than a
     * block there is no error, unless the run is long.
     */
    @Test
    void aCorrelationThatLastsLeavesNoError() {
        assertEquals(ParticipationStatistics.LASTING, rotation(300, 4, 0.05, 0).reason());
        assertTrue(rotation(300, 4, 0.05, 0).raw().standardError().isEmpty());
        assertEquals(ParticipationStatistics.LASTING, rotation(300, 0, 0.05, 4).reason());
        assertEquals("", rotation(300, 4, 1, 0).reason());
        assertEquals("", rotation(4000, 4, 0.05, 0).reason());
    }

    private static ParticipationStatistics rotation(int states, double amplitude, double drift, double alternation) {
        final double[][] x = Clouds.gaussian(states, 8, 1);
        double phase = 0;
        for (int t = 0; t < states; t++) {
            phase += 0.7 + drift * x[t][7];
            x[t][0] += amplitude * Math.cos(phase);
            x[t][1] += amplitude * Math.sin(phase);
            x[t][2] += t % 2 == 0 ? alternation : -alternation;
        }
        return observe(x, 10, 50).participation(Monitor.NONE);
    }

    /** Clouds without a preferred direction: estimates scatter about the number of dimensions, and are never above it. */
    @Test
    void neverAboveTheNumberOfDimensions() {
        int atTheEnd = 0;
        for (int run = 0; run < 100; run++) {
            final double ratio = observe(Clouds.gaussian(200, 3, run), 10, 5)
                    .participation(Monitor.NONE)
                    .best()
                    .dimension();
            assertTrue(ratio <= 3, "run " + run);
            atTheEnd += ratio == 3 ? 1 : 0;
        }
        assertTrue(atTheEnd > 0 && atTheEnd < 100, "at the end: " + atTheEnd);
    }

    /** A point of rest with what rounding leaves of it, near 1 and far away; a cloud a million times larger is none. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-30, 1e12})
    void roundingIsRest(double size) {
        final double[][] noise = Clouds.gaussian(300, 5, 1);
        for (double extent : new double[] {5e-15, 1e-7}) {
            final double[][] x = new double[300][5];
            for (int t = 0; t < x.length; t++) {
                for (int i = 0; i < 5; i++) {
                    x[t][i] = size * (0.2 * (i + 1) + extent * noise[t][i]);
                }
            }
            final boolean rests = extent < 1e-10;
            final ParticipationStatistics statistics = observe(x, 10, 5).participation(Monitor.NONE);
            final ParticipationRatio ratio = new ParticipationRatio(5);
            Arrays.stream(x).forEach(ratio::accept);
            assertEquals(rests, statistics.isAtRest());
            assertEquals(rests, ratio.value() == 0);
            assertEquals(rests, observe(x, 10, 5).spectrum(Monitor.NONE).components(0.9) == 0);
            if (rests) {
                assertEquals(DimensionEstimate.AT_REST, statistics.best());
            } else {
                assertEquals(5, statistics.best().dimension(), 0.5);
            }
        }
    }

    @Test
    void autocorrelationAgreesWithItsDefinition() {
        final double[][] x = coloured(300, 7, 0.8, 2);
        final int n = 7;
        final double[] mean = new double[n];
        for (double[] state : x) {
            for (int i = 0; i < n; i++) {
                mean[i] += state[i] / x.length;
            }
        }
        final double[] expected = new double[21];
        for (int lag = 0; lag <= 20; lag++) {
            for (int t = lag; t < x.length; t++) {
                for (int i = 0; i < n; i++) {
                    expected[lag] += (x[t][i] - mean[i]) * (x[t - lag][i] - mean[i]);
                }
            }
        }
        double memory = -1;
        for (int lag = 20; lag >= 0; lag--) {
            expected[lag] /= expected[0];
            memory += 2 * expected[lag] * expected[lag];
        }
        final CovarianceObserver observer = observe(x, 4, 20);
        assertArrayEquals(expected, observer.autocorrelation(), 1e-9);
        assertEquals(300 / memory, observer.participation(Monitor.NONE).effectiveStates(), 1e-6);
        assertEquals(1, observe(x, 4, 0).autocorrelation().length);
        assertEquals(300, observe(x, 4, 0).participation(Monitor.NONE).effectiveStates());
        assertEquals(76, observe(x, 4, 1000).autocorrelation().length, "at most a quarter of the run");
    }

    /** A window that ends before the memory says so. */
    @Test
    void saysWhetherTheMemoryFitsTheWindow() {
        final double[][] slow = coloured(4000, 3, 0.98, 4);
        assertFalse(observe(slow, 4, 20).participation(Monitor.NONE).memoryFitsWindow());
        assertTrue(observe(slow, 4, 400).participation(Monitor.NONE).memoryFitsWindow());
    }

    /**
     * 200 clouds of an anisotropic Gaussian law, of K = 100 states: PR = 8.1 in N = 30 dimensions. The means of the cross-block and of
     * the corrected estimates hit it within four standard errors (one false alarm in 10^4) and what the ratio of two means
     * costs, 1 %; the raw value does not. Errors over empirical spread in [0.8, 1.5]: Student's factor makes those of ten blocks larger
     * than the spread in the mean, and a spread over 200 is known to 5 %.
     */
    @Test
    void isUnbiasedAndKnowsItsError() {
        final int n = 30;
        double sum = 0;
        double squares = 0;
        final double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = Math.exp(-i / 8.0);
            sum += scale[i] * scale[i];
            squares += Math.pow(scale[i], 4);
        }
        final double truth = sum * sum / squares;
        final int runs = 200;
        final double[][] values = new double[3][runs];
        final double[] errors = new double[3];
        int known = 0;
        for (int run = 0; run < runs; run++) {
            final double[][] x = Clouds.gaussian(100, n, run);
            for (double[] state : x) {
                for (int i = 0; i < n; i++) {
                    state[i] *= scale[i];
                }
            }
            final ParticipationStatistics statistics = observe(x, 10, 5).participation(Monitor.NONE);
            if (!statistics.reason().isEmpty()) {
                continue; // batches that look correlated by chance
            }
            final DimensionEstimate[] estimates = {
                statistics.raw(),
                statistics.corrected().orElseThrow(),
                statistics.crossBlock().orElseThrow()
            };
            for (int e = 0; e < 3; e++) {
                values[e][known] = estimates[e].dimension();
                errors[e] += estimates[e].standardError().orElseThrow();
            }
            known++;
        }
        assertTrue(known > 0.9 * runs, known + " of " + runs);
        for (int e = 0; e < 3; e++) {
            final Clouds.Sample sample = Clouds.Sample.of(Arrays.copyOf(values[e], known));
            final double ratio = errors[e] / known / sample.deviation();
            assertTrue(ratio > 0.8 && ratio < 1.5, "error over spread " + ratio + " of estimate " + e);
            final double distance = Math.abs(sample.mean() - truth);
            final double allowed = 0.01 * truth + 4 * sample.deviation() / Math.sqrt(runs);
            assertEquals(e > 0, distance < allowed, "mean " + sample.mean() + " of estimate " + e + " for " + truth);
        }
    }

    /**
     * Gaussian networks, N = 300: 20 windows of K states give 1/PR_K = 1/PR + 1/K on average, with the PR of the same
     * network, within 5 % of it. The PR is the cross-block estimate of all 20000 states.
     */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 3, 5})
    void aGaussianNetworkHasTheSameDimensionInEveryWindow(double gain) {
        final int n = 300;
        final int windows = 20;
        final int[] lengths = {100, 200, 500, 1000};
        final var coupling = new GaussianEnsemble().draw(n, new Seed(5), Monitor.NONE);
        final var network = new NetworkMap(coupling, gain, Nonlinearity.TANH, 0);
        final var whole = new CovarianceObserver(n, windows * 1000L, CovarianceSettings.DEFAULT);
        final double[] inverse = new double[lengths.length];
        final double[] inverseEffective = new double[lengths.length];
        final double[][] window = new double[1000][];
        new Simulation(1000, windows * 1000)
                .run(
                        network,
                        new Seed(6),
                        state -> {
                            final int t = (int) (whole.count() % 1000);
                            window[t] = state.clone();
                            whole.accept(state);
                            if (t == 999) {
                                for (int l = 0; l < lengths.length; l++) {
                                    final var statistics = observe(Arrays.copyOf(window, lengths[l]), 4, 10)
                                            .participation(Monitor.NONE);
                                    inverse[l] += 1 / statistics.raw().dimension() / windows;
                                    inverseEffective[l] += 1
                                            / statistics
                                                    .corrected()
                                                    .orElseThrow()
                                                    .dimension()
                                            / windows;
                                }
                            }
                        },
                        Monitor.NONE);
        final ParticipationStatistics statistics = whole.participation(Monitor.NONE);
        final double pr = statistics.crossBlock().orElseThrow().dimension();
        for (int l = 0; l < lengths.length; l++) {
            assertEquals(pr, 1 / (inverse[l] - 1.0 / lengths[l]), 0.05 * pr, "K = " + lengths[l]);
            assertEquals(pr, 1 / inverseEffective[l], 0.05 * pr, "K_eff of K = " + lengths[l]);
        }
        assertTrue(statistics.memoryFitsWindow());
    }

    @Test
    void aStepAllocatesNothing() {
        final double[][] x = Clouds.gaussian(64, 20, 1);
        final var observer = new CovarianceObserver(20, 100_000, CovarianceSettings.DEFAULT);
        final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int t = 0; t < 50_000; t++) {
            observer.accept(x[t % 64]);
        }
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < 50_000; t++) {
            observer.accept(x[t % 64]);
        }
        final long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 50_000, bytes + " bytes in 50000 steps");
    }

    @Test
    void numbersOfComponents() {
        final CovarianceSpectrum spectrum = new CovarianceSpectrum(1, 5, 4, 0);
        assertArrayEquals(new double[] {5, 4, 1, 0}, spectrum.eigenvalues());
        assertEquals(1, spectrum.components(0.5));
        assertEquals(2, spectrum.components(CovarianceSpectrum.DEFAULT_FRACTION));
        assertEquals(3, spectrum.components(0.95));
        assertEquals(3, spectrum.components(1));
        assertEquals(100.0 / 42, spectrum.participationRatio(), 1e-14);
        assertEquals(0, new CovarianceSpectrum(0, 0).components(1));
        assertEquals(0, new CovarianceSpectrum(0, 0).participationRatio());
    }

    @Test
    void arguments() {
        assertEquals(
                "the number of blocks must be at least 4, but is 3",
                assertThrows(IllegalArgumentException.class, () -> new CovarianceSettings(3, 0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSettings(4, -1));
        assertThrows(IllegalArgumentException.class, () -> new CovarianceObserver(0, 100, CovarianceSettings.DEFAULT));
        assertEquals(
                "the covariance in 20 blocks needs at least 40 states, but has 39",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new CovarianceObserver(3, 39, CovarianceSettings.DEFAULT))
                        .getMessage());
        final var observer = new CovarianceObserver(1, 40, CovarianceSettings.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> observer.accept(new double[] {Double.NaN}));
        observer.accept(new double[] {1});
        assertEquals(
                "the covariance was to see 40 states, but has seen only 1",
                assertThrows(IllegalStateException.class, () -> observer.participation(Monitor.NONE))
                        .getMessage());
        for (int t = 1; t < 40; t++) {
            observer.accept(new double[] {t});
        }
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSpectrum());
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSpectrum(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSpectrum(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSpectrum(1).components(0));
        assertThrows(IllegalArgumentException.class, () -> new CovarianceSpectrum(1).components(Double.NaN));
    }

    /**
     * A run that goes on: when it is 2, 4, 8 times longer than announced, its blocks are those of a run that was announced
     * so; in between, only their number differs.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 10})
    void aLongerRunHasLongerBlocks(int blocks) {
        final int announced = 120;
        final double[][] states = coloured(8 * announced, 6, 0.5, 3);
        final var settings = new CovarianceSettings(blocks, 10);
        final var observer = new CovarianceObserver(6, announced, settings);
        for (int t = 0; t < states.length; t++) {
            observer.accept(states[t]);
            final int seen = t + 1;
            if (seen == announced || seen == 2 * announced || seen == 8 * announced) {
                assertSame(
                        observe(Arrays.copyOf(states, seen), blocks, 10).participation(Monitor.NONE),
                        observer.participation(Monitor.NONE));
            } else if (seen > announced && seen % 37 == 0) {
                final var whole =
                        observe(Arrays.copyOf(states, seen), blocks, 10).participation(Monitor.NONE);
                final var found = observer.participation(Monitor.NONE);
                assertEquals(whole.raw().dimension(), found.raw().dimension(), 1e-10);
                assertEquals(whole.effectiveStates(), found.effectiveStates(), 1e-8 * seen);
                assertEquals(
                        whole.best().dimension(),
                        found.best().dimension(),
                        0.1 * whole.raw().dimension());
            }
        }
    }

    private static void assertSame(ParticipationStatistics expected, ParticipationStatistics actual) {
        assertEquals(expected.raw().dimension(), actual.raw().dimension(), 1e-10);
        assertEquals(expected.best().dimension(), actual.best().dimension(), 1e-10);
        assertEquals(
                expected.best().standardError().orElse(-1),
                actual.best().standardError().orElse(-1),
                1e-10);
        assertEquals(expected.reason(), actual.reason());
    }
}
