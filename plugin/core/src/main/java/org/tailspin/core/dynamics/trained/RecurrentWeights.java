package org.tailspin.core.dynamics.trained;

import java.util.Optional;

/**
 * The weights of one layer of a trained recurrent network, in one layout: the blocks of the gates below each other, r, z, n of
 * a GRU and i, f, g, o of an LSTM, as PyTorch keeps them. The blocks of the recurrent weights have a bias of their own, which
 * matters where a gate multiplies their product.
 */
public final class RecurrentWeights {

    /** Where the blocks of Keras stand here: z, r, h become r, z, n. */
    private static final int[] KERAS_GRU = {1, 0, 2};

    private static final int[] AS_THEY_ARE = {0, 1, 2, 3};

    private final Cell cell;
    private final Convention convention;
    private final boolean isResetAfter;

    /** {@code input[i][j]}: from signal j to row i of the blocks; {@code recurrent[i][j]}: from neuron j. */
    private final double[][] input;

    private final double[][] recurrent;
    private final double[] inputBias;
    private final double[] recurrentBias;

    private RecurrentWeights(
            Cell cell,
            Convention convention,
            boolean isResetAfter,
            double[][] input,
            double[][] recurrent,
            double[] inputBias,
            double[] recurrentBias) {
        this.cell = cell;
        this.convention = convention;
        this.isResetAfter = isResetAfter;
        this.input = input;
        this.recurrent = recurrent;
        this.inputBias = inputBias;
        this.recurrentBias = recurrentBias;
    }

    /**
     * Puts the weights of a library into this layout.
     *
     * @param convention of the library
     * @param wanted the cell; empty for the one whose number of blocks the recurrent weights have
     * @param isResetBefore whether the reset gate of a GRU multiplies the state before the product with its weights
     *     (reset_after=False of Keras), where the bias does not tell
     * @param in weights of the input, blocks of N x I or, of Keras, I x N
     * @param hidden recurrent weights, blocks of N x N
     * @param biases one or two arrays of a number for each row of the blocks; of a GRU of Keras one of 2 rows
     * @return the weights
     * @throws IllegalArgumentException if their extents do not fit each other, or a number is not finite
     */
    public static RecurrentWeights of(
            Convention convention,
            Optional<Cell> wanted,
            boolean isResetBefore,
            WeightArray in,
            WeightArray hidden,
            WeightArray... biases) {
        final boolean isKeras = convention == Convention.KERAS;
        check(
                in.isMatrix() && hidden.isMatrix(),
                "weights must be matrices, but those of the input have the extents " + in.text()
                        + " and the recurrent ones " + hidden.text());
        final int rows = hidden.shape()[isKeras ? 1 : 0];
        final int n = hidden.shape()[isKeras ? 0 : 1];
        final String extents = isKeras ? "N x (blocks times N)" : "(blocks times N) x N";
        check(
                n > 0 && rows % n == 0,
                "recurrent weights of " + convention.label() + " must be of " + extents + " numbers, but are of "
                        + hidden.text());
        final Cell cell = wanted.or(() -> Cell.ofBlocks(rows / n))
                .orElseThrow(
                        () -> new IllegalArgumentException("recurrent weights must have 1 (rnn), 3 (gru) or 4 (lstm)"
                                + " blocks, but " + hidden.text() + " has " + rows / n));
        check(
                rows == n * cell.blocks(),
                "recurrent weights of a " + cell.label() + " must have " + cell.blocks() + " blocks of N x N, but "
                        + hidden.text() + " has " + rows / n);
        check(
                in.shape()[isKeras ? 1 : 0] == rows,
                "weights of the input must have " + rows + " " + (isKeras ? "columns" : "rows")
                        + " as the recurrent ones have, but are of " + in.text());
        final int[] order = isKeras && cell == Cell.GRU ? KERAS_GRU : AS_THEY_ARE;
        final double[] first = new double[rows];
        final double[] second = new double[rows];
        boolean isBefore = isResetBefore;
        for (int b = 0; b < biases.length; b++) {
            final WeightArray bias = biases[b];
            final boolean isBoth = isKeras && cell == Cell.GRU && bias.isMatrix() && bias.shape()[0] == 2;
            check(
                    bias.values().length == (isBoth ? 2 : 1) * rows,
                    "a bias must have " + rows + " numbers, as the weights have rows, but is of " + bias.text());
            if (isKeras && cell == Cell.GRU) {
                check(
                        !(isBoth && isResetBefore),
                        "a bias of 2 rows is that of a GRU whose reset comes after the product");
                isBefore = !isBoth;
            }
            place(bias, 0, order, n, b == 0 ? first : second);
            if (isBoth) {
                place(bias, rows, order, n, second);
            }
        }
        return new RecurrentWeights(
                cell,
                convention,
                !isBefore,
                matrix(in, isKeras, order, n),
                matrix(hidden, isKeras, order, n),
                first,
                second);
    }

    private static void check(boolean isRight, String message) {
        if (!isRight) {
            throw new IllegalArgumentException(message);
        }
    }

    private static double finite(double weight) {
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weights and biases must be finite, but one is " + weight);
        }
        return weight;
    }

    private static void place(WeightArray bias, int from, int[] order, int n, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[order[i / n] * n + i % n] = finite(bias.values()[from + i]);
        }
    }

    /** Rows of the blocks; Keras keeps the transpose. */
    private static double[][] matrix(WeightArray array, boolean isTransposed, int[] order, int n) {
        final int rows = array.shape()[isTransposed ? 1 : 0];
        final int columns = array.shape()[isTransposed ? 0 : 1];
        final double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix[order[i / n] * n + i % n][j] = finite(isTransposed ? array.get(j, i) : array.get(i, j));
            }
        }
        return matrix;
    }

    /**
     * The cell.
     *
     * @return given or found
     */
    public Cell cell() {
        return cell;
    }

    /**
     * The layout that the weights came in.
     *
     * @return that of the library
     */
    public Convention convention() {
        return convention;
    }

    /**
     * Whether the reset gate of a GRU multiplies the product of its weights and the state, as in PyTorch, and not the state.
     *
     * @return yes for all other cells
     */
    public boolean isResetAfter() {
        return isResetAfter;
    }

    /**
     * The size of the layer.
     *
     * @return N
     */
    public int neurons() {
        return recurrent[0].length;
    }

    /**
     * The width of the input.
     *
     * @return number of signals
     */
    public int signals() {
        return input[0].length;
    }

    /** Not a copy. */
    double[][] recurrent() {
        return recurrent;
    }

    /** Not a copy. */
    double[] recurrentBias() {
        return recurrentBias;
    }

    /** W u + b, for every row of the blocks. */
    void drive(double[] signals, double[] into) {
        for (int i = 0; i < into.length; i++) {
            double sum = inputBias[i];
            if (signals != null) {
                for (int j = 0; j < signals.length; j++) {
                    sum += input[i][j] * signals[j];
                }
            }
            into[i] = sum;
        }
    }
}
