package org.tailspin.core.analysis;

import java.util.List;
import java.util.function.Consumer;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.reservoir.Scores;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.QuantityColumn;
import org.tailspin.core.table.TableColumn;

/** The rows of the tables beside the networks: what a readout makes of the test, and its weights. */
public final class ReservoirDetail {

    private static final QuantityColumn OUTPUT = new QuantityColumn(
            "output",
            ColumnType.TEXT,
            "What is read out: xor1, xor2, ...; lag1, lag2, ...; y; u some rows ahead; or a target");

    /** Columns of the predictions. */
    public static final List<TableColumn> PREDICTIONS = List.of(
            RecipeColumn.NETWORK,
            OUTPUT,
            new QuantityColumn(
                    "row", ColumnType.INTEGER, "Trial, or row of the input, that the state was read after, from 1"),
            new QuantityColumn("target", ColumnType.REAL, "What the readout should give"),
            new QuantityColumn("prediction", ColumnType.REAL, "What it gives"));

    /** Columns of the readout. */
    public static final List<TableColumn> READOUT = List.of(
            RecipeColumn.NETWORK,
            OUTPUT,
            new QuantityColumn("neuron", ColumnType.INTEGER, "Number of the neuron, from 1; 0 for the constant"),
            new QuantityColumn("readout_weight", ColumnType.REAL, "Weight of the neuron in the readout"));

    private ReservoirDetail() {}

    /**
     * Lists the predictions beside their targets.
     *
     * @param network its name
     * @param scores of it
     * @param rows takes values in the order of {@link #PREDICTIONS}
     */
    public static void predictions(String network, Scores scores, Consumer<List<?>> rows) {
        for (int o = 0; o < scores.outputs().size(); o++) {
            for (int t = 0; t < scores.targets().length; t++) {
                rows.accept(List.of(
                        network,
                        scores.outputs().get(o),
                        (long) scores.firstRow() + t + 1,
                        scores.targets()[t][o],
                        scores.predictions()[t][o]));
            }
        }
    }

    /**
     * Lists the weights of the readout.
     *
     * @param network its name
     * @param scores of it
     * @param rows takes values in the order of {@link #READOUT}
     */
    public static void readout(String network, Scores scores, Consumer<List<?>> rows) {
        for (int o = 0; o < scores.outputs().size(); o++) {
            rows.accept(List.of(
                    network, scores.outputs().get(o), 0L, scores.readout().intercept(o)));
            final double[] weights = scores.readout().weights(o);
            for (int i = 0; i < weights.length; i++) {
                rows.accept(List.of(network, scores.outputs().get(o), i + 1L, weights[i]));
            }
        }
    }
}
