package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class RandomModeEnsembleTest {

    private static Coupling draw(CouplingEnsemble ensemble, int n, long seed) {
        return ensemble.draw(n, new Seed(seed), Monitor.NONE);
    }

    static Stream<ModeSpectrum> spectra() {
        return Stream.of(
                new ModeSpectrum.Flat(),
                new ModeSpectrum.Exponential(0.5),
                new ModeSpectrum.Exponential(0.001),
                new ModeSpectrum.PowerLaw(0.2),
                new ModeSpectrum.OfEffectiveRank(0.2));
    }

    /** g_eff^2 = (1/N) sum D^2 = 1, for any number of modes. */
    @ParameterizedTest
    @MethodSource("spectra")
    void gainIsMetExactly(ModeSpectrum spectrum) {
        for (int modes : new int[] {30, 100, 300}) {
            double squares = 0;
            for (double d : spectrum.strengths(100, modes)) {
                squares += d * d / 100;
            }
            assertEquals(1, squares, 1e-14);
        }
    }

    /** The sums of the exponential spectrum are geometric: PR^D = tanh(1/beta) / tanh(1/(beta N)) at M = N. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 3})
    void effectiveRankOfTheExponentialSpectrum(double beta) {
        final int n = 200;
        final double[] d = new ModeSpectrum.Exponential(beta).strengths(n, n);
        assertEquals(Math.tanh(1 / beta) / Math.tanh(1 / (beta * n)), ModeSpectrum.effectiveRank(d), 1e-10);
    }

    @Test
    void effectiveRankOfTheOthers() {
        assertEquals(37, ModeSpectrum.effectiveRank(new ModeSpectrum.Flat().strengths(100, 37)), 1e-12);
        assertEquals(
                Math.pow(1 + 1 / 2.0, 2) / (1 + 1 / 4.0),
                ModeSpectrum.effectiveRank(new ModeSpectrum.PowerLaw(0.5).strengths(100, 2)),
                1e-14);
        assertEquals(
                25.0 * 25 / (81 + 256),
                ModeSpectrum.effectiveRank(new ModeSpectrum.Listed(List.of(3.0, 4.0, 0.0)).strengths(100, 3)),
                1e-13);
    }

    /** The wanted effective rank is met, at the very N and M. */
    @ParameterizedTest
    @CsvSource({"100, 100, 0.2", "100, 100, 0.9999", "100, 100, 0.01", "500, 60, 0.1", "100, 300, 2.5"})
    void effectiveRankWanted(int n, int modes, double share) {
        final double[] d = new ModeSpectrum.OfEffectiveRank(share).strengths(n, modes);
        assertEquals(share * n, ModeSpectrum.effectiveRank(d), 1e-9 * share * n);
    }

    /** Factors below N/2 modes; their product is the written-out matrix, to rounding. */
    @ParameterizedTest
    @CsvSource({"19, true", "20, false", "60, false"})
    void factorsAndMatrixAgree(int modes, boolean factored) {
        final int n = 40;
        final Coupling coupling = draw(
                new HeterogeneousEnsemble(
                        new RandomModeEnsemble(
                                new ModeSpectrum.Flat(), modes, RandomModeEnsemble.Basis.GAUSSIAN, List.of(0.5)),
                        NeuronGains.lognormal(0.5),
                        NeuronGains.lognormal(0.2)),
                n,
                1);
        assertEquals(factored, coupling.isFactored());
        assertEquals(modes >= n, coupling.isRegular());
        assertEquals(modes >= n, coupling.logAbsDeterminant().isPresent());
        final double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.sin(i);
        }
        final double[] y = new double[n];
        final double[] dense = new double[n];
        coupling.product().multiply(x, y);
        coupling.matrix().multiply(x, dense);
        assertArrayEquals(dense, y, 1e-13);
    }

    /** Orthonormal modes: the singular values are D, to rounding, so tr JJ^T = N in every draw. */
    @Test
    void haarModesHaveTheStrengthsAsSingularValues() {
        final int n = 30;
        final RandomModeEnsemble ensemble = new RandomModeEnsemble(
                new ModeSpectrum.Exponential(0.5), RandomModeEnsemble.ALL, RandomModeEnsemble.Basis.HAAR, List.of());
        final Coupling coupling = draw(ensemble, n, 2);
        final DMatrixRMaj j = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                j.set(i, k, coupling.matrix().get(i, k));
            }
        }
        assertArrayEquals(ensemble.strengths(n), SingularOps_DDRM.singularValues(j), 1e-13);
        assertEquals(1, RandomModeEstimate.of(coupling).effectiveGain(), 1e-14);
    }

    /** The draw written out: entries of neuron i from its own streams, modes in ascending order. */
    @Test
    void matrixHasTheBitsOfTheDefinition() {
        final int n = 12;
        final RandomModeEnsemble ensemble = new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5));
        final double[] d = ensemble.strengths(n);
        final ColumnMatrix w = draw(ensemble, n, 3).matrix();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final var left = new Seed(3).stream("left modes", i);
                final var right = new Seed(3).stream("right modes", j);
                double sum = 0;
                for (int a = 0; a < n; a++) {
                    final double l = StableSampler.normal(left) * (1 / Math.sqrt(n)) * d[a];
                    sum += l * (StableSampler.normal(right) * (1 / Math.sqrt(n)));
                }
                assertEquals(sum, w.get(i, j));
            }
        }
    }

    /**
     * The mean estimate of N/PR^D over 100 draws lies within 3 standard errors of the truth (false alarm 3e-3 each): from
     * independent weights, 0, to few modes.
     */
    @ParameterizedTest
    @CsvSource({"iid, 0", "flat, 1", "flat, 0.3", "exponential, 1", "exponential, 0.5", "exponential, 0.2"})
    void effectiveRankIsEstimatedWithoutBias(String kind, double parameter) {
        final int n = 120;
        final int draws = 100;
        final CouplingEnsemble ensemble;
        final double truth;
        if (kind.equals("iid")) {
            ensemble = new GaussianEnsemble();
            truth = 0;
        } else {
            final RandomModeEnsemble modes = kind.equals("flat")
                    ? new RandomModeEnsemble(
                            new ModeSpectrum.Flat(),
                            (int) Math.round(parameter * n),
                            RandomModeEnsemble.Basis.GAUSSIAN,
                            List.of())
                    : new RandomModeEnsemble(new ModeSpectrum.Exponential(parameter));
            ensemble = modes;
            truth = modes.inverseEffectiveRank(n);
        }
        double sum = 0;
        double squares = 0;
        for (int d = 0; d < draws; d++) {
            final RandomModeEstimate statistics = RandomModeEstimate.of(draw(ensemble, n, 100 + d));
            sum += statistics.inverseEffectiveRank();
            squares += statistics.inverseEffectiveRank() * statistics.inverseEffectiveRank();
        }
        final double mean = sum / draws;
        final double error = Math.sqrt((squares / draws - mean * mean) / (draws - 1));
        assertEquals(truth, mean, 3 * error);
    }

    /** tr J = sum D rho on average: five standard errors of 200 draws. */
    @Test
    void overlaps() {
        final int n = 50;
        final RandomModeEnsemble ensemble = new RandomModeEnsemble(
                new ModeSpectrum.Exponential(0.5),
                RandomModeEnsemble.ALL,
                RandomModeEnsemble.Basis.GAUSSIAN,
                List.of(0.6));
        double truth = 0;
        for (double d : ensemble.strengths(n)) {
            truth += 0.6 * d;
        }
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < 200; seed++) {
            final Coupling coupling = draw(ensemble, n, seed);
            double trace = 0;
            for (int i = 0; i < n; i++) {
                trace += coupling.matrix().get(i, i);
            }
            sum += trace / 200;
            squares += trace * trace / 200;
        }
        assertEquals(truth, sum, 5 * Math.sqrt((squares - sum * sum) / 200));
    }

    @Test
    void neuronGains() {
        final HeterogeneousEnsemble ensemble = new HeterogeneousEnsemble(
                new GaussianEnsemble(), NeuronGains.lognormal(0.7), new NeuronGains(0, List.of(1.0, 2.0, 2.0)));
        final double[] u = ensemble.inputGains(3, new Seed(5));
        final double[] v = ensemble.outputGains(3, new Seed(5));
        assertEquals(3, u[0] * u[0] + u[1] * u[1] + u[2] * u[2], 1e-14);
        assertArrayEquals(new double[] {1 / Math.sqrt(3), 2 / Math.sqrt(3), 2 / Math.sqrt(3)}, v, 1e-15);
        final ColumnMatrix base = draw(new GaussianEnsemble(), 3, 5).matrix();
        assertEquals(u[0] * base.get(0, 2) * v[2], draw(ensemble, 3, 5).matrix().get(0, 2), 1e-15);
        final var e = assertThrows(IllegalArgumentException.class, () -> draw(ensemble, 4, 5));
        assertTrue(e.getMessage().startsWith("the list of neurons' gains must have N = 4 entries"), e.getMessage());
    }

    /** A rotation reads -1, up to 1/N. */
    @Test
    void statisticsOfARotation() {
        final RandomModeEstimate statistics = RandomModeEstimate.of(draw(new OrthogonalEnsemble(), 200, 1));
        assertEquals(1, statistics.effectiveGain(), 1e-13);
        assertEquals(-1, statistics.inverseEffectiveRank(), 0.05);
    }
}
