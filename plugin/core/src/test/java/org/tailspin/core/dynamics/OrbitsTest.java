package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** Orbits that step together have the bits that they have alone. */
class OrbitsTest {

    private static final int N = 37;
    private static final int STEPS = 60;

    private static final Coupling DENSE = new StableEnsemble(1.5).draw(N, new Seed(4), Monitor.NONE);
    private static final Coupling FACTORED = new RandomModeEnsemble(
                    new ModeSpectrum.Flat(), 7, RandomModeEnsemble.Basis.GAUSSIAN, List.of())
            .draw(N, new Seed(4), Monitor.NONE);
    private static final Input WAVE = new Input.Sinusoidal(0.7, 0.3, true);

    private static NetworkMap map(Coupling coupling, double gain, double noise) {
        return new NetworkMap(coupling, gain, Nonlinearity.TANH, noise);
    }

    private static NetworkFlow flow(double gain, double noise, Input input, Scheme scheme) {
        return NetworkFlow.of(DENSE, gain, Nonlinearity.TANH, noise, input, new FlowSettings(scheme, 0.1, 1));
    }

    static Stream<List<DynamicalSystem>> systems() {
        final DynamicalSystem annealed =
                new AnnealedMap(new StableEnsemble(1.5), N, new Seed(4), 2, Nonlinearity.TANH, 0.1);
        final DynamicalSystem oscillators = new SecondOrderFlow(DENSE, 2, Nonlinearity.TANH, 0.1, 0.3, 0.1);
        return Stream.of(
                List.of(map(DENSE, 2, 0)),
                List.of(map(DENSE, 2, 0.1), map(DENSE, 2, 0.1), map(DENSE, 2, 0), map(DENSE, 1.2, 0)),
                List.of(map(FACTORED, 2, 0.1), map(FACTORED, 3, 0), map(FACTORED, 2, 0.1)),
                List.of(map(DENSE, 2, 0), map(FACTORED, 2, 0)),
                List.of(
                        flow(2, 0.2, WAVE, Scheme.HEUN),
                        flow(2, 0.2, WAVE, Scheme.HEUN),
                        flow(3, 0, Input.none(), Scheme.HEUN)),
                List.of(flow(2, 0, WAVE, Scheme.RK4), flow(4, 0, Input.none(), Scheme.RK4)),
                List.of(map(DENSE, 2, 0), flow(2, 0, Input.none(), Scheme.EULER), oscillators),
                List.of(map(DENSE, 2, 0), flow(2, 0, Input.none(), Scheme.HEUN)),
                List.of(annealed, annealed),
                List.of(new AdaptiveFlow(DENSE, 2, Nonlinearity.TANH, Input.none(), 0.1, 1, 1e-6), annealed));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void haveTheBitsThatTheyHaveAlone(List<DynamicalSystem> systems) {
        final List<Orbit> alone = start(systems);
        final Orbits together = new Orbits(start(systems));
        assertEquals(systems.size(), together.count());
        for (int t = 0; t < STEPS; t++) {
            together.step();
            for (int b = 0; b < alone.size(); b++) {
                alone.get(b).step();
                assertArrayEquals(bits(alone.get(b)), bits(together.get(b)), "orbit " + b + ", step " + t);
            }
        }
    }

    /** The same with tangent vectors, few that ride along and many that follow, and orbits that carry none among them. */
    @ParameterizedTest
    @MethodSource("systems")
    void tangentVectorsHaveTheBitsThatTheyHaveAlone(List<DynamicalSystem> systems) {
        final List<Orbit> alone = start(systems);
        final Orbits together = new Orbits(start(systems));
        final List<CarriedFrame> expected = new ArrayList<>();
        final List<CarriedFrame> actual = new ArrayList<>();
        for (int b = 0; b < systems.size(); b++) {
            final int k = systems.get(b) instanceof AdaptiveFlow ? 0 : new int[] {1, 5, 0, 6, 3}[b];
            expected.add(k == 0 ? null : frame(systems.get(b), k, b));
            actual.add(k == 0 ? null : frame(systems.get(b), k, b));
            together.carry(b, actual.get(b));
        }
        for (int t = 0; t < STEPS / 3; t++) {
            together.step();
            for (int b = 0; b < systems.size(); b++) {
                alone.get(b).step();
                assertArrayEquals(bits(alone.get(b)), bits(together.get(b)), "orbit " + b + ", step " + t);
                if (expected.get(b) != null) {
                    alone.get(b)
                            .tangent(expected.get(b).frame(), expected.get(b).sizes(), Monitor.NONE);
                    assertArrayEquals(settled(expected.get(b)), settled(actual.get(b)), "frame " + b + ", step " + t);
                }
            }
        }
    }

    private static CarriedFrame frame(DynamicalSystem system, int k, int seed) {
        final int n = system.dimension();
        final double[][] vectors = new double[n][k];
        for (double[] row : vectors) {
            Arrays.setAll(row, l -> StableSampler.normal(new Seed(seed).stream("row", seed + l)));
        }
        final Frame frame = Kernels.JAVA.frame(n, k);
        frame.load(vectors);
        frame.orthonormalise(new double[n], new double[k], 0, Monitor.NONE);
        return new CarriedFrame(frame, new double[n], Monitor.NONE);
    }

    /** Sizes of rows, growth and vectors, which are orthonormal after that. */
    private static double[] settled(CarriedFrame carried) {
        final Frame frame = carried.frame();
        final double[] growth = new double[frame.columns()];
        final double[] sizes = carried.sizes().clone();
        frame.orthonormalise(carried.sizes(), growth, 0, Monitor.NONE);
        final double[][] vectors = new double[frame.rows()][frame.columns()];
        frame.read(vectors, Monitor.NONE);
        return Stream.concat(Stream.of(sizes, growth), Arrays.stream(vectors))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** An orbit that leaves the range of a double says so; the others go on. */
    @Test
    void oneFailsAlone() {
        final List<DynamicalSystem> systems =
                List.of(map(DENSE, 2, 0.1), new NetworkMap(DENSE, 1e60, Nonlinearity.LINEAR, 0), map(DENSE, 1.2, 0));
        final List<Orbit> alone = start(systems);
        final Orbits together = new Orbits(start(systems));
        int failed = 0;
        for (int t = 0; t < 10; t++) {
            try {
                together.step();
            } catch (DivergenceException e) {
                failed++;
            }
            for (int b : new int[] {0, 2}) {
                alone.get(b).step();
                assertArrayEquals(bits(alone.get(b)), bits(together.get(b)), "orbit " + b + ", step " + t);
            }
        }
        assertEquals(5, failed, "1e60 to the sixth exceeds a double, and nothing ends it after that");
    }

    private static List<Orbit> start(List<DynamicalSystem> systems) {
        return IntStream.range(0, systems.size())
                .mapToObj(b -> systems.get(b).start(new Seed(b)))
                .toList();
    }

    private static long[] bits(Orbit orbit) {
        return Arrays.stream(orbit.state())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void trajectoriesOfASimulationGoToTheirObservers() {
        final DynamicalSystem system = flow(2, 0.2, Input.none(), Scheme.HEUN);
        final Simulation simulation = new Simulation(10, 5);
        final List<List<double[]>> together = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        simulation.run(
                system,
                List.of(new Seed(1), new Seed(2), new Seed(3)),
                together.stream().map(OrbitsTest::keeping).toList(),
                Monitor.NONE);
        for (int b = 0; b < together.size(); b++) {
            final List<double[]> alone = new ArrayList<>();
            simulation.run(system, new Seed(b + 1L), keeping(alone), Monitor.NONE);
            assertArrayEquals(alone.toArray(double[][]::new), together.get(b).toArray(double[][]::new));
        }
        final var e = assertThrows(
                IllegalArgumentException.class,
                () -> simulation.run(system, List.of(new Seed(1)), List.of(), Monitor.NONE));
        assertEquals("1 trajectories must have as many observers, but have 0", e.getMessage());
    }

    private static StateObserver keeping(List<double[]> states) {
        return state -> states.add(state.clone());
    }

    @Test
    void ofNoneIsRefused() {
        final var e = assertThrows(IllegalArgumentException.class, () -> new Orbits(List.of()));
        assertEquals("there must be at least 1 orbit, but there are 0", e.getMessage());
    }
}
