package org.tailspin.nodes.reservoir;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.analysis.ReservoirDetail;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.reservoir.Scores;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** The tables beside the networks: predictions, readout weights, and states for the learners of KNIME. */
final class ReservoirTables {

    /** Column that tells the rows of the training from those of the test. */
    static final String PART = "part";

    /** Column of the trial or row. */
    private static final String ROW = "row";

    private static final String SMALLER = "the network has fewer neurons";

    private final BufferedDataContainer predictions;
    private final BufferedDataContainer readout;
    private final BufferedDataContainer states;
    private final ReservoirEvaluatorParameters parameters;

    ReservoirTables(ReservoirEvaluatorParameters parameters, List<String> outputs, ExecutionContext exec) {
        this.parameters = parameters;
        predictions = exec.createDataContainer(predictions(), false);
        readout = exec.createDataContainer(readout(), false);
        states = exec.createDataContainer(states(parameters, outputs), false);
    }

    static DataTableSpec predictions() {
        return Specs.table(ReservoirDetail.PREDICTIONS.toArray(TableColumn[]::new));
    }

    static DataTableSpec readout() {
        return Specs.table(ReservoirDetail.READOUT.toArray(TableColumn[]::new));
    }

    static DataTableSpec states(ReservoirEvaluatorParameters parameters, List<String> outputs) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(Specs.of(RecipeColumn.NETWORK));
        columns.add(new DataColumnSpecCreator(PART, StringCell.TYPE).createSpec());
        columns.add(new DataColumnSpecCreator(ROW, IntCell.TYPE).createSpec());
        for (String output : outputs) {
            columns.add(new DataColumnSpecCreator("target_" + output, DoubleCell.TYPE).createSpec());
        }
        for (int i = 1; i <= parameters.m_neurons; i++) {
            columns.add(new DataColumnSpecCreator(DetailColumn.X.label() + i, DoubleCell.TYPE).createSpec());
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    void add(String network, Scores scores) {
        if (parameters.m_predictions) {
            ReservoirDetail.predictions(network, scores, values -> add(predictions, values));
        }
        if (parameters.m_readout) {
            ReservoirDetail.readout(network, scores, values -> add(readout, values));
        }
        if (parameters.m_neurons > 0) {
            addStates(network, scores);
        }
    }

    private static void add(BufferedDataContainer table, List<?> values) {
        table.addRowToTable(new DefaultRow(
                RowKey.createRowKey(table.size()),
                values.stream().map(value -> Cells.of(value, SMALLER)).toList()));
    }

    private void addStates(String network, Scores scores) {
        final double[][] x = scores.states();
        final int training = x.length - scores.targets().length;
        final int first = scores.firstRow() - training;
        for (int t = 0; t < x.length; t++) {
            final List<DataCell> cells = new ArrayList<>(List.of(
                    new StringCell(network),
                    new StringCell(t < training ? "training" : "test"),
                    new IntCell(first + t + 1)));
            for (double target : scores.allTargets()[t]) {
                cells.add(new DoubleCell(target));
            }
            for (int i = 0; i < parameters.m_neurons; i++) {
                cells.add(i < x[t].length ? new DoubleCell(x[t][i]) : new MissingCell(SMALLER));
            }
            states.addRowToTable(new DefaultRow(RowKey.createRowKey(states.size()), cells));
        }
    }

    BufferedDataTable closePredictions() {
        predictions.close();
        return predictions.getTable();
    }

    BufferedDataTable closeReadout() {
        readout.close();
        return readout.getTable();
    }

    BufferedDataTable closeStates() {
        states.close();
        return states.getTable();
    }
}
