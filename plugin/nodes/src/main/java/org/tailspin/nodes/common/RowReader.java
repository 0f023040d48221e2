package org.tailspin.nodes.common;

import java.util.HashMap;
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
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.core.table.ColumnException;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/** Reads the core's columns out of a row; what it refuses, it refuses with the name of the column. */
public final class RowReader {

    private final Map<TableColumn, Integer> positions = new HashMap<>();

    /**
     * Finds the columns of recipes in a table.
     *
     * @param spec of the table
     * @throws InvalidSettingsException if a column has the wrong type
     */
    public RowReader(DataTableSpec spec) throws InvalidSettingsException {
        for (TableColumn column : NetworkColumns.ALL) {
            final int position = spec.findColumnIndex(column.label());
            if (position >= 0) {
                // Without a single value, as alpha of gaussian networks, a column read from a file may have any type.
                if (column instanceof RecipeColumn ofRecipe && !mayBeEmpty(ofRecipe)) {
                    check(ofRecipe, spec.getColumnSpec(position));
                }
                positions.put(column, position);
            }
        }
    }

    private static boolean mayBeEmpty(RecipeColumn column) {
        return column.isOfLaw() || column.compareTo(RecipeColumn.INPUT) > 0 && RecipeValues.DYNAMICS.contains(column);
    }

    private static void check(RecipeColumn column, DataColumnSpec spec) throws InvalidSettingsException {
        final boolean isText = column.type() == ColumnType.TEXT;
        if (!spec.getType().isCompatible(isText ? StringValue.class : DoubleValue.class)) {
            throw new InvalidSettingsException("The column '" + column.label() + "' must hold "
                    + (isText ? "text" : "numbers") + ", but its type is " + spec.getType() + ".");
        }
    }

    /**
     * {@return whether the table has it}
     *
     * @param column of the core
     */
    public boolean has(TableColumn column) {
        return positions.containsKey(column);
    }

    DataCell cell(DataRow row, TableColumn column) {
        return row.getCell(positions.get(column));
    }

    /** The text, which must be there. */
    String text(DataRow row, TableColumn column) {
        return present(row, column).toString();
    }

    /**
     * {@return the value as the core reads it, a list of numbers as text; null if it is missing}
     *
     * @param row of the table
     * @param column that it has
     */
    public Object value(DataRow row, TableColumn column) {
        final DataCell cell = cell(row, column);
        if (cell.isMissing()) {
            return null;
        }
        if (cell instanceof BooleanValue flag && column.type() == ColumnType.FLAG) {
            return flag.getBooleanValue();
        }
        if (cell instanceof CollectionDataValue numbers && column instanceof RecipeColumn list && list.isList()) {
            return numbers.stream()
                    .map(number -> number instanceof DoubleValue value
                            ? String.valueOf(value.getDoubleValue())
                            : number.toString())
                    .collect(Collectors.joining(" "));
        }
        return cell instanceof DoubleValue number ? (Object) number.getDoubleValue() : cell.toString();
    }

    private DataCell present(DataRow row, TableColumn column) {
        final DataCell cell = cell(row, column);
        if (cell.isMissing()) {
            throw new ColumnException("the column '" + column.label() + "' " + Cells.absence(cell));
        }
        return cell;
    }
}
