package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.SecondOrderFlow;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.HenonMap;
import org.tailspin.core.dynamics.known.LinearMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;

class CovariantVectorsTest {

    private static final int N = 40;

    private static CovariantSpectrum measure(DynamicalSystem system, LyapunovSettings settings, int k) {
        return new CovariantVectors(system, settings, k).measure(new Seed(1), Monitor.NONE);
    }

    private static LyapunovSettings lengths(int warmup, int tangentWarmup, int steps) {
        return new LyapunovSettings(LyapunovSettings.ALL, warmup, tangentWarmup, steps);
    }

    private static Coupling coupling(long seed) {
        return new GaussianEnsemble().draw(N, new Seed(seed), Monitor.NONE);
    }

    /**
     * Oracle: a numpy program without QR factorisations, the unstable direction from J forward and the stable one from
     * J&#8315;&sup1; backward, on ten orbits of 200 000 steps. Mean and standard deviation over orbits of the angle: mean .94166 (.00093),
     * median .95879 (.00073), 5 % quantile .20394 (.0027), 1 % quantile .04064 (.0015); of 1/&Sigma;v_i&#8308;: 1.14423 (.00033) and
     * 1.48317 (.00062). The tolerances are four standard deviations of the difference to a run of 40 000 steps. The smallest
     * angle was below .0001 in all, as the attractor is not hyperbolic.
     */
    @Test
    void henon() {
        final CovariantSpectrum found = measure(HenonMap.CLASSIC, lengths(1000, 100, 40_000), 2);
        final CovariantSpectrum.Vector unstable = found.vectors().get(0);
        assertEquals(0.94166, unstable.angle(), 0.0084, "mean angle");
        assertEquals(0.95879, found.splitQuantile(0.5).orElseThrow(), 0.0066, "median");
        assertEquals(0.20394, found.splitQuantile(0.05).orElseThrow(), 0.0243, "5 %");
        assertEquals(0.04064, found.splitQuantile(0.01).orElseThrow(), 0.0135, "1 %");
        assertTrue(found.splitQuantile(0).orElseThrow() < 0.001, "tangencies");
        assertEquals(unstable.smallestAngle(), found.splitQuantile(0).orElseThrow(), 1e-9, "two formulas");
        assertEquals(1.14423, unstable.participation(), 0.0030, "unstable");
        assertEquals(1.48317, found.vectors().get(1).participation(), 0.0056, "stable");
        assertEquals(0, unstable.disagreement(), 1e-6);
        assertEquals(1, found.unstable());
        assertEquals(1, found.stable());
    }

    /** The vector of exponent 0 is the direction in which the orbit moves. */
    @Test
    void neutralVectorOfLorenzPointsAlongTheFlow() {
        final DynamicalSystem lorenz = LorenzFlow.classic(0.005);
        final LyapunovSettings lengths = lengths(2000, 4000, 8000);
        final TreeMap<Integer, double[]> vectors = new TreeMap<>();
        final CovariantSpectrum found = new CovariantVectors(lorenz, lengths, 3)
                .measure(
                        new Seed(1),
                        (t, v) -> vectors.put(t, new double[] {v.get(0, 1), v.get(1, 1), v.get(2, 1)}),
                        Monitor.NONE);
        assertEquals(1, found.unstable());
        assertEquals(1, found.stable());
        final Orbit orbit = lorenz.start(new Seed(1));
        for (int t = 0; t < 6000; t++) {
            orbit.step();
        }
        for (double[] v : vectors.values()) {
            final double[] x = orbit.state();
            final double[] f = {10 * (x[1] - x[0]), x[0] * (28 - x[2]) - x[1], x[0] * x[1] - 8.0 / 3 * x[2]};
            double dot = 0;
            double length = 0;
            for (int i = 0; i < 3; i++) {
                dot += f[i] * v[i];
                length += f[i] * f[i];
            }
            assertEquals(1, Math.abs(dot) / Math.sqrt(length), 1e-6); // the scheme is of order 4
            orbit.step();
        }
    }

