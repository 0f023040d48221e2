package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.random.Seed;
import org.tailspin.core.statistics.BatchMeans;

class StandardErrorTest {

    private static final int RUNS = 400;
    private static final int STEPS = 1000;

    private static LyapunovSpectrum measure(DynamicalSystem system, int steps, long seed) {
        return new Lyapunov(system, new LyapunovSettings(1, 200, 50, steps))
                .measure(new Seed(seed), StateObserver.NONE, Monitor.NONE);
    }

    static Stream<Arguments> systems() {
        return Stream.of(
                Arguments.of("Henon", HenonMap.CLASSIC),
                Arguments.of("Gaussian, g_eff = 2", gaussian(2, 2)),
                Arguments.of("Gaussian, g_eff = 3", gaussian(3, 3)),
                Arguments.of("Gaussian, g_eff = 5", gaussian(5, 1)));
    }

    private static NetworkMap gaussian(double gain, long seed) {
        return new NetworkMap(
                new GaussianEnsemble().draw(20, new Seed(seed), Monitor.NONE), gain, Nonlinearity.TANH, 0);
    }

    /**
     * The one-sigma interval covers the truth (a run 100 times as long) in 60 to 76 % of 400 runs, and the mean error over
     * the empirical spread lies in 0.8 to 1.3. For errors that are exactly right the coverage is 68.3 % with a standard
     * deviation of 2.3 %: a false alarm in 2e-4 of seeds on either side. The networks are chaotic with one attractor; one
     * with several has no single truth.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void errorsAreHonest(String name, DynamicalSystem system) {
        final double truth = measure(system, 100 * STEPS, RUNS + 1).max();
        int covered = 0;
        int told = 0;
        double meanError = 0;
        double spread = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            final LyapunovSpectrum spectrum = measure(system, STEPS, seed);
            if (spectrum.maxStandardError().isEmpty()) {
                continue; // batches that look correlated by chance
            }
            final double error = spectrum.maxStandardError().getAsDouble();
            final double deviation = spectrum.max() - truth;
            told++;
            covered += Math.abs(deviation) < error ? 1 : 0;
            meanError += error;
            spread += deviation * deviation;
        }
        assertTrue(told > 0.95 * RUNS, told + " runs have an error");
        assertEquals(0.68, covered / (double) told, 0.08, "coverage");
        final double ratio = meanError / told / Math.sqrt(spread / told);
        assertTrue(ratio > 0.8 && ratio < 1.3, "mean error over spread: " + ratio);
    }

    @Test
    void independentGrowthHasTheErrorOfTheMean() {
        final GrowthRates rates = new GrowthRates(1);
        final var random = new Seed(1).stream("growth");
        for (int t = 0; t < 10_000; t++) {
            rates.add(new double[] {random.nextDouble()}, 1);
        }
        assertEquals(0.5, rates.mean(0), 5 * Math.sqrt(1.0 / 12 / 10_000));
        assertEquals(Math.sqrt(1.0 / 12), rates.deviation(0), 0.01);
        // known to one part in sqrt(2 * 20): five of them
        assertEquals(1, rates.standardError(0) / Math.sqrt(1.0 / 12 / 10_000), 0.8);
        assertTrue(rates.batches() >= GrowthRates.MAX_BATCHES / 2 && rates.batches() < GrowthRates.MAX_BATCHES);
    }

    @Test
    void constantGrowthHasNoError() {
        final GrowthRates rates = new GrowthRates(1);
        for (int t = 0; t < 100; t++) {
            rates.add(new double[] {0.25}, 1);
        }
        assertEquals(0, rates.standardError(0), 1e-15);
        assertEquals(0.25, rates.mean(0));
    }

    @Test
    void runningEstimatesEndNearTheResult() {
        final LyapunovSpectrum spectrum = measure(HenonMap.CLASSIC, 1280, 1); // a power of two times the batches
        final double[][] running = spectrum.running();
        assertEquals(spectrum.max(), running[running.length - 1][0], 1e-12);
        assertEquals(1280, running.length * spectrum.batchDuration());
        assertTrue(spectrum.effectiveSampleSizes()[0] > 1 && spectrum.effectiveSampleSizes()[0] <= 1280);
    }

    /** Growth over several steps counts for all of them, in sums and batches; deviations are those of one step. */
    @Test
    void intervalsOfSeveralSteps() {
        final GrowthRates single = new GrowthRates(2);
        final GrowthRates several = new GrowthRates(2);
        final SplittableRandom random = new SplittableRandom(9);
        for (int t = 0; t < 3000; t++) {
            final double[] sum = new double[2];
            for (int s = 0; s < 4; s++) {
                final double[] growth = {random.nextDouble(), 3};
                single.add(growth, 1);
                sum[0] += growth[0];
                sum[1] += growth[1];
            }
            several.add(sum, 4);
        }
        assertEquals(12_000, several.steps());
        assertEquals(single.mean(0), several.mean(0), 1e-12);
        assertEquals(single.batches(), several.batches());
        assertEquals(single.batchMean(3, 0), several.batchMean(3, 0), 1e-12);
        assertEquals(0, several.deviation(1), 1e-6);
        // 1/sqrt(12) of a uniform number; the deviation of 3000 sums is known to 1/sqrt(6000), five of which are 0.065
        assertEquals(Math.sqrt(1.0 / 12), several.deviation(0), 0.065 * Math.sqrt(1.0 / 12));
    }

