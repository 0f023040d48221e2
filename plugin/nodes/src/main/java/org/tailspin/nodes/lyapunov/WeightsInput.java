package org.tailspin.nodes.lyapunov;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.dynamics.trained.WeightArray;
import org.tailspin.core.dynamics.trained.WeightEntries;
import org.tailspin.core.dynamics.trained.WeightEntries.Field;
import org.tailspin.nodes.common.Cells;

/** Reads the named arrays of a trained network out of a table: a row for each entry, with columns array, row, column and value. */
final class WeightsInput {

    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);

    /**
     * Finds the columns.
     *
     * @param spec of the table
     * @throws InvalidSettingsException if one is missing, or has another type
     */
    WeightsInput(DataTableSpec spec) throws InvalidSettingsException {
        for (Field field : Field.values()) {
            final int found = find(spec, field);
            if (found < 0) {
                throw new InvalidSettingsException(
                        "The table of weights must have the columns array, row, column and value,"
                                + " but has no column '" + field.label() + "'.");
            }
            final Class<? extends org.knime.core.data.DataValue> type = field == Field.ARRAY
                    ? StringValue.class
                    : field == Field.VALUE ? DoubleValue.class : LongValue.class;
            if (!spec.getColumnSpec(found).getType().isCompatible(type)) {
                throw new InvalidSettingsException("The column '" + field.label()
                        + "' of the table of weights must hold "
                        + (field == Field.ARRAY ? "texts" : field == Field.VALUE ? "numbers" : "whole numbers") + ".");
            }
            columns.put(field, found);
        }
    }

    private static int find(DataTableSpec spec, Field field) {
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (spec.getColumnSpec(i).getName().strip().equalsIgnoreCase(field.label())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * {@return whether a table looks as one of weights does}
     *
     * @param spec of a table
     */
    static boolean isWeights(DataTableSpec spec) {
        return find(spec, Field.ARRAY) >= 0 && find(spec, Field.ROW) >= 0 && find(spec, Field.VALUE) >= 0;
    }

    /**
     * {@return the arrays by their names}
     *
     * @param table of weights
     * @param exec of the running node
     * @throws CanceledExecutionException if the user cancelled
     * @throws IllegalArgumentException if an array is not whole
     */
    Map<String, WeightArray> read(BufferedDataTable table, ExecutionMonitor exec) throws CanceledExecutionException {
        final WeightEntries entries = new WeightEntries();
        for (DataRow row : table) {
            exec.checkCanceled();
            try {
                entries.add(
                        there(row, Field.ARRAY).toString(),
                        index(there(row, Field.ROW)),
                        column(row),
                        ((DoubleValue) there(row, Field.VALUE)).getDoubleValue());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "in row '" + row.getKey().getString() + "' of the weights " + e.getMessage(), e);
            }
        }
        return entries.arrays();
    }

    private OptionalInt column(DataRow row) {
        final DataCell cell = row.getCell(columns.get(Field.COLUMN));
        return cell.isMissing() ? OptionalInt.empty() : OptionalInt.of(index(cell));
    }

    private DataCell there(DataRow row, Field field) {
        final DataCell cell = row.getCell(columns.get(field));
        if (cell.isMissing()) {
            throw new IllegalArgumentException("the " + field.label() + " " + Cells.absence(cell));
        }
        return cell;
    }

    private static int index(DataCell cell) {
        if (cell instanceof IntValue number) {
            return number.getIntValue();
        }
        final long index = ((LongValue) cell).getLongValue();
        if (index < Integer.MIN_VALUE || index > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an index must be at most " + Integer.MAX_VALUE + ", but is " + index);
        }
        return (int) index;
    }
}
