package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.SparseEnsemble;
import org.tailspin.core.coupling.Storage;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;

/** States of a network whose connections are kept as a list have the bits of those of the whole matrix, step after step. */
class SparseStatesTest {

    private static final int N = 203;
    private static final int STEPS = 3000;

    private static Arguments system(String name, Function<Coupling, DynamicalSystem> system) {
        return Arguments.of(Named.of(name, system));
    }

    static Stream<Arguments> systems() {
        final Input wave = new Input.Sinusoidal(0.3, 0.05, true);
        final FlowSettings heun = FlowSettings.DEFAULT;
        final FlowSettings fourth = new FlowSettings(Scheme.RK4, 0.1, 1);
        return Stream.of(
                system("map", w -> new NetworkMap(w, 1.7, Nonlinearity.TANH, 0)),
                system("map at a low gain", w -> new NetworkMap(w, 0.3, Nonlinearity.TANH, 0)),
                system("map with noise and input", w -> new NetworkMap(w, 1.7, Nonlinearity.TANH, 0.1, wave)),
                system(
                        "map of threshold-linear neurons",
                        w -> new NetworkMap(w, 0.2, Nonlinearity.THRESHOLD_LINEAR, 0.1, wave)),
                system("flow", w -> NetworkFlow.of(w, 2, Nonlinearity.TANH, 0, Input.none(), heun)),
                system("flow with noise and input", w -> NetworkFlow.of(w, 2, Nonlinearity.TANH, 0.2, wave, heun)),
                system("flow of fourth order", w -> NetworkFlow.of(w, 2, Nonlinearity.TANH, 0, Input.none(), fourth)),
                system("leaky map", w -> NetworkFlow.leakyMap(w, 2, Nonlinearity.TANH, 0.1, wave, 0.2)),
                system("second order", w -> new SecondOrderFlow(w, 2, Nonlinearity.TANH, 0.05, wave, 1, 0.1)));
    }

    private static Coupling sparse() {
        final Coupling sparse = new SparseEnsemble(1.5, 0.05).draw(N, new Seed(4), Monitor.NONE);
        assertEquals(Storage.SPARSE, sparse.storage());
        return sparse;
    }

    private static Coupling dense(Coupling sparse) {
        final double[][] rows = new double[N][N];
        sparse.forEach((i, j, weight) -> rows[i][j] = weight);
        final Coupling dense = Coupling.of(rows, List.of());
        assertEquals(Storage.DENSE, dense.storage());
        return dense;
    }

    private static void assertSameBits(double[] expected, double[] actual, long step) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(actual[i])) {
                throw new AssertionError(
                        "step " + step + ", entry " + i + ": " + expected[i] + " of the matrix, " + actual[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void statesHaveTheBitsOfTheWholeMatrix(Function<Coupling, DynamicalSystem> system) {
        final Coupling sparse = sparse();
        final Orbit expected = system.apply(dense(sparse)).start(new Seed(9));
        final Orbit actual = system.apply(sparse).start(new Seed(9));
        for (int t = 0; t < STEPS; t++) {
            expected.step();
            actual.step();
            assertSameBits(expected.state(), actual.state(), t);
        }
    }

    /** With orbits beside it, and tangent vectors that ride along or go alone. */
    @ParameterizedTest
    @MethodSource("systems")
    void severalOrbitsHaveTheBitsOfEach(Function<Coupling, DynamicalSystem> system) {
        final Coupling sparse = sparse();
        final DynamicalSystem ofList = system.apply(sparse);
        final DynamicalSystem ofMatrix = system.apply(dense(sparse));
        final Orbits together = new Orbits(
                Stream.of(1, 2, 3, 4).map(s -> ofList.start(new Seed(s))).toList());
        final int n = ofList.dimension();
        final double[] sizes = new double[n];
        try (Frame frame = Kernels.JAVA.frame(n, 2);
                Frame alone = Kernels.JAVA.frame(n, 2)) {
            final double[][] vectors = new double[n][2];
            for (int i = 0; i < n; i++) {
                vectors[i][i % 2] = 1;
            }
            frame.load(vectors);
            alone.load(vectors);
            together.carry(1, new CarriedFrame(frame, sizes, Monitor.NONE));
            final Orbit expected = ofMatrix.start(new Seed(2));
            final double[] expectedSizes = new double[n];
            final double[] logs = new double[2];
            final double[] otherLogs = new double[2];
            for (int t = 0; t < 200; t++) {
                together.step();
                expected.step();
                expected.tangent(alone, expectedSizes, Monitor.NONE);
                assertSameBits(expected.state(), together.get(1).state(), t);
                assertSameBits(expectedSizes, sizes, t);
                frame.orthonormalise(sizes, logs, 0, Monitor.NONE);
                alone.orthonormalise(expectedSizes, otherLogs, 0, Monitor.NONE);
                assertSameBits(otherLogs, logs, t);
            }
        }
        assertTrue(together.count() == 4);
    }
}