    private static final LyapunovSpectrum.Run THREE =
            new LyapunovSpectrum.Run(3, 3, 1, false, OptionalDouble.empty(), 0, 1, Optional.empty(), "java");

    /**
     * Errors of numbers that follow from several exponents, by value: growth rates .3 + u, .1 + u and -.8 + v with one uniform u
     * for two of them, so that the entropy .4 + 2u has twice the error of an exponent, and D = 2 + .4/.8 that of (2/.8) u +
     * (.4/.64) v. Each within 5 of its own standard deviations, a sixth for 20 batches.
     */
    @Test
    void correlatedExponents() {
        final int steps = 20 * 512;
        final GrowthRates rates = new GrowthRates(3);
        final SplittableRandom random = new SplittableRandom(4);
        for (int t = 0; t < steps; t++) {
            final double u = random.nextDouble() - 0.5;
            final double v = random.nextDouble() - 0.5;
            rates.add(new double[] {0.3 + u, 0.1 + u, -0.8 + v}, 1);
        }
        final LyapunovSpectrum spectrum = new LyapunovSpectrum(rates, THREE);
        final double[] e = spectrum.exponents();
        final double[] entropy = new double[spectrum.batchMeans().length];
        final double[] ky = new double[entropy.length];
        for (int b = 0; b < entropy.length; b++) {
            final double[] batch = spectrum.batchMeans()[b];
            entropy[b] = batch[0] + batch[1];
            ky[b] = (batch[0] + batch[1]) / -e[2] + (e[0] + e[1]) / (e[2] * e[2]) * batch[2];
        }
        assertEquals(
                BatchMeans.of(entropy).standardError().orElseThrow(),
                spectrum.entropyError().standardError().orElseThrow(),
                1e-12);
        final double error = KaplanYorke.standardError(spectrum).orElseThrow();
        assertEquals(BatchMeans.of(ky).standardError().orElseThrow(), error, 1e-12);
        final double one = Math.sqrt(1.0 / 12 / steps);
        assertEquals(1, spectrum.entropyError().standardError().orElseThrow() / (2 * one), 0.8);
        assertEquals(1, error / (one * Math.hypot(2 / 0.8, 0.4 / 0.64)), 0.8);
    }

    /** An exponent that is negative within its error may be positive: the entropy depends on it. */
    @Test
    void exponentsThatAreZeroWithinTheirErrorsCountForTheErrorOfTheEntropy() {
        final GrowthRates rates = new GrowthRates(3);
        final SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        for (int t = 0; t < 639; t++) {
            final double u = random.nextDouble() - 0.5;
            sum += u;
            rates.add(new double[] {u, -2, -3}, 1);
        }
        rates.add(new double[] {-0.64 - sum, -2, -3}, 1); // the mean is -0.001
        final LyapunovSpectrum spectrum = new LyapunovSpectrum(rates, THREE);
        assertEquals(0, spectrum.kolmogorovSinaiEntropy());
        assertTrue(spectrum.entropyError().standardError().orElseThrow() > 0.005);
    }
}
