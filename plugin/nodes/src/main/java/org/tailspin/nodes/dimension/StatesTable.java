package org.tailspin.nodes.dimension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Warnings;

/** Rows as states: the participation ratio of all, or of each group. */
final class StatesTable {

    private static final TableColumn[] RESULTS = {
        DetailColumn.STATES, DetailColumn.DIMENSIONS, DetailColumn.PARTICIPATION_RATIO
    };

    private static final String TOO_FEW = "a participation ratio needs at least 2 states";

    private static final DataCell NO_GROUP = Cells.of(null, "all rows");

    private final int[] coordinates;
    private final OptionalInt group;
    private final DataTableSpec spec;
    private final Map<DataCell, ParticipationRatio> groups = new LinkedHashMap<>();
    private long leftOut;

    /**
     * @param input spec of the states
     * @param parameters which columns
     * @throws InvalidSettingsException if the columns do not fit
     */
    StatesTable(DataTableSpec input, DimensionEstimatorParameters parameters) throws InvalidSettingsException {
        coordinates = input.columnsToIndices(parameters.coordinates(input));
        final List<DataColumnSpec> columns = new ArrayList<>();
        if (parameters.m_grouping == DimensionEstimatorParameters.Grouping.COLUMN) {
            group = OptionalInt.of(input.findColumnIndex(parameters.m_groupColumn));
            columns.add(input.getColumnSpec(group.getAsInt()));
        } else {
            group = OptionalInt.empty();
        }
        for (TableColumn result : RESULTS) {
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(Specs.of(result));
            creator.setName(DataTableSpec.getUniqueColumnName(
                    new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), result.label()));
            columns.add(creator.createSpec());
        }
        spec = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /** The spec of the result. */
    DataTableSpec spec() {
        return spec;
    }

    /**
     * @param table of states
     * @param exec of the running node
     * @param warnings takes the number of rows that are left out
     * @return their dimensions
     * @throws CanceledExecutionException if the user cancelled
     */
    BufferedDataTable estimate(BufferedDataTable table, ExecutionContext exec, Warnings warnings)
            throws CanceledExecutionException {
        long done = 0;
        for (DataRow row : table) {
            exec.checkCanceled();
            final long rows = ++done;
            exec.setProgress((double) rows / table.size(), () -> rows + " of " + table.size() + " rows");
            add(row);
        }
        if (leftOut > 0) {
            warnings.add(
                    "Left out " + leftOut + " of " + table.size() + " rows with a missing or infinite coordinate.");
        }
        final BufferedDataContainer rows = exec.createDataContainer(spec);
        for (Map.Entry<DataCell, ParticipationRatio> entry : groups.entrySet()) {
            exec.checkCanceled();
            rows.addRowToTable(
                    new DefaultRow(RowKey.createRowKey(rows.size()), cells(entry.getKey(), entry.getValue())));
        }
        rows.close();
        return rows.getTable();
    }

    private void add(DataRow row) {
        final DataCell key = group.isPresent() ? row.getCell(group.getAsInt()) : NO_GROUP;
        final ParticipationRatio states = groups.computeIfAbsent(key, k -> new ParticipationRatio(coordinates.length));
        final double[] state = new double[coordinates.length];
        for (int i = 0; i < state.length; i++) {
            final DataCell cell = row.getCell(coordinates[i]);
            final double x = cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
            if (!Double.isFinite(x)) {
                leftOut++;
                return;
            }
            state[i] = x;
        }
        states.accept(state);
    }

    private List<DataCell> cells(DataCell key, ParticipationRatio states) {
        final List<DataCell> cells = new ArrayList<>();
        if (group.isPresent()) {
            cells.add(key);
        }
        cells.add(Cells.of(states.count(), ""));
        cells.add(Cells.of(coordinates.length, ""));
        cells.add(Cells.real(states.count() < 2 ? Double.NaN : states.value(), TOO_FEW));
        return cells;
    }
}
