package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;

class LinearNetworkTest {

    /** T = 2 by hand, with one zero that stays 0 and one gain at which a neuron crosses the threshold. */
    @Test
    void diagonalMatrix() {
        final Coupling coupling = Coupling.of(new double[][] {{2, 0}, {0, 1e-200}}, List.of());
        final LinearNetwork network = LinearNetwork.quenched(coupling, 40, new Seed(3));
        // 2^40 and 1e-8000, times normal numbers of order 1
        assertEquals(0.5, network.fractionBelow(1, LinearNetwork.THRESHOLD));
        assertEquals(1, network.fractionBelow(0.3, LinearNetwork.THRESHOLD));
        assertEquals(Math.log(2 * 0.3), network.growthRate(0.3), 0.1);
        assertEquals(0, LinearNetwork.quenched(coupling, 1, new Seed(3)).fractionBelow(1e200, 1e-9));
        assertEquals(0.5, LinearNetwork.quenchedThreshold(coupling), 1e-14);
    }

    @Test
    void nilpotentMatrix() {
        final Coupling coupling = Coupling.of(new double[][] {{0, 1}, {0, 0}}, List.of());
        final LinearNetwork network = LinearNetwork.quenched(coupling, 5, new Seed(1));
        assertEquals(1, network.fractionBelow(1e6, 0.1));
        assertEquals(Double.NEGATIVE_INFINITY, network.growthRate(1));
    }

    /** Long quenched runs grow with the spectral radius. */
    @ParameterizedTest
    @CsvSource({"1", "1.5", "2"})
    void quenchedGrowth(double alpha) {
        final Coupling coupling = new StableEnsemble(alpha).draw(60, new Seed(5), Monitor.NONE);
        final LinearNetwork network = LinearNetwork.quenched(coupling, 4000, new Seed(6));
        final double threshold = LinearNetwork.quenchedThreshold(coupling);
        assertEquals(0, network.growthRate(threshold), 2e-3); // the transient: a few units of ln over T
        assertEquals(1, network.fractionBelow(0.98 * threshold, LinearNetwork.THRESHOLD));
        assertTrue(network.fractionBelow(1.02 * threshold, LinearNetwork.THRESHOLD) < 0.05);
    }

    /**
     * The mean growth of an annealed network is exactly ln(g/g*): 40 runs of 100 steps. The standard deviation of one step
     * is known (.726 at alpha = 1, N = 100; .520 at 1.25, 300), so with 5 standard errors the false-alarm rate is 6e-7.
     */
    @ParameterizedTest
    @CsvSource({"1, 100, 0.726", "1.25, 300, 0.520"})
    void annealedGrowth(double alpha, int n, double deviation) {
        final StableEnsemble ensemble = new StableEnsemble(alpha);
        final double gain = 0.3;
        double mean = 0;
        for (int k = 0; k < 40; k++) {
            mean += LinearNetwork.annealed(ensemble, n, 100, new Seed(k)).growthRate(gain) / 40;
        }
        final double expected = LinearNetwork.annealedExponent(ensemble, n, gain);
        assertEquals(expected, mean, 5 * deviation / Math.sqrt(4000));
        assertEquals(
                0,
                LinearNetwork.annealedExponent(
                        ensemble, n, TransitionGain.of(alpha, n).gain()),
                1e-14);
    }

    /** Figure 1C at its ends: far below the transition all is quiet, far above nothing. Deterministic by its seed. */
    @Test
    void orderParameter() {
        final StableEnsemble ensemble = new StableEnsemble(1);
        double below = 0;
        double above = 0;
        for (int k = 0; k < 20; k++) {
            final LinearNetwork network = LinearNetwork.annealed(ensemble, 100, LinearNetwork.STEPS, new Seed(k));
            below += network.fractionBelow(0.1, LinearNetwork.THRESHOLD) / 20;
            above += network.fractionBelow(0.5, LinearNetwork.THRESHOLD) / 20;
            for (double gain = 0.1; gain < 0.5; gain += 0.1) {
                assertTrue(network.fractionBelow(gain, 0.1) >= network.fractionBelow(gain + 0.1, 0.1));
            }
        }
        assertEquals(1, below, 1e-12);
        assertEquals(0, above, 1e-12);
        assertEquals(
                LinearNetwork.annealed(ensemble, 50, 10, new Seed(4)).growthRate(1),
                LinearNetwork.annealed(ensemble, 50, 10, new Seed(4)).growthRate(1));
    }

    /** The two conventions of the Gaussian gain name the same network. */
    @Test
    void conventions() {
        assertEquals(
                LinearNetwork.annealedExponent(new StableEnsemble(2), 200, 0.9),
                LinearNetwork.annealedExponent(new GaussianEnsemble(), 200, 0.9 * Math.sqrt(2)),
                1e-14);
        final double transition = TransitionGain.of(1, 5).gain();
        assertEquals(0, LinearNetwork.annealedExponent(new StableEnsemble(1), 5, transition), 1e-14);
    }

    /**
     * Mean and standard deviation of the quenched threshold over 200 matrices of N = 100, computed once in another language.
     * The mean of 40 here and of 200 there differ by more than 4 standard errors with probability 6e-5 each; the two
     * standard deviations, each known to 1/sqrt(2n), by more than 43 % (3.5 standard errors) with probability 5e-4.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.24238, 0.10824", "1.5, 0.42327, 0.13590", "2, 0.67517, 0.02444"})
    void quenchedThresholds(double alpha, double mean, double deviation) {
        final int n = 100;
        final int networks = 40;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < networks; k++) {
            final double g = LinearNetwork.quenchedThreshold(
                    new StableEnsemble(alpha).draw(n, new Seed(1000 + k), Monitor.NONE));
            sum += g;
            squares += g * g;
        }
        final double ownMean = sum / networks;
        final double ownDeviation = Math.sqrt((squares - sum * ownMean) / (networks - 1));
        assertEquals(mean, ownMean, 4 * deviation * Math.sqrt(1.0 / networks + 1.0 / 200));
        assertEquals(1, ownDeviation / deviation, 0.43);
    }

    @Test
    void arguments() {
        final Coupling coupling = Coupling.of(new double[][] {{1}}, List.of());
        final LinearNetwork network = LinearNetwork.quenched(coupling, 1, new Seed(0));
        assertThrows(IllegalArgumentException.class, () -> network.fractionBelow(0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> network.fractionBelow(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> network.growthRate(Double.NaN));
        final var e =
                assertThrows(IllegalArgumentException.class, () -> LinearNetwork.quenched(coupling, 0, new Seed(0)));
        assertEquals(
                "the number of steps T must lie in 1..100000000, which fix the growth per step to four digits, but is 0",
                e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearNetwork.quenched(coupling, LinearNetwork.MOST_STEPS + 1, new Seed(0)));
    }
}
