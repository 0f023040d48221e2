package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.PrunedEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class TransitionGainTest {

    /** Computed once with a two-dimensional quadrature of L(s) in another language; good to five digits. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 0.577216, 0.561459",
        "0.5, 100, 3.386035, 0.033843",
        "0.5, 1000, 4.041326, 0.017574",
        "0.5, 10000, 4.520754, 0.010881",
        "1, 1, 0, 1",
        "1, 100, 1.493572, 0.224569",
        "1, 1000, 1.813218, 0.163128",
        "1, 10000, 2.048657, 0.128908",
        "1.5, 1, -0.192405, 1.212162",
        "1.5, 100, 0.809416, 0.445118",
        "1.5, 1000, 0.987975, 0.372330",
        "1.5, 10000, 1.125303, 0.324554",
        "2, 1, -0.288608, 1.334568",
        "2, 100, 0.341557, 0.710663",
        "2, 1000, 0.346073, 0.707461",
        "2, 10000, 0.346524, 0.707142"
    })
    void table(double alpha, int n, double meanLog, double gain) {
        final TransitionGain transition = TransitionGain.of(alpha, n);
        assertEquals(meanLog, transition.meanLog(), 1e-5);
        assertEquals(gain, transition.gain(), 2e-5 * gain);
    }

    /** The general quadrature tends to the closed form at alpha = 2; the difference is of order (2 - alpha) ln N. */
    @ParameterizedTest
    @CsvSource({"2", "17", "300", "20000"})
    void tendsToTheClosedFormAtTwo(int n) {
        assertEquals(
                TransitionGain.of(2, n).meanLog(),
                TransitionGain.of(2 - 1e-7, n).meanLog(),
                2e-6);
    }

    /** Monte Carlo of the definition; five standard errors. */
    @ParameterizedTest
    @CsvSource({"0.3, 20", "0.8, 50", "1, 100", "1.5, 100", "1.9, 30"})
    void agreesWithMonteCarlo(double alpha, int n) {
        final StableSampler sampler = new StableSampler(alpha);
        final var random = new Seed(1).stream("test");
        final int draws = 8000;
        double sum = 0;
        double squares = 0;
        for (int d = 0; d < draws; d++) {
            double mean = 0;
            for (int j = 0; j < n; j++) {
                mean += Math.pow(Math.abs(sampler.sample(random)), alpha) / n;
            }
            final double xi = Math.log(mean) / alpha;
            sum += xi;
            squares += xi * xi;
        }
        final double mean = sum / draws;
        final double error = Math.sqrt((squares / draws - mean * mean) / draws);
        assertEquals(mean, TransitionGain.of(alpha, n).meanLog(), 5 * error);
    }

    @Test
    void speaksTheConventionOfTheEnsemble() {
        final double g = TransitionGain.of(2, 300).gain();
        assertEquals(g, TransitionGain.of(new StableEnsemble(2), 300), 1e-15);
        assertEquals(Math.sqrt(2) * g, TransitionGain.of(new GaussianEnsemble(), 300), 1e-14);
    }

    /**
     * Of pruned weights by the circular law, against 1 over the spectral radius of four matrices of N = 200, where that of whole
     * matrices is 3 to 6 % below theory: without the strongest, and of alpha = 2 without the weakest.
     */
    @ParameterizedTest
    @CsvSource({"1, 0, 0.01, 2.250", "1, 0, 0.03, 3.995", "1.5, 0, 0.03, 1.498", "2, 0.95, 0, 1.338"})
    void isThatOfPrunedMatrices(double alpha, double smallest, double largest, double gain) {
        final int n = 200;
        final PrunedEnsemble pruned = new PrunedEnsemble(new StableEnsemble(alpha), smallest, largest);
        assertEquals(gain, TransitionGain.of(pruned, n), 2e-3 * gain);
        double mean = 0;
        final int matrices = 4;
        for (int seed = 0; seed < matrices; seed++) {
            mean += 1 / pruned.draw(n, new Seed(seed), Monitor.NONE).spectralRadius() / matrices;
        }
        assertEquals(0.955, mean / gain, 0.06);
        assertFalse(TransitionGain.isKnown(new PrunedEnsemble(new StableEnsemble(1), 0.95, 0), n), "no variance");
    }

    @Test
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> TransitionGain.of(0, 10));
        assertThrows(IllegalArgumentException.class, () -> TransitionGain.of(Double.NaN, 10));
        final var e = assertThrows(IllegalArgumentException.class, () -> TransitionGain.of(1, 0));
        assertEquals("the number of neurons N must be at least 1, but is 0", e.getMessage());
    }
}
