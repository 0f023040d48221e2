package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.SparseEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/** What kernels of single precision must do: the same as those of double precision, to 24 bits. */
@Execution(ExecutionMode.CONCURRENT)
public abstract class SinglePrecisionContract {

    /** A rounding to 24 bits. */
    private static final double ULP = 0x1p-24;

    /**
     * @return kernels of double precision
     */
    protected abstract Kernels kernels();

    private Kernels single() {
        return kernels().single();
    }

    /** Against the graded factorisation in double precision; the last case has rows far outside the range of a float. */
    @ParameterizedTest
    @CsvSource({"20,6,1", "60,30,2", "150,36,2", "150,75,40", "257,100,3", "500,40,2000"})
    void factorisesAndMultiplies(int n, int k, double spread) {
        final double[][] x = ColumnMatrixTest.random(n, k, 2, "frame");
        final double[][] w = ColumnMatrixTest.random(n, n, 1.5, "matrix");
        final double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = -spread * (i * 7 % n) / n;
        }
        final double[] expected = new double[k];
        new GradedQr(n, k).factorise(ColumnMatrixTest.random(n, k, 2, "frame"), s, expected, 0, Monitor.NONE);
        final double[] actual = new double[k];
        final double[][] q = new double[n][k];
        final double[][] z = new double[n][k];
        final double[] leading = new double[n];
        try (Frame frame = single().frame(n, k)) {
            frame.load(x);
            frame.orthonormalise(s, actual, 0, Monitor.NONE);
            // a direction that is exp(-spread) small keeps the digits of its rows
            assertArrayEquals(expected, actual, 1e-3 * Math.max(1, spread / 10));
            frame.read(q, Monitor.NONE);
            frame.readLeading(leading);
            for (int i = 0; i < n; i++) {
                assertEquals(q[i][0], leading[i]);
            }
            for (int a = 0; a < k; a++) {
                for (int b = 0; b <= a; b++) {
                    double product = 0;
                    for (double[] row : q) {
                        product += row[a] * row[b];
                    }
                    assertEquals(a == b ? 1 : 0, product, 1e-4, "columns " + a + " and " + b);
                }
            }
            frame.multiply(new ColumnMatrix(n, w), Monitor.NONE);
            frame.read(z, Monitor.NONE);
        }
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                double sum = 0;
                double size = 0;
                for (int j = 0; j < n; j++) {
                    sum += w[j][i] * q[j][l];
                    size += Math.abs(w[j][i] * q[j][l]);
                }
                assertEquals(sum, z[i][l], n * ULP * size);
            }
        }
    }

    /** Vectors so close that 24 bits cannot tell them apart by their inner products: double precision takes over. */
    @Test
    void nearlyDependentVectorsAreFactorisedInDoublePrecision() {
        final int n = 40;
        final int k = 8;
        final double[][] x = new double[n][k];
        final double[][] random = ColumnMatrixTest.random(n, k, 2, "frame");
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                x[i][l] = (float) (random[i][0] + 1e-4 * random[i][l]);
            }
        }
        final double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            copy[i] = x[i].clone();
        }
        final double[] expected = new double[k];
        new GradedQr(n, k).factorise(copy, new double[n], expected, 0, Monitor.NONE);
        final double[] actual = new double[k];
        try (Frame frame = single().frame(n, k)) {
            frame.load(x);
            frame.orthonormalise(new double[n], actual, 0, Monitor.NONE);
        }
        assertArrayEquals(expected, actual, 1e-10);
    }

    /** On the same states, bit for bit, whatever is allowed differs by a tenth of an error over time at most. */
    @ParameterizedTest
    @CsvSource({
        "map, 1, 2, 100, 50",
        "map, 1, 5, 100, 50",
        "map, 1.5, 1.5, 100, 50",
        "map, 1.5, 4, 120, 30",
        "map, 2, 1.5, 101, 50",
        "map, 2, 4, 100, 50",
        "leaky, 1.5, 2, 100, 25",
        "flow, 2, 2, 60, 15",
        "heun, 1.5, 3, 60, 30",
        "sparse, 1.5, 3, 100, 50"
    })
    void exponentsAreThoseOfDoublePrecision(String kind, double alpha, double gain, int n, int k) {
        final CouplingEnsemble ensemble =
                kind.equals("sparse") ? new SparseEnsemble(alpha, 0.2) : new StableEnsemble(alpha);
        final Coupling coupling = ensemble.draw(n, new Seed(7), Monitor.NONE);
        final DynamicalSystem system =
                switch (kind) {
                    case "flow", "sparse" ->
                        NetworkFlow.of(coupling, gain, Nonlinearity.TANH, 0, Input.none(), FlowSettings.DEFAULT);
                    case "heun" ->
                        NetworkFlow.of(coupling, gain, Nonlinearity.TANH, 0.1, Input.none(), FlowSettings.DEFAULT);
                    case "leaky" -> NetworkFlow.leakyMap(coupling, gain, Nonlinearity.TANH, 0.1, Input.none(), 0.5);
                    default -> new NetworkMap(coupling, gain, Nonlinearity.TANH, 0);
                };
        final LyapunovSettings settings = new LyapunovSettings(k, 500, 100, 1000);
        final List<double[]> states = new ArrayList<>();
        final List<double[]> statesOfSingle = new ArrayList<>();
        final LyapunovSpectrum expected = new Lyapunov(system, settings, kernels())
                .measure(new Seed(3), state -> states.add(state.clone()), Monitor.NONE);
        final LyapunovSpectrum actual = new Lyapunov(system, settings.in(TangentPrecision.SINGLE), kernels())
                .measure(new Seed(3), state -> statesOfSingle.add(state.clone()), Monitor.NONE);
        assertEquals(states.size(), statesOfSingle.size());
        for (int t = 0; t < states.size(); t++) {
            assertArrayEquals(states.get(t), statesOfSingle.get(t));
        }
        assertEquals(single().name(), actual.kernels());
        assertEquals(kernels().name(), expected.kernels());
        assertArrayEquals(expected.exponents(), actual.exponents(), 1e-4);
    }

    /** It takes as many as the dimension needs, and more than half of all in double precision. */
    @Test
    void anAutomaticNumberGoesOnInDoublePrecision() {
        final DynamicalSystem few =
                new NetworkMap(new StableEnsemble(1).draw(100, new Seed(7), Monitor.NONE), 2, Nonlinearity.TANH, 0);
        final DynamicalSystem many =
                new NetworkMap(new StableEnsemble(2).draw(24, new Seed(7), Monitor.NONE), 4, Nonlinearity.TANH, 0);
        final LyapunovSettings settings =
                new LyapunovSettings(LyapunovSettings.AUTO, 200, 50, 200).in(TangentPrecision.SINGLE);
        final LyapunovSpectrum ofFew =
                new Lyapunov(few, settings, kernels()).measure(new Seed(1), state -> {}, Monitor.NONE);
        final LyapunovSpectrum ofMany =
                new Lyapunov(many, settings, kernels()).measure(new Seed(1), state -> {}, Monitor.NONE);
        assertTrue(ofFew.exponents().length <= 50);
        assertEquals(single().name(), ofFew.kernels());
        assertTrue(ofMany.exponents().length > 12);
        assertEquals(kernels().name(), ofMany.kernels());
    }

    @Test
    void weightsOutsideTheRangeAreRefused() {
        final int n = 16;
        final double[][] w = ColumnMatrixTest.random(n, n, 2, "matrix");
        w[3][5] = 1e33;
        try (Frame frame = single().frame(n, 6)) {
            frame.load(ColumnMatrixTest.random(n, 6, 2, "frame"));
            final ArithmeticException e =
                    assertThrows(ArithmeticException.class, () -> frame.multiply(new ColumnMatrix(n, w), Monitor.NONE));
            assertEquals("single precision is for weights up to 1e+30, but one is 1.0e+33", e.getMessage());
        }
    }

    @Test
    void haveAName() {
        assertEquals(kernels().name() + "-single", single().name());
        assertEquals(single(), Kernels.of(single().name()));
        assertEquals(single(), single().single());
    }
}
