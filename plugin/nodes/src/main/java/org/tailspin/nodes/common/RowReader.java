package org.tailspin.nodes.common;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.ColumnException;
import org.tailspin.core.sweep.RecipeValues;

/** Reads the core's columns out of a row; what it refuses, it refuses with the name of the column. */
public final class RowReader {

    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

    /**
     * @param spec of the table
     * @throws InvalidSettingsException if a column has the wrong type
     */
    public RowReader(DataTableSpec spec) throws InvalidSettingsException {
        for (Column column : Column.values()) {
            final int position = spec.findColumnIndex(column.label());
            if (position >= 0) {
                // Without a single value, as alpha of gaussian networks, a column read from a file may have any type.
                if (!column.isMeasured() && !mayBeEmpty(column)) {
                    check(column, spec.getColumnSpec(position));
                }
                positions.put(column, position);
            }
        }
    }

    private static boolean mayBeEmpty(Column column) {
        return column.isOfLaw() || column.compareTo(Column.INPUT) > 0 && RecipeValues.DYNAMICS.contains(column);
    }

    private static void check(Column column, DataColumnSpec spec) throws InvalidSettingsException {
        final boolean isText = column.type() == Column.Type.TEXT;
        if (!spec.getType().isCompatible(isText ? StringValue.class : DoubleValue.class)) {
            throw new InvalidSettingsException("The column '" + column.label() + "' must hold "
                    + (isText ? "text" : "numbers") + ", but its type is " + spec.getType() + ".");
        }
    }

    /**
     * @param column of the core
     * @return whether the table has it
     */
    public boolean has(Column column) {
        return positions.containsKey(column);
    }

    DataCell cell(DataRow row, Column column) {
        return row.getCell(positions.get(column));
    }

    /** The text, which must be there. */
    String text(DataRow row, Column column) {
        return present(row, column).toString();
    }

    /**
     * @param row of the table
     * @param column that it has
     * @return the value as the core reads it, a list of numbers as text; null if it is missing
     */
    public Object value(DataRow row, Column column) {
        final DataCell cell = cell(row, column);
        if (cell.isMissing()) {
            return null;
        }
        if (cell instanceof BooleanValue flag && column.type() == Column.Type.FLAG) {
            return flag.getBooleanValue();
        }
        if (cell instanceof CollectionDataValue numbers && column.isList()) {
            return numbers.stream()
                    .map(number -> number instanceof DoubleValue value
                            ? String.valueOf(value.getDoubleValue())
                            : number.toString())
                    .collect(Collectors.joining(" "));
        }
        return cell instanceof DoubleValue number ? (Object) number.getDoubleValue() : cell.toString();
    }

    private DataCell present(DataRow row, Column column) {
        final DataCell cell = cell(row, column);
        if (cell.isMissing()) {
            throw new ColumnException("the column '" + column.label() + "' " + Cells.absence(cell));
        }
        return cell;
    }
}