    @Test
    void vectorsOfASymmetricMatrixAreOrthogonal() {
        final int n = 12;
        final DMatrixRMaj q = RandomMatrices_DDRM.orthogonal(n, n, new java.util.Random(3));
        final double[][] a = new double[n][n];
        for (int l = 0; l < n; l++) {
            final double eigenvalue = (l % 2 == 0 ? 1 : -1) * 2 * Math.pow(0.7, l);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] += eigenvalue * q.get(i, l) * q.get(j, l);
                }
            }
        }
        final CovariantSpectrum found = measure(new LinearMap(a), lengths(0, 200, 50), n);
        for (int l = 0; l < n; l++) {
            final CovariantSpectrum.Vector v = found.vectors().get(l);
            double fourth = 0;
            for (int i = 0; i < n; i++) {
                fourth += Math.pow(q.get(i, l), 4);
            }
            assertEquals(Math.log(2 * Math.pow(0.7, l)), v.exponent(), 1e-9);
            assertEquals(1 / fourth, v.participation(), 1e-7, "vector " + l);
            if (l + 1 < n) {
                assertEquals(Math.PI / 2, v.smallestAngle(), 1e-7);
            }
        }
        assertEquals(Math.PI / 2, found.splitQuantile(0).orElseThrow(), 1e-7);
        assertEquals(2, found.unstable());
    }

    /** The vectors of a matrix are its eigenvectors, at whatever angles. The smallest angle of two planes is that of their bases. */
    @Test
    void vectorsOfAMatrixThatIsNotNormalAreItsEigenvectors() {
        final double[] eigenvalues = {3, -1.7, 0.8, 0.3};
        final DMatrixRMaj v = new DMatrixRMaj(
                new double[][] {{1, 0.9, 0.2, -0.5}, {0.1, 0.4, -1, 0.7}, {0, -0.3, 0.6, 0.6}, {0.2, 0, 0.1, 1}});
        final DMatrixRMaj inverse = v.copy();
        CommonOps_DDRM.invert(inverse);
        final DMatrixRMaj product = new DMatrixRMaj(4, 4);
        final DMatrixRMaj scaled = new DMatrixRMaj(4, 4);
        CommonOps_DDRM.mult(v, CommonOps_DDRM.diag(eigenvalues), scaled);
        CommonOps_DDRM.mult(scaled, inverse, product);
        final double[][] rows = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                rows[i][j] = product.get(i, j);
            }
        }
        final CovariantSpectrum found = measure(new LinearMap(rows), lengths(0, 200, 20), 4);
        for (int l = 0; l < 4; l++) {
            double second = 0;
            double fourth = 0;
            double dot = 0;
            double next = 0;
            for (int i = 0; i < 4; i++) {
                second += Math.pow(v.get(i, l), 2);
                fourth += Math.pow(v.get(i, l), 4);
                dot += l < 3 ? v.get(i, l) * v.get(i, l + 1) : 0;
                next += l < 3 ? Math.pow(v.get(i, l + 1), 2) : 0;
            }
            final CovariantSpectrum.Vector w = found.vectors().get(l);
            assertEquals(second * second / fourth, w.participation(), 1e-9, "vector " + l);
            if (l < 3) {
                assertEquals(Math.acos(Math.abs(dot) / Math.sqrt(second * next)), w.angle(), 1e-9);
            }
        }
        assertEquals(principalAngle(v), found.splitQuantile(0.5).orElseThrow(), 1e-7);
    }

    /** Of the planes of the first and of the last two columns, by a search over pairs of directions. */
    private static double principalAngle(DMatrixRMaj v) {
        double largest = 0;
        double best = 0;
        final int turns = 1000;
        final double[][] a = plane(v, 0);
        final double[][] b = plane(v, 2);
        for (double width = Math.PI; width > 1e-9; width /= 100) {
            final double centre = best;
            for (int s = -turns; s <= turns; s++) {
                final double alpha = centre + width * s / turns;
                double first = 0;
                double second = 0;
                for (int i = 0; i < 4; i++) {
                    final double x = Math.cos(alpha) * a[0][i] + Math.sin(alpha) * a[1][i];
                    first += x * b[0][i];
                    second += x * b[1][i];
                }
                if (Math.hypot(first, second) > largest) {
                    largest = Math.hypot(first, second);
                    best = alpha;
                }
            }
        }
        return Math.acos(largest);
    }

    private static double[][] plane(DMatrixRMaj v, int from) {
        final double[][] basis = new double[2][4];
        for (int l = 0; l < 2; l++) {
            double dot = 0;
            for (int i = 0; i < 4; i++) {
                basis[l][i] = v.get(i, from + l);
                dot += l == 1 ? basis[0][i] * basis[1][i] : 0;
            }
            double square = 0;
            for (int i = 0; i < 4; i++) {
                basis[l][i] -= l == 1 ? dot * basis[0][i] : 0;
                square += basis[l][i] * basis[l][i];
            }
            for (int i = 0; i < 4; i++) {
                basis[l][i] /= Math.sqrt(square);
            }
        }
        return basis;
    }

    static Stream<DynamicalSystem> networks() {
        return Stream.of(
                new NetworkMap(coupling(1), 3, Nonlinearity.TANH, 0),
                new NetworkMap(coupling(2), 2, Nonlinearity.TANH, 0.2),
                NetworkFlow.leakyMap(coupling(3), 3, Nonlinearity.TANH, 0, Input.none(), 0.3),
                Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT).network(coupling(4), 3),
                new SecondOrderFlow(coupling(5), 2, Nonlinearity.TANH, 0, 0.4, 0.1));
    }

    /**
     * J v_i = c v_i: the defining property, with Jacobians from orbits of their own, for all vectors and whichever way they were
     * kept; and the numbers do not depend on how much was kept at a time.
     *
     * <p>A vector that is stored in doubles has an error of an ulp, 2^-52, in directions that J does not shrink, so that no method
     * leaves less than about 2^-52 ||J|| beside c v. It is 1.2 times that at most here (of the norm of Frobenius, the root of the
     * sum of the squares of all entries); in parts of c it exceeds 1e-9 of vectors alone that J shrinks 10^7 times.
     */
    @ParameterizedTest
    @MethodSource("networks")
    void tangentMapsCarryVectorsIntoEachOther(DynamicalSystem system) {
        final LyapunovSettings lengths = lengths(200, 60, 100);
        final int k = system.dimension();
        final CovariantPlan whole = CovariantPlan.of(system, lengths, k);
        final CovariantPlan parts =
                new CovariantPlan(k, k, whole.interval(), whole.aligning(), whole.measured(), whole.beyond(), 7);
        final TreeMap<Integer, DMatrixRMaj> vectors = new TreeMap<>();
        final CovariantSpectrum found = new CovariantVectors(system, lengths, k, parts, Kernels.inUse())
                .measure(new Seed(5), (t, v) -> vectors.put(t, v.copy()), Monitor.NONE);
        assertEquals(1, whole.stretches());
        assertTrue(parts.stretches() > 3);
        assertEquals(k, found.vectors().size());
        assertEquals(whole.measured(), vectors.size());

        final Orbit orbit = system.start(new Seed(5));
        for (int t = 0; t < 200 + whole.aligning() * whole.interval(); t++) {
            orbit.step();
        }
        int tight = 0;
        try (Frame frame = Kernels.JAVA.frame(k, k);
                Frame jacobian = Kernels.JAVA.frame(k, k)) {
            for (int t = 0; t + 1 < vectors.size(); t++) {
                final double[][] image = rows(vectors.get(t));
                final double[][] entries = rows(CommonOps_DDRM.identity(k));
                frame.load(image);
                jacobian.load(entries);
                for (int step = 0; step < whole.interval(); step++) {
                    orbit.step();
                    advance(orbit, frame, k);
                    advance(orbit, jacobian, k);
                }
                frame.read(image, Monitor.NONE);
                jacobian.read(entries, Monitor.NONE);
                double squares = 0;
                for (int l = 0; l < k; l++) {
                    squares += Math.pow(length(entries, l), 2);
                }
                final double norm = Math.sqrt(squares);
                for (int l = 0; l < k; l++) {
                    final double length = length(image, l);
                    final double rest = residual(image, vectors.get(t + 1), l);
                    assertEquals(0, rest, 8 * Math.ulp(1.0) * norm, "step " + t + ", vector " + l);
                    if (length > 1e-6 * norm) {
                        assertEquals(0, rest, 1e-9 * length, "step " + t + ", vector " + l + " of length " + length);
                        tight++;
                    }
                }
            }
        }
        assertTrue(tight > 0.9 * k * (vectors.size() - 1), tight + " vectors were shrunk by less than a million");

        final CovariantSpectrum again =
                new CovariantVectors(system, lengths, k, whole, Kernels.inUse()).measure(new Seed(5), Monitor.NONE);
        for (int l = 0; l < k; l++) {
            assertEquals(
                    again.vectors().get(l).participation(),
                    found.vectors().get(l).participation(),
                    1e-6);
        }
        assertArrayEquals(again.splitAngles(), found.splitAngles(), 1e-6);
    }

    private static void advance(Orbit orbit, Frame frame, int rows) {
        final double[] sizes = new double[rows];
        orbit.tangent(frame, sizes, Monitor.NONE);
        frame.scaleRows(Arrays.stream(sizes).map(Math::exp).toArray());
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        final double[][] rows = new double[matrix.numRows][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols));
        return rows;
    }

    private static double length(double[][] image, int l) {
        return Math.sqrt(
                Arrays.stream(image).mapToDouble(row -> row[l] * row[l]).sum());
    }

    /** What of an image is not along the next vector. */
    private static double residual(double[][] image, DMatrixRMaj next, int l) {
        double dot = 0;
        for (int i = 0; i < image.length; i++) {
            dot += image[i][l] * next.get(i, l);
        }
        double rest = 0;
        for (int i = 0; i < image.length; i++) {
            rest += Math.pow(image[i][l] - dot * next.get(i, l), 2);
        }
        return Math.sqrt(rest);
    }

    @Test
    void exponentsAreThoseOfTheSpectrum() {
        final DynamicalSystem network = new NetworkMap(coupling(1), 3, Nonlinearity.TANH, 0);
        final LyapunovSettings lengths = lengths(200, 60, 100);
        final double[] exponents = new Lyapunov(network, lengths)
                .measure(new Seed(1), StateObserver.NONE, Monitor.NONE)
                .exponents();
        final double[] found = measure(network, lengths, N).vectors().stream()
                .mapToDouble(CovariantSpectrum.Vector::exponent)
                .sorted()
                .toArray();
        Arrays.sort(exponents);
        assertArrayEquals(exponents, found, 1e-8);
    }

    @Test
    void leadingVectorsDoNotDependOnHowManyThereAre() {
        final DynamicalSystem network = new NetworkMap(coupling(1), 3, Nonlinearity.TANH, 0);
        final LyapunovSettings lengths = lengths(200, 400, 100);
        final CovariantSpectrum few = measure(network, lengths, 6);
        final CovariantSpectrum all = measure(network, lengths, N);
        assertEquals(6, few.vectors().size());
        for (int l = 0; l < 6; l++) {
            final CovariantSpectrum.Vector v = few.vectors().get(l);
            assertTrue(v.isConverged(), "vector " + l + ": " + v.disagreement());
            assertEquals(all.vectors().get(l).participation(), v.participation(), 0.01);
        }
    }

    /** The two eigenvectors of a complex pair are no vectors of their own: they turn, and depend on where the way back started. */
    @Test
    void equalExponentsHaveNoVectors() {
        final CovariantSpectrum found =
                measure(new LinearMap(new double[][] {{1, 2, 0}, {-2, 1, 0.5}, {0, 0, 0.5}}), lengths(0, 100, 100), 3);
        assertEquals(1, found.converged(), "that of the real eigenvalue");
        assertTrue(!found.vectors().get(0).isConverged() && !found.isAngleKnown(0));
        assertEquals(
                "2 of 3 covariant vectors are not converged, as their exponents are too near to each other: a longer tangent"
                        + " warm-up separates them",
                found.note());
        assertTrue(found.splitQuantile(0).isPresent(), "the plane is known, and so is its angle with the third");
    }

    @Test
    void nilpotentMatrixHasNoVectors() {
        final CovariantSpectrum found =
                measure(new LinearMap(new double[][] {{0, 1, 2}, {0, 0, 3}, {0, 0, 0}}), lengths(0, 5, 50), 3);
        assertEquals(0, found.vectors().size());
        assertTrue(found.note().contains("below rounding"), found.note());
    }

    /** Heavy tails saturate neurons so far that the last vectors are rounding; the first ones are not affected. */
    @Test
    void vectorsThatRoundingHidesAreLeftOut() {
        final NetworkMap network =
                new NetworkMap(new StableEnsemble(1).draw(N, new Seed(1), Monitor.NONE), 20, Nonlinearity.TANH, 0);
        final CovariantSpectrum found = measure(network, lengths(500, 100, 100), N);
        assertTrue(found.vectors().size() < N, "no vector is lost, so the test is too easy");
        assertTrue(found.note().contains("cannot be told from rounding"), found.note());
        found.vectors().forEach(v -> assertTrue(v.participation() >= 1 && v.participation() <= N));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1000, 1000", "2000, 500", "1000, 130"})
    void memoryIsEstimatedAndBounded(int rows, int k) {
        final CovariantPlan plan = CovariantPlan.of(rows, 1, lengths(0, 100, 3000), k);
        assertTrue(plan.stretch() >= 1 && plan.stretch() * plan.stretches() >= plan.factorisations());
        assertTrue(plan.footprint(Kernels.JAVA).heap() < 2.5e8, "two gigabytes: " + plan);
        assertTrue(plan.footprint(Kernels.JAVA).heap() > (double) rows * k);
    }

    @Test
    void refusalsSayWhatIsWrong() {
        final LyapunovSettings lengths = lengths(0, 10, 10);
        assertEquals(
                "the number of covariant vectors must be from 1 to the dimension of the system, 2, but is 3",
                assertThrows(IllegalArgumentException.class, () -> new CovariantVectors(HenonMap.CLASSIC, lengths, 3))
                        .getMessage());
        final CovariantPlan huge = CovariantPlan.of(100_000, 1, lengths(0, 1000, 1000), 40_000);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new CovariantVectors(HenonMap.CLASSIC, lengths, 2, huge, Kernels.JAVA))
                .getMessage()
                .contains("GB of memory"));
    }

    @Test
    void cancelEndsIt() {
        final AtomicInteger asked = new AtomicInteger();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 500;
            }
        };
        final CovariantVectors run = new CovariantVectors(HenonMap.CLASSIC, lengths(0, 100, 10_000), 2);
        assertThrows(CancellationException.class, () -> run.measure(new Seed(1), monitor));
    }
}
