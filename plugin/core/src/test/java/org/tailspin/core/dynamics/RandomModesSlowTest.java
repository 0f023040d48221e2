package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

/** Simulation of random-mode networks against theory, minutes long: with {@code -Dtailspin.slow=true}. */
@EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
class RandomModesSlowTest {

    private static final double GAIN = 3;

    /**
     * The largest exponent does not depend on the spectrum of the modes: means over 8 networks of N = 500 within 0.03 of each
     * other. The mean field has 0.310249 for all of them.
     */
    @Test
    void largestExponentIsBlindToTheSpectrum() {
        final List<CouplingEnsemble> ensembles = List.of(
                new GaussianEnsemble(),
                new RandomModeEnsemble(new ModeSpectrum.Flat()),
                new RandomModeEnsemble(new ModeSpectrum.Flat(), 250, RandomModeEnsemble.Basis.GAUSSIAN, List.of()),
                new RandomModeEnsemble(new ModeSpectrum.Exponential(1)),
                new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5)));
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (CouplingEnsemble ensemble : ensembles) {
            double mean = 0;
            for (int k = 0; k < 8; k++) {
                final var network =
                        new NetworkMap(ensemble.draw(500, new Seed(k), Monitor.NONE), GAIN, Nonlinearity.TANH, 0);
                mean += new Lyapunov(network, new LyapunovSettings(1, 200, 50, 400))
                                .measure(new Seed(k), StateObserver.NONE, Monitor.NONE)
                                .max()
                        / 8;
            }
            System.out.println("lambda_max " + ensemble + " " + mean);
            lowest = Math.min(lowest, mean);
            highest = Math.max(highest, mean);
        }
        assertTrue(highest - lowest < 0.03, lowest + " to " + highest);
        assertEquals(0.310249, highest, 0.03);
    }

    /**
     * PR/N of the activity against the closed form (1 - rho^2) / (1 + rho^2 N/PR^D), N = 1000 and 16 networks: the mean without
     * the two at either end within the larger of 2 standard errors and 8 per cent.
     */
    @ParameterizedTest
    @CsvSource({"0.5, 0.148543", "1, 0.188246"})
    void dimensionOfActivity(double beta, double theory) {
        final int networks = 16;
        final double[] ratio = new double[networks];
        for (int k = 0; k < networks; k++) {
            final var network = new NetworkMap(
                    new RandomModeEnsemble(new ModeSpectrum.Exponential(beta)).draw(1000, new Seed(k), Monitor.NONE),
                    GAIN,
                    Nonlinearity.TANH,
                    0);
            final CollectiveActivity activity = new CollectiveActivity(1000, new int[] {0}, 1, 200, 4, 1);
            new Simulation(200, 2000).run(network, new Seed(k), activity, Monitor.NONE);
            ratio[k] = activity.statistics().participationRatio().value() / 1000;
        }
        Arrays.sort(ratio);
        final double[] kept = Arrays.copyOfRange(ratio, 2, networks - 2);
        final double mean = Arrays.stream(kept).average().orElseThrow();
        final double variance =
                Arrays.stream(kept).map(r -> (r - mean) * (r - mean)).sum() / (kept.length - 1);
        final double error = Math.sqrt(variance / kept.length);
        System.out.println("PR/N beta " + beta + " " + mean + " +- " + error + " " + Arrays.toString(ratio));
        assertEquals(theory, mean, Math.max(2 * error, 0.08 * theory));
    }
}
