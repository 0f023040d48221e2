package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;
import org.tailspin.nodes.coupling.ConnectomePreparerNodeFactory;
import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;
import org.tailspin.nodes.coupling.CouplingStatisticsNodeFactory;
import org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory;
import org.tailspin.nodes.integrator.RnnIntegratorNodeFactory;
import org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory;
import org.tailspin.nodes.lyapunov.TrainedNetworkAnalyzerNodeFactory;
import org.tailspin.nodes.reservoir.ReservoirEvaluatorNodeFactory;
import org.tailspin.nodes.theory.ActivityPredictorNodeFactory;
import org.tailspin.nodes.theory.NetworkTheoryNodeFactory;

/** Nodes with settings, given as keys and values in turn, as a workflow stores them; a slash leads into a group. */
final class Nodes {

    private Nodes() {}

    static NodeRunner generator(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new CouplingGeneratorNodeFactory()), settings);
    }

    static NodeRunner preparer(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new ConnectomePreparerNodeFactory()), settings);
    }

    static NodeRunner integrator(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new RnnIntegratorNodeFactory()), settings);
    }

    static NodeRunner lyapunov(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new LyapunovAnalyzerNodeFactory()), settings);
    }

    static NodeRunner trained(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new TrainedNetworkAnalyzerNodeFactory()), settings);
    }

    static NodeRunner dimension(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new DimensionEstimatorNodeFactory()), settings);
    }

    static NodeRunner theory(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new NetworkTheoryNodeFactory()), settings);
    }

    static NodeRunner reservoir(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new ReservoirEvaluatorNodeFactory()), settings);
    }

    static NodeRunner predictor(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new ActivityPredictorNodeFactory()), settings);
    }

    static NodeRunner statistics(Object... settings) throws InvalidSettingsException {
        return with(NodeRunner.of(new CouplingStatisticsNodeFactory()), settings);
    }

    /**
     * Loads the settings, which validates them; a node without any stays as it was dropped. A value of an optional setting
     * switches it on.
     */
    static NodeRunner with(NodeRunner node, Object... settings) throws InvalidSettingsException {
        if (settings.length == 0) {
            return node;
        }
        StoredSettings stored = node.settings();
        for (int i = 0; i < settings.length; i += 2) {
            stored = with(stored, (String) settings[i], settings[i + 1]);
        }
        return node.load(stored);
    }

    private static StoredSettings with(StoredSettings settings, String key, Object value) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            String group = key.substring(0, slash);
            return settings.with(group, with(settings.nested(group), key.substring(slash + 1), value));
        }
        if (!settings.keys().contains(key)) {
            throw new IllegalArgumentException("no setting " + key + " in " + settings.keys());
        }
        String present = key + "_is_present";
        StoredSettings changed = settings.with(key, value);
        return settings.keys().contains(present) ? changed.with(present, true) : changed;
    }

    /** Three small networks of one disorder, with quiet, chaotic and saturated gain. */
    static BufferedDataTable networks() throws Exception {
        return generator("neurons", 12, "gainFrom", 0.2, "gainTo", 5.0, "gainCount", 3, "realisations", 1, "seed", 7)
                .execute()
                .table(0);
    }

    /** Settings of a node with the group of exponents, for a run of a moment. */
    static final Object[] SHORT = {
        "measurement/exponents",
        "LEADING",
        "measurement/leading",
        3,
        "measurement/warmup",
        20,
        "measurement/tangentWarmup",
        10,
        "measurement/steps",
        60
    };

    /** Why the cell of a row and column is missing; fails if it is not. */
    static String reason(BufferedDataTable table, int row, String column) {
        DataCell cell = Tables.column(table, column).get(row);
        assertEquals(true, cell.isMissing(), column + " of row " + row + " is " + cell);
        return ((MissingValue) cell).getError();
    }

    /**
     * Every announced domain must hold what came out, the result's possible values must have come out, and no cell may be
     * NaN or missing without a reason.
     */
    static void assertKeepsPromises(DataTableSpec announced, BufferedDataTable table) {
        assertEquals(
                announced.stream().map(Nodes::structure).toList(),
                table.getDataTableSpec().stream().map(Nodes::structure).toList());
        for (DataColumnSpec column : announced) {
            List<DataCell> cells = Tables.column(table, column.getName());
            for (DataCell cell : cells) {
                assertKeepsPromise(column, cell);
            }
            Set<DataCell> possible = table.getDataTableSpec()
                    .getColumnSpec(column.getName())
                    .getDomain()
                    .getValues();
            assertEquals(true, possible == null || cells.containsAll(possible), column.getName() + ": " + possible);
        }
    }

    private static String structure(DataColumnSpec column) {
        return column.getName() + ": " + column.getType();
    }

    private static void assertKeepsPromise(DataColumnSpec column, DataCell cell) {
        if (cell instanceof MissingValue missing) {
            assertEquals(false, missing.getError() == null || missing.getError().isBlank(), column.getName());
            return;
        }
        Set<DataCell> values = column.getDomain().getValues();
        assertEquals(true, values == null || values.contains(cell), column.getName() + " = " + cell);
        if (cell instanceof DoubleValue number && cell instanceof BoundedValue) {
            double x = number.getDoubleValue();
            assertEquals(true, Double.isFinite(x), column.getName() + " = " + x);
            if (column.getDomain().hasLowerBound()) {
                double lower = ((DoubleValue) column.getDomain().getLowerBound()).getDoubleValue();
                assertEquals(true, x >= lower, column.getName() + " = " + x);
            }
            if (column.getDomain().hasUpperBound()) {
                double upper = ((DoubleValue) column.getDomain().getUpperBound()).getDoubleValue();
                assertEquals(true, x <= upper, column.getName() + " = " + x);
            }
        }
    }
}
