package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DivergenceException;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.dynamics.SecondOrderFlow;
import org.tailspin.core.random.Seed;

/** Exponents that are measured together, with one reading of the matrix, have the bits that they have alone. */
class OrbitRunsTest {

    private static final int N = 23;
    private static final double[] GAINS = {0.3, 0.9, 1.7, 3, 9};
    private static final Input WAVE = new Input.Sinusoidal(0.7, 0.3, true);
    private static final Coupling DENSE = new StableEnsemble(1.5).draw(N, new Seed(4), Monitor.NONE);
    private static final Coupling FACTORED = new RandomModeEnsemble(
                    new ModeSpectrum.Flat(), 7, RandomModeEnsemble.Basis.GAUSSIAN, List.of())
            .draw(N, new Seed(4), Monitor.NONE);

    @FunctionalInterface
    private interface Family {
        DynamicalSystem at(double gain);
    }

    static Stream<Family> families() {
        return Stream.of(
                gain -> new NetworkMap(DENSE, gain, Nonlinearity.TANH, 0),
                gain -> new NetworkMap(DENSE, gain, Nonlinearity.TANH, 0.1, WAVE),
                gain -> new NetworkMap(FACTORED, gain, Nonlinearity.TANH, 0.1),
                gain -> NetworkFlow.leakyMap(DENSE, gain, Nonlinearity.TANH, 0.1, WAVE, 0.3),
                gain -> flow(gain, 0.1, Scheme.HEUN),
                gain -> flow(gain, 0, Scheme.RK4),
                gain -> new SecondOrderFlow(DENSE, gain, Nonlinearity.TANH, 0.1, 0.3, 0.1));
    }

    private static DynamicalSystem flow(double gain, double noise, Scheme scheme) {
        return NetworkFlow.of(DENSE, gain, Nonlinearity.TANH, noise, WAVE, new FlowSettings(scheme, 0.1, 1));
    }

    /** What a run shows: exponents, errors, and the sum of all states that were seen. */
    private record Seen(LyapunovSpectrum spectrum, double[] states) {

        static OrbitRun<Seen> start(Lyapunov lyapunov, int n, int seed) {
            final double[] sum = new double[n];
            return lyapunov.start(new Seed(seed), x -> IntStream.range(0, n).forEach(i -> sum[i] += x[i]), Monitor.NONE)
                    .then(spectrum -> new Seen(spectrum, sum));
        }

        void isSame(Seen other, String which) {
            assertArrayEquals(spectrum.exponents(), other.spectrum.exponents(), which);
            assertArrayEquals(spectrum.standardErrors(), other.spectrum.standardErrors(), which);
            assertEquals(spectrum.vectorParticipation(), other.spectrum.vectorParticipation(), which);
            assertEquals(spectrum.steps(), other.spectrum.steps(), which);
            assertArrayEquals(states, other.states, which);
        }
    }

    /** For few exponents and many, in batches of every size, from other initial states as well. */
    @ParameterizedTest
    @MethodSource("families")
    void gainsThatShareAMatrix(Family family) {
        for (int k : new int[] {1, 5, 6}) {
            final List<Seen> alone = new ArrayList<>();
            for (int b = 0; b < GAINS.length; b++) {
                alone.add(OrbitRuns.one(start(family, b, k)));
            }
            for (int size : new int[] {2, GAINS.length}) {
                for (int from = 0; from < GAINS.length; from += size) {
                    final int first = from;
                    final List<Seen> batch = OrbitRuns.all(IntStream.range(first, Math.min(GAINS.length, first + size))
                            .mapToObj(b -> start(family, b, k))
                            .toList());
                    for (int b = 0; b < batch.size(); b++) {
                        alone.get(first + b)
                                .isSame(batch.get(b), k + " exponents, gain " + GAINS[first + b] + ", batch " + size);
                    }
                }
            }
        }
    }

    private static OrbitRun<Seen> start(Family family, int b, int k) {
        final DynamicalSystem system = family.at(GAINS[b]);
        return Seen.start(new Lyapunov(system, new LyapunovSettings(k, 9, 3, 12)), system.dimension(), b % 3);
    }

    private static Lyapunov untilPrecise(double gain) {
        return new Lyapunov(
                new NetworkMap(DENSE, gain, Nonlinearity.TANH, 0.1),
                new LyapunovSettings(1, 30, 10, 40),
                StoppingRule.maxWithin(0.03),
                2000);
    }

    /** A stopping rule ends them one after the other. */
    @Test
    void theyMayEndAtDifferentTimes() {
        final List<Seen> together = OrbitRuns.all(IntStream.range(0, GAINS.length)
                .mapToObj(b -> Seen.start(untilPrecise(GAINS[b]), N, b))
                .toList());
        for (int b = 0; b < GAINS.length; b++) {
            OrbitRuns.one(Seen.start(untilPrecise(GAINS[b]), N, b)).isSame(together.get(b), "gain " + GAINS[b]);
        }
        assertTrue(
                together.stream()
                                .mapToInt(seen -> seen.spectrum.steps())
                                .distinct()
                                .count()
                        > 2,
                "they all took as many steps");
    }

    /** One dies out, one diverges in its warm-up and one while it is measured; a number of exponents may be automatic. */
    @Test
    void oneFailsAlone() {
        final LyapunovSettings settings = new LyapunovSettings(1, 30, 10, 40);
        final List<Lyapunov> runs = List.of(
                new Lyapunov(new NetworkMap(DENSE, 2, Nonlinearity.TANH, 0), settings),
                new Lyapunov(new NetworkMap(DENSE, 1e30, Nonlinearity.LINEAR, 0), settings),
                new Lyapunov(new NetworkMap(DENSE, 1e-30, Nonlinearity.TANH, 0), settings),
                new Lyapunov(new NetworkMap(DENSE, 1e5, Nonlinearity.LINEAR, 0), settings),
                new Lyapunov(
                        new NetworkMap(DENSE, 3, Nonlinearity.TANH, 0),
                        new LyapunovSettings(LyapunovSettings.AUTO, 30, 10, 40)));
        final var outcomes =
                OrbitRuns.each(runs.stream().map(run -> Seen.start(run, N, 1)).toList());
        for (int b : new int[] {0, 2, 4}) {
            OrbitRuns.one(Seen.start(runs.get(b), N, 1)).isSame(outcomes.get(b).get(), "run " + b);
        }
        for (int b : new int[] {1, 3}) {
            final var expected =
                    assertThrows(DivergenceException.class, () -> OrbitRuns.one(Seen.start(runs.get(b), N, 1)));
            final var failure = assertThrows(DivergenceException.class, outcomes.get(b)::get);
            assertEquals(expected.getMessage(), failure.getMessage());
        }
        assertThrows(
                DivergenceException.class,
                () -> OrbitRuns.all(
                        runs.stream().map(run -> Seen.start(run, N, 1)).toList()));
    }

    @Test
    void whoeverStopsOneStopsAll() {
        final int[] asked = {0};
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return asked[0]++ > 25;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> OrbitRuns.each(Stream.of(1.0, 2.0)
                        .map(gain -> untilPrecise(gain).start(new Seed(1), x -> {}, monitor))
                        .toList()));
    }
}
