package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;

/** What all kernels must do, whatever they are made of. */
@Execution(ExecutionMode.CONCURRENT)
public abstract class KernelsContract {

    /**
     * @return the kernels to test
     */
    protected abstract Kernels kernels();

    private static double[] sizes(int n, double spread) {
        final double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = -spread * (i * 7 % n) / n;
        }
        return s;
    }

    private static void assertOrthonormal(double[][] q, int k) {
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (double[] row : q) {
                    product += row[a] * row[b];
                }
                assertEquals(a == b ? 1 : 0, product, 1e-12, "columns " + a + " and " + b);
            }
        }
    }

    /** Few and all vectors, sizes beside and on the blocks, rows within and far outside the range of a double. */
    @ParameterizedTest
    @CsvSource({
        "1,1,0",
        "7,7,3",
        "20,6,1",
        "60,6,2",
        "100,24,3",
        "100,25,3",
        "150,36,2",
        "150,36,2000",
        "150,37,40",
        "150,100,100",
        "150,150,10",
        "150,150,5000",
        "257,257,400"
    })
    void factorisesAndMultiplies(int n, int k, double spread) {
        final double[][] x = ColumnMatrixTest.random(n, k, 2, "frame");
        final double[][] w = ColumnMatrixTest.random(n, n, 1.5, "matrix");
        final double[] s = sizes(n, spread);
        final double[] expected = new double[k];
        final double[][] q = new double[n][k];
        final GradedQr reference = new GradedQr(n, k);
        reference.factorise(ColumnMatrixTest.random(n, k, 2, "frame"), s, expected, 0, Monitor.NONE);
        reference.formFrame(q, Monitor.NONE);
        final double[] actual = new double[k];
        final double[][] z = new double[n][k];
        final double[] leading = new double[n];
        try (Frame frame = kernels().frame(n, k)) {
            frame.load(x);
            frame.orthonormalise(s, actual, 0, Monitor.NONE);
            for (int l = 0; l < k; l++) {
                assertEquals(expected[l], actual[l], 1e-11 * Math.max(1, spread), "exponent " + l);
            }
            frame.read(q, Monitor.NONE);
            frame.readLeading(leading);
            for (int i = 0; i < n; i++) {
                assertEquals(q[i][0], leading[i], 1e-13);
            }
            assertOrthonormal(q, k);
            frame.multiply(new ColumnMatrix(n, w), Monitor.NONE);
            frame.read(z, Monitor.NONE);
        }
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                double sum = 0;
                double size = 0;
                for (int j = 0; j < n; j++) {
                    sum += w[j][i] * q[j][l];
                    size += w[j][i] * w[j][i];
                }
                assertEquals(sum, z[i][l], 1e-13 * n * Math.sqrt(size));
            }
        }
    }

    /** A state that is advanced with the frame, and the frame itself, have the bits that they have alone. */
    @ParameterizedTest
    @CsvSource({"40,1", "70,3", "33,5", "70,20", "50,50"})
    void stateRidesAlong(int n, int k) {
        final ColumnMatrix a = new ColumnMatrix(n, ColumnMatrixTest.random(n, n, 1.5, "matrix"));
        final double[] x = ColumnMatrixTest.random(1, n, 2, "state")[0];
        final double[] expected = new double[n];
        final double[] actual = new double[n];
        final double[][] alone = new double[n][k];
        final double[][] together = new double[n][k];
        a.multiply(x, expected);
        try (Frame frame = kernels().frame(n, k);
                Frame other = kernels().frame(n, k)) {
            for (Frame each : new Frame[] {frame, other}) {
                each.load(ColumnMatrixTest.random(n, k, 2, "frame"));
                each.orthonormalise(new double[n], new double[k], 0, Monitor.NONE);
            }
            frame.multiply(a, Monitor.NONE);
            assertEquals(k < 6, other.mayRide());
            if (other.mayRide()) {
                a.multiply(with(x, other.sources(), k), with(actual, other.targets(), k));
                other.take();
            } else {
                a.multiply(x, actual);
                other.multiply(a, Monitor.NONE);
            }
            frame.read(alone, Monitor.NONE);
            other.read(together, Monitor.NONE);
        }
        assertTrue(Arrays.equals(expected, actual), "state");
        assertTrue(Arrays.deepEquals(alone, together), "frame");
    }

    private static double[][] with(double[] state, double[][] vectors, int k) {
        assertEquals(k, vectors.length);
        final double[][] all = Arrays.copyOf(vectors, k + 1);
        all[k] = state;
        return all;
    }

    /** A sparse matrix is as good as the same one written out, on frames of few vectors, of many, and on reflections. */
    @ParameterizedTest
    @CsvSource({"60,1", "60,4", "61,6", "100,8", "100,20", "120,95", "120,120"})
    void multipliesBySparse(int n, int k) {
        final ColumnMatrix whole = SparseWeights.dense(n, 0.1, 21);
        final SparseMatrix sparse = SparseMatrix.of(whole);
        final double[][] x = ColumnMatrixTest.random(n, k, 2, "frame");
        final double[][] expected = new double[n][k];
        final double[][] actual = new double[n][k];
        try (Frame frame = kernels().frame(n, k);
                Frame other = kernels().frame(n, k)) {
            for (int t = 0; t < 3; t++) {
                for (Frame each : new Frame[] {frame, other}) {
                    each.load(x);
                    each.orthonormalise(sizes(n, 3), new double[k], 0, Monitor.NONE);
                }
                frame.multiply(whole, Monitor.NONE);
                other.multiply(sparse, Monitor.NONE);
                frame.read(expected, Monitor.NONE);
                other.read(actual, Monitor.NONE);
                for (int i = 0; i < n; i++) {
                    double size = 0;
                    for (int j = 0; j < n; j++) {
                        size = Math.max(size, Math.abs(whole.get(i, j)));
                    }
                    assertArrayEquals(expected[i], actual[i], 1e-13 * n * Math.max(size, Double.MIN_NORMAL));
                }
            }
        }
    }

    /** Two thin factors are as good as their product, on frames of few vectors, of many, and on reflections. */
    @ParameterizedTest
    @CsvSource({"60,4,7", "100,24,10", "100,80,49", "120,120,30", "120,120,1"})
    void multipliesByFactors(int n, int k, int modes) {
        final ColumnMatrix left = new ColumnMatrix(n, ColumnMatrixTest.random(modes, n, 2, "left"));
        final ColumnMatrix right = new ColumnMatrix(modes, ColumnMatrixTest.random(n, modes, 2, "right"));
        final double[][] product = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int a = 0; a < modes; a++) {
                for (int i = 0; i < n; i++) {
                    product[j][i] += left.get(i, a) * right.get(a, j);
                }
            }
        }
        final ColumnMatrix whole = new ColumnMatrix(n, product);
        final double[][] x = ColumnMatrixTest.random(n, k, 2, "frame");
        final double[][] expected = new double[n][k];
        final double[][] actual = new double[n][k];
        try (Frame frame = kernels().frame(n, k);
                Frame other = kernels().frame(n, k)) {
            for (int t = 0; t < 3; t++) {
                for (Frame each : new Frame[] {frame, other}) {
                    each.load(x);
                    each.orthonormalise(sizes(n, 3), new double[k], 0, Monitor.NONE);
                }
                frame.multiply(left, right, Monitor.NONE);
                other.multiply(whole, Monitor.NONE);
                frame.read(actual, Monitor.NONE);
                other.read(expected, Monitor.NONE);
                double largest = 0;
                for (double[] row : expected) {
                    largest = Math.max(
                            largest, Arrays.stream(row).map(Math::abs).max().orElseThrow());
                }
                for (int i = 0; i < n; i++) {
                    assertArrayEquals(expected[i], actual[i], 1e-13 * n * largest);
                }
            }
        }
    }

    /** Sums of frames, also of one that is there as reflections. */
    @ParameterizedTest
    @CsvSource({"30,3", "60,20", "50,50"})
    void addsFrames(int n, int k) {
        final double[][] q = new double[n][k];
        final double[][] sum = new double[n][k];
        final double[] factors = new double[n];
        Arrays.setAll(factors, i -> i - 3.0);
        try (Frame frame = kernels().frame(n, k)) {
            frame.load(ColumnMatrixTest.random(n, k, 2, "frame"));
            frame.orthonormalise(sizes(n, 3), new double[k], 0, Monitor.NONE);
            frame.read(q, Monitor.NONE);
            final Frame companion = frame.companion();
            companion.set(frame);
            companion.scaleRows(factors);
            companion.add(0.5, frame);
            companion.read(sum, Monitor.NONE);
        }
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                assertEquals((factors[i] + 0.5) * q[i][l], sum[i][l], 1e-13 * n);
            }
        }
    }

    /** Columns that nearly coincide, across both guards of the Cholesky factorisation. */
    @ParameterizedTest
    @CsvSource({"1e-1", "1e-2", "1e-3", "1e-5", "1e-8", "1e-11"})
    void illConditionedVectorsStayRight(double difference) {
        final int n = 120;
        final int k = 12;
        final double[][] x = ColumnMatrixTest.random(n, k, 2, "frame");
        final double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            for (int l = 6; l < k; l++) {
                x[i][l] = x[i][l - 6] + difference * x[i][l];
            }
            copy[i] = x[i].clone();
        }
        final double[] expected = new double[k];
        new GradedQr(n, k).factorise(copy, new double[n], expected, 0, Monitor.NONE);
        final double[] actual = new double[k];
        final double[][] q = new double[n][k];
        try (Frame frame = kernels().frame(n, k)) {
            frame.load(x);
            frame.orthonormalise(new double[n], actual, 0, Monitor.NONE);
            frame.read(q, Monitor.NONE);
        }
        assertOrthonormal(q, k);
        for (int l = 0; l < k; l++) {
            assertEquals(expected[l], actual[l], 1e-15 * n / difference + 1e-12, "exponent " + l);
        }
    }

    /** On one trajectory, the leading exponents of all kernels, and of Cholesky and Householder, are the same. */
    @ParameterizedTest
    @CsvSource({"1, 2", "1.5, 1.5", "2, 1.5"})
    void exponentsAgreeOnOneTrajectory(double alpha, double gain) {
        final int n = 400;
        final int k = 100;
        final int steps = 60;
        final double[][] start = ColumnMatrixTest.random(n, n, 2, "frame");
        final double[] leading = exponents(kernels(), n, k, steps, 1, alpha, gain, start);
        final double[] seldom = exponents(kernels(), n, k, steps, 3, alpha, gain, start);
        final double[] all = exponents(kernels(), n, n, steps, 1, alpha, gain, start);
        final double[] reference = exponents(Kernels.JAVA, n, n, steps, 1, alpha, gain, start);
        for (int l = 0; l < k; l++) {
            assertEquals(reference[l], leading[l], 1e-11 * Math.abs(reference[0]), "leading, exponent " + l);
            assertEquals(reference[l], seldom[l], 1e-11 * Math.abs(reference[0]), "every third step, exponent " + l);
            assertEquals(reference[l], all[l], 1e-11 * Math.abs(reference[0]), "full, exponent " + l);
        }
    }

    private static double[] exponents(
            Kernels kernels, int n, int k, int steps, int interval, double alpha, double gain, double[][] start) {
        final Coupling coupling = new StableEnsemble(alpha).draw(n, new Seed(3), Monitor.NONE);
        final Orbit orbit = new NetworkMap(coupling, gain, Nonlinearity.TANH, 0).start(new Seed(3));
        final double[] sum = new double[k];
        final double[] s = new double[n];
        final double[] growth = new double[k];
        final double[] factors = new double[n];
        double determinant = 0;
        for (int t = 0; t < 200; t++) {
            orbit.step();
        }
        try (Frame frame = kernels.frame(n, k)) {
            frame.load(start);
            frame.orthonormalise(s, growth, 0, Monitor.NONE);
            for (int t = 0; t < steps; t++) {
                orbit.step();
                orbit.tangent(frame, s, Monitor.NONE);
                determinant += orbit.logAbsDeterminant(Monitor.NONE).orElseThrow() / steps;
                if ((t + 1) % interval > 0) {
                    Elementary.exp(s, factors, n);
                    frame.scaleRows(factors);
                    continue;
                }
                frame.orthonormalise(s, growth, 0, Monitor.NONE);
                for (int l = 0; l < k; l++) {
                    sum[l] += growth[l] / steps;
                }
            }
        }
        if (k == n) {
            double total = 0;
            double size = 0;
            for (double exponent : sum) {
                total += exponent;
                size += Math.abs(exponent);
            }
            assertEquals(determinant, total, 1e-10 * size, "sum rule");
        }
        return sum;
    }

    /** Once a frame has been through a few steps, the time loop allocates nothing. */
    @ParameterizedTest
    @CsvSource({"70,3,false", "70,20,false", "70,50,false", "70,70,false", "70,20,true"})
    void timeLoopAllocatesNothing(int n, int k, boolean isFlow) {
        final Coupling coupling = new StableEnsemble(1.5).draw(n, new Seed(3), Monitor.NONE);
        final Orbit orbit = (isFlow
                        ? NetworkFlow.of(coupling, 2, Nonlinearity.TANH, 0.1, Input.none(), FlowSettings.DEFAULT)
                        : new NetworkMap(coupling, 2, Nonlinearity.TANH, 0.1))
                .start(new Seed(3));
        final double[] s = new double[n];
        final double[] growth = new double[k];
        final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Frame frame = kernels().frame(n, k)) {
            frame.load(ColumnMatrixTest.random(n, k, 2, "frame"));
            frame.orthonormalise(s, growth, 0, Monitor.NONE);
            long least = Long.MAX_VALUE;
            // the least of several runs: the virtual machine itself allocates now and then
            for (int run = 0; run < 5; run++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                for (int t = 0; t < 40; t++) {
                    orbit.step();
                    orbit.tangent(frame, s, Monitor.NONE);
                    frame.orthonormalise(s, growth, 0, Monitor.NONE);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertTrue(least < 40 * Double.BYTES, "40 steps allocated " + least + " bytes");
        }
    }

    @Test
    void haveAName() {
        assertTrue(kernels().name().matches("[a-z0-9-]+"), kernels().name());
        assertEquals(kernels(), Kernels.of(kernels().name()));
    }
}
