package org.tailspin.core.dynamics.trained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/** Cells against cells.csv, which cells.py beside it wrote by numpy and complex steps, without any formula of a derivative. */
class TrainedNetworkTest {

    private static final int N = 32;

    /** The only rows that do not contract: rounding grows. */
    private static final List<String> CHAOTIC = List.of("rnn 3.0 0", "rnn 3.0 1");

    private record Row(String cell, double s, boolean isDriven, double[] numbers) {
        @Override
        public String toString() {
            return cell + " " + s + " " + (isDriven ? 1 : 0);
        }
    }

    private static List<Row> rows() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                TrainedNetworkTest.class.getResourceAsStream("cells.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new Row(
                            cells[0],
                            Double.parseDouble(cells[1]),
                            cells[2].equals("1"),
                            Arrays.stream(cells)
                                    .skip(3)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()))
                    .toList();
        }
    }

    private static WeightArray matrix(int k, double s, int rows, int columns) {
        final double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = s * Math.sin(1 + .37 * k + 1.7 * i + 2.3 * j + 1.9 * i * j);
            }
        }
        return new WeightArray(new int[] {rows, columns}, values);
    }

    private static WeightArray bias(int k, int rows) {
        final double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = .1 * Math.sin(k + i);
        }
        return new WeightArray(new int[] {rows}, values);
    }

    private static Map<String, WeightArray> pytorch(Cell cell, double s) {
        final int rows = N * cell.blocks();
        return new TreeMap<>(Map.of(
                "weight_ih_l0", matrix(1, 1, rows, 1),
                "weight_hh_l0", matrix(2, s / Math.sqrt(N), rows, N),
                "bias_ih_l0", bias(3, rows),
                "bias_hh_l0", bias(4, rows)));
    }

    /** The same weights as Keras has them: transposed, its gates in its order, the biases of an LSTM as their sum. */
    private static Map<String, WeightArray> keras(Cell cell, double s) {
        final Map<String, WeightArray> torch = pytorch(cell, s);
        final int[] order = cell == Cell.GRU ? new int[] {1, 0, 2} : new int[] {0, 1, 2, 3};
        final double[] first = torch.get("bias_ih_l0").values();
        final double[] second = torch.get("bias_hh_l0").values();
        final int rows = first.length;
        final double[] bias = new double[cell == Cell.GRU ? 2 * rows : rows];
        for (int i = 0; i < rows; i++) {
            final int from = order[i / N] * N + i % N;
            if (cell == Cell.GRU) {
                bias[i] = first[from];
                bias[rows + i] = second[from];
            } else {
                bias[i] = first[from] + second[from];
            }
        }
        return new TreeMap<>(Map.of(
                "lstm/kernel:0", transposed(torch.get("weight_ih_l0"), order),
                "lstm/recurrent_kernel:0", transposed(torch.get("weight_hh_l0"), order),
                "lstm/bias:0", new WeightArray(cell == Cell.GRU ? new int[] {2, rows} : new int[] {rows}, bias)));
    }

    private static WeightArray transposed(WeightArray array, int[] order) {
        final int rows = array.shape()[0];
        final int columns = array.shape()[1];
        final double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = array.get(order[i / N] * N + i % N, j);
            }
        }
        return new WeightArray(new int[] {columns, rows}, values);
    }

    private static RecurrentWeights weights(Map<String, WeightArray> arrays, boolean isResetBefore) {
        return new NamedWeights(Optional.empty(), Optional.empty(), isResetBefore, Optional.empty())
                .of(arrays.keySet(), arrays::get);
    }

    private static TrainedNetwork network(RecurrentWeights weights, boolean isDriven) {
        final double[][] u = new double[500][1];
        for (int t = 0; t < u.length; t++) {
            u[t][0] = Math.sin(.3 * t);
        }
        return new TrainedNetwork(
                weights,
                Nonlinearity.TANH,
                isDriven ? Optional.of(InputTable.of(u)) : Optional.empty(),
                1,
                false,
                true);
    }

    static Stream<Row> tables() throws IOException {
        return rows().stream().filter(row -> !CHAOTIC.contains(row.toString()));
    }

    /** Every cell, without and with input. */
    @ParameterizedTest
    @MethodSource("tables")
    void exponentsAreThoseOfNumpy(Row row) {
        final Cell cell = Cell.of(row.cell.replace("_reset_before", ""));
        final RecurrentWeights weights = weights(pytorch(cell, row.s), row.cell.endsWith("before"));
        assertEquals(cell, weights.cell());
        final TrainedNetwork network = network(weights, row.isDriven);
        final Orbit orbit = network.start(new Seed(1));
        for (int t = 0; t < 100; t++) {
            orbit.step();
        }
        final int n = network.dimension();
        assertEquals(cell == Cell.LSTM ? 2 * N : N, n);
        final double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        final double[] sums = new double[n];
        final double[] sizes = new double[n];
        final double[] growth = new double[n];
        double determinants = 0;
        try (Frame frame = Kernels.inUse().frame(n, n)) {
            frame.load(identity);
            for (int t = 0; t < 400; t++) {
                orbit.step();
                orbit.tangent(frame, sizes, Monitor.NONE);
                frame.orthonormalise(sizes, growth, 0, Monitor.NONE);
                for (int i = 0; i < n; i++) {
                    sums[i] += growth[i] / 400;
                }
                determinants += orbit.logAbsDeterminant(Monitor.NONE).orElseThrow() / 400;
            }
        }
        final double sum = Arrays.stream(sums).sum();
        Arrays.sort(sums);
        assertArrayEquals(
                row.numbers,
                new double[] {
                    sums[n - 1], sums[n - 2], sums[0], sum, determinants, orbit.activity()[0], orbit.activity()[N - 1]
                },
                1e-9,
                row.toString());
        assertEquals(sum, determinants, 1e-9, "the sum of the exponents is the mean of ln|det J|");
    }

    /** The same states, bit by bit where no sum is split, from the layout of either library. */
    @ParameterizedTest
    @CsvSource({"RNN", "GRU", "LSTM"})
    void kerasIsPytorchInAnotherOrder(Cell cell) {
        final RecurrentWeights keras = weights(keras(cell, 1), false);
        assertEquals(cell, keras.cell());
        assertEquals(Convention.KERAS, keras.convention());
        assertTrue(keras.isResetAfter());
        final Orbit one = network(weights(pytorch(cell, 1), false), true).start(new Seed(1));
        final Orbit other = network(keras, true).start(new Seed(1));
        for (int t = 0; t < 200; t++) {
            one.step();
            other.step();
        }
        assertArrayEquals(one.state(), other.state(), 1e-13);
    }

    /** A GRU of Keras with a bias of one row resets before the product; its names are numbers from numpy.savez. */
    @Test
    void aBiasOfOneRowResetsBefore() {
        final Map<String, WeightArray> named = keras(Cell.GRU, 1);
        final Map<String, WeightArray> arrays = new TreeMap<>(Map.of(
                "arr_0", named.get("lstm/kernel:0"),
                "arr_1", named.get("lstm/recurrent_kernel:0"),
                "arr_2",
                        new WeightArray(
                                new int[] {3 * N},
                                Arrays.copyOf(named.get("lstm/bias:0").values(), 3 * N))));
        final RecurrentWeights weights = weights(arrays, false);
        assertEquals(Cell.GRU, weights.cell());
        assertFalse(weights.isResetAfter());
    }

    /** The whole run: sum rule, and no input as an input of zeros, bit by bit. */
    @Test
    void measuredAsAnyOtherSystem() {
        final LyapunovSettings settings = new LyapunovSettings(2 * N, 100, 50, 200);
        final RecurrentWeights weights = weights(pytorch(Cell.LSTM, 3), false);
        final LyapunovSpectrum spectrum =
                new Lyapunov(network(weights, false), settings).measure(new Seed(3), state -> {}, Monitor.NONE);
        assertEquals(2 * N, spectrum.exponents().length);
        assertEquals(0, spectrum.sumRuleResidual().orElseThrow(), 1e-9);
        final TrainedNetwork zeros = new TrainedNetwork(
                weights, Nonlinearity.TANH, Optional.of(InputTable.of(new double[][] {{0}})), 1, true, true);
        assertArrayEquals(
                spectrum.exponents(),
                new Lyapunov(zeros, settings)
                        .measure(new Seed(3), state -> {}, Monitor.NONE)
                        .exponents());
    }

    @Test
    void whatDoesNotFitIsSaid() {
        final Map<String, WeightArray> arrays = pytorch(Cell.GRU, 1);
        arrays.put("weight_ih_l0", matrix(1, 1, 4 * N, 1));
        says("weights of the input must have 96 rows", arrays);
        final Map<String, WeightArray> two = pytorch(Cell.GRU, 1);
        two.put("weight_hh_l1", matrix(1, 1, 3 * N, N));
        says("second layer", two);
        final Map<String, WeightArray> backwards = pytorch(Cell.GRU, 1);
        backwards.put("weight_hh_l0_reverse", matrix(1, 1, 3 * N, N));
        says("runs backwards in time", backwards);
        final Map<String, WeightArray> several = pytorch(Cell.GRU, 1);
        pytorch(Cell.GRU, 1).forEach((name, array) -> several.put("encoder." + name, array));
        says("are '', 'encoder'", several);
        says("is none among 'W'", new TreeMap<>(Map.of("W", matrix(1, 1, N, N))));
        final Map<String, WeightArray> broken = pytorch(Cell.RNN, 1);
        broken.get("bias_hh_l0").values()[3] = Double.NaN;
        says("must be finite, but one is NaN", broken);
        final IllegalArgumentException other = assertThrows(IllegalArgumentException.class, () -> new NamedWeights(
                        Optional.of(Cell.LSTM), Optional.empty(), false, Optional.empty())
                .of(pytorch(Cell.GRU, 1).keySet(), pytorch(Cell.GRU, 1)::get));
        assertTrue(other.getMessage().contains("lstm must have 4 blocks"), other.getMessage());
    }

    private static void says(String message, Map<String, WeightArray> arrays) {
        final String said = assertThrows(IllegalArgumentException.class, () -> weights(arrays, false))
                .getMessage();
        assertTrue(said.contains(message), said);
    }
}
