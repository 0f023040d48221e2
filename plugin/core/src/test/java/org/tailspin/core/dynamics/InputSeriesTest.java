package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Neurons;

/** Recorded inputs, and the conditional exponents of the networks that they drive. */
class InputSeriesTest {

    private static final int N = 40;

    private static final Coupling COUPLING = new StableEnsemble(1.5).draw(N, new Seed(5), Monitor.NONE);

    private static final InputWeights WEIGHTS =
            new InputWeights.Drawn(InputWeights.Law.UNIFORM, 1, 1, OptionalLong.of(7));

    private static double[][] signal(int rows) {
        final double[][] u = new double[rows][2];
        for (int t = 0; t < rows; t++) {
            u[t][0] = Elementary.sinPi(0.37 * t);
            u[t][1] = t % 7 - 3;
        }
        return u;
    }

    private static Dynamics dynamics(Dynamics.Kind kind, Input input) {
        return kind.of(new Neurons(Nonlinearity.TANH, 0, input));
    }

    private static double[][] states(DynamicalSystem system, int steps) {
        final double[][] states = new double[steps][];
        final int[] t = {0};
        new Simulation(0, steps).run(system, new Seed(3), x -> states[t[0]++] = x.clone(), Monitor.NONE);
        return states;
    }

    private static LyapunovSpectrum spectrum(DynamicalSystem system, int exponents) {
        return new Lyapunov(system, new LyapunovSettings(exponents, 300, 100, 400))
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE);
    }

    /** x(t+1) = tanh(g W x(t) + W_in u(t) + b), written out in the order of the sums, bit by bit. */
    @Test
    void statesAreThoseOfTheEquation() {
        final double[][] u = signal(30);
        final double[][] in = WEIGHTS.of(N, 2, 0);
        final Double[] bias = new Double[N];
        Arrays.setAll(bias, i -> 0.01 * i);
        final Input input = new Input.Biased(List.of(bias), new InputSeries(InputTable.of(u), WEIGHTS));
        final DynamicalSystem system = dynamics(Dynamics.Kind.MAP, input).network(COUPLING, 0.8);
        final double[][] states = states(system, 30);
        double[] x = system.start(new Seed(3)).state().clone();
        for (int t = 0; t < 30; t++) {
            final double[] next = new double[N];
            for (int i = 0; i < N; i++) {
                double sum = 0;
                for (int j = 0; j < N; j++) {
                    sum += COUPLING.matrix().get(i, j) * x[j];
                }
                next[i] = 0.8 * sum + (in[i][0] * u[t][0] + in[i][1] * u[t][1] + bias[i]);
            }
            Elementary.tanh(next, next, N);
            assertArrayEquals(next, states[t], "row " + t);
            x = next;
        }
    }

    /** An input of zeros, or weights of zeros, change no bit of the exponents of any kind of network. */
    @ParameterizedTest
    @EnumSource(
            value = Dynamics.Kind.class,
            names = {"MAP", "LEAKY_MAP", "FLOW", "SECOND_ORDER"})
    void withoutInputItIsTheAutonomousNetwork(Dynamics.Kind kind) {
        final double[] alone =
                spectrum(dynamics(kind, Input.none()).network(COUPLING, 0.8), 5).exponents();
        final Input zeros = new InputSeries(InputTable.of(new double[2000][1]), WEIGHTS);
        assertArrayEquals(
                alone, spectrum(dynamics(kind, zeros).network(COUPLING, 0.8), 5).exponents());
        final Input deaf = new InputSeries(
                InputTable.of(signal(2000)),
                new InputWeights.Drawn(InputWeights.Law.GAUSSIAN, 0, 1, OptionalLong.empty()));
        assertArrayEquals(
                alone, spectrum(dynamics(kind, deaf).network(COUPLING, 0.8), 5).exponents());
    }

    /** A constant input is a bias, bit by bit, and needs no more rows than one. */
    @ParameterizedTest
    @EnumSource(
            value = Dynamics.Kind.class,
            names = {"MAP", "LEAKY_MAP", "FLOW", "SECOND_ORDER"})
    void aConstantInputIsABias(Dynamics.Kind kind) {
        final double[][] in = WEIGHTS.of(N, 1, 0);
        final List<Double> bias = Arrays.stream(in).map(row -> 0.5 * row[0]).toList();
        final Input series = new InputSeries(InputTable.of(new double[][] {{0.5}}), WEIGHTS);
        final DynamicalSystem driven = dynamics(kind, series).network(COUPLING, 0.8);
        assertEquals(DynamicalSystem.Forcing.NONE, driven.forcing());
        assertArrayEquals(
                spectrum(dynamics(kind, new Input.Biased(bias, Input.none())).network(COUPLING, 0.8), 5)
                        .exponents(),
                spectrum(driven, 5).exponents());
    }

    /** Of a linear network the conditional exponents are ln|eigenvalue|, whatever the input: here of a triangular matrix. */
    @Test
    void ofALinearNetworkTheyAreThoseOfTheMatrix() {
        final Coupling triangle =
                Coupling.of(new double[][] {{0.9, 0.3, -0.2}, {0, 0.5, 0.7}, {0, 0, -0.25}}, List.of());
        final DynamicalSystem map = new NetworkMap(
                triangle, 1, Nonlinearity.LINEAR, 0, new InputSeries(InputTable.of(signal(800)), WEIGHTS));
        assertArrayEquals(
                new double[] {Math.log(0.9), Math.log(0.5), Math.log(0.25)},
                spectrum(map, 3).exponents(),
                2e-3);
    }

    /** The sum of all conditional exponents is the mean of ln|det J_t| at the states of the driven orbit. */
    @ParameterizedTest
    @EnumSource(
            value = Dynamics.Kind.class,
            names = {"MAP", "LEAKY_MAP", "FLOW"})
    void theSumRuleHolds(Dynamics.Kind kind) {
        final DynamicalSystem system = dynamics(kind, new InputSeries(InputTable.of(signal(800)), WEIGHTS))
                .network(COUPLING, 1.2);
        final LyapunovSpectrum spectrum = spectrum(system, N);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
    }

    /** Two initial states under one input approach each other at the largest conditional exponent. */
    @Test
    void replicasMeetAtTheExponent() {
        final DynamicalSystem system = dynamics(Dynamics.Kind.MAP, new InputSeries(InputTable.of(signal(800)), WEIGHTS))
                .network(COUPLING, 0.5);
        final double exponent = spectrum(system, 1).max();
        assertTrue(exponent < -0.5, "no contraction here, so the test is too easy: " + exponent);
        final Orbit first = system.start(new Seed(1));
        final Orbit second = system.start(new Seed(2));
        for (int t = 0; t < 60; t++) {
            first.step();
            second.step();
        }
        assertEquals(0, distance(first, second), 1e-12);
        final double twins = new Twins(system, 300)
                .growth(100, 400, new Seed(3), Monitor.NONE)
                .exponent();
        assertEquals(
                exponent, twins, 5e-3); // the same orbit, other first directions: they differ by O(1) over 400 steps
    }

    private static double distance(Orbit first, Orbit second) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            final double d = first.state()[i] - second.state()[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** A table ends: a run that needs more rows is refused before it starts, unless the table is repeated on purpose. */
    @Test
    void aTableIsNotRepeatedByItself() {
        final InputSeries once = new InputSeries(InputTable.of(signal(799)), WEIGHTS);
        final IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> spectrum(dynamics(Dynamics.Kind.MAP, once).network(COUPLING, 1), 1));
        assertTrue(refused.getMessage().contains("799 steps"), refused.getMessage());
        final Orbit orbit = dynamics(Dynamics.Kind.MAP, new InputSeries(InputTable.of(signal(2)), WEIGHTS))
                .network(COUPLING, 1)
                .start(new Seed(1));
        orbit.step();
        orbit.step();
        assertThrows(IllegalArgumentException.class, orbit::step);
        final InputSeries cyclic = new InputSeries(InputTable.of(signal(14)), WEIGHTS, 1, true, 0);
        assertEquals(Long.MAX_VALUE, cyclic.steps());
        assertTrue(Double.isFinite(spectrum(dynamics(Dynamics.Kind.MAP, cyclic).network(COUPLING, 1), 1)
                .max()));
    }

    /** A row that is held for three steps is three rows. */
    @ParameterizedTest
    @EnumSource(
            value = Dynamics.Kind.class,
            names = {"MAP", "LEAKY_MAP", "FLOW", "SECOND_ORDER"})
    void aRowIsHeld(Dynamics.Kind kind) {
        final double[][] u = signal(10);
        final double[][] thrice = new double[30][];
        Arrays.setAll(thrice, t -> u[t / 3]);
        final DynamicalSystem held = dynamics(kind, new InputSeries(InputTable.of(u), WEIGHTS, 3, false, 0))
                .network(COUPLING, 1);
        final DynamicalSystem written =
                dynamics(kind, new InputSeries(InputTable.of(thrice), WEIGHTS)).network(COUPLING, 1);
        final double[][] expected = states(written, 30);
        final double[][] states = states(held, 30);
        for (int t = 0; t < 30; t++) {
            assertArrayEquals(expected[t], states[t]);
        }
    }

    @Test
    void weightsFollowTheirLaw() {
        final double[][] uniform =
                new InputWeights.Drawn(InputWeights.Law.UNIFORM, 2, 0.25, OptionalLong.of(1)).of(4000, 2, 99);
        final double[] entries =
                Arrays.stream(uniform).flatMapToDouble(Arrays::stream).toArray();
        final long kept = Arrays.stream(entries).filter(w -> w != 0).count();
        // 8000 draws of p = .25: 4 standard deviations are 155
        assertEquals(2000, kept, 155);
        assertTrue(Arrays.stream(entries).allMatch(w -> Math.abs(w) <= 2));
        // variance of the uniform law 4/3, its standard deviation 4/3 sqrt(4/5)/sqrt(2000); 4 of them
        assertEquals(4.0 / 3, Arrays.stream(entries).map(w -> w * w).sum() / kept, 0.11);
        final double[][] normal =
                new InputWeights.Drawn(InputWeights.Law.GAUSSIAN, 0.5, 1, OptionalLong.empty()).of(4000, 1, 3);
        assertEquals(
                0.25,
                Arrays.stream(normal)
                        .mapToDouble(row -> row[0] * row[0])
                        .average()
                        .orElseThrow(),
                4 * 0.25 * Math.sqrt(2.0 / 4000));
        assertFalse(Arrays.deepEquals(
                normal,
                new InputWeights.Drawn(InputWeights.Law.GAUSSIAN, 0.5, 1, OptionalLong.empty()).of(4000, 1, 4)));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> InputTable.of(new double[][] {{1}, {Double.NaN}}))
                .getMessage()
                .contains("row 2"));
        assertThrows(IllegalArgumentException.class, () -> InputTable.of(new double[0][]));
        assertThrows(IllegalArgumentException.class, () -> InputTable.of(new double[][] {{1}, {1, 2}}));
        final InputWeights given = new InputWeights.Given(new double[][] {{1, 2}, {3, 4}});
        final Input series = new InputSeries(InputTable.of(signal(5)), given);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> dynamics(Dynamics.Kind.MAP, series)
                        .network(COUPLING, 1))
                .getMessage()
                .contains("N = 40"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new InputWeights.Drawn(InputWeights.Law.UNIFORM, 1, 0, OptionalLong.empty()));
    }

    /** A bias beside a wave leaves it one that changes. */
    @Test
    void aBiasDoesNotHideAWave() {
        assertTrue(new Input.Biased(List.of(1.0), new Input.Sinusoidal(1, 0.1, false)).changes());
        assertFalse(new Input.Biased(List.of(1.0), Input.none()).changes());
    }
}
