package org.tailspin.nodes.common;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.sweep.Column;

/** Reads the core's columns out of a row; what it refuses, it refuses with the name of the column. */
final class RowReader {

    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

    /**
     * @param spec of the table
     * @throws InvalidSettingsException if a column has the wrong type
     */
    RowReader(DataTableSpec spec) throws InvalidSettingsException {
        for (Column column : Column.values()) {
            final int position = spec.findColumnIndex(column.label());
            if (position >= 0) {
                // Without a single value, as alpha of gaussian networks, a column read from a file may have any type.
                if (column != Column.ALPHA && !column.isMeasured()) {
                    check(column, spec.getColumnSpec(position));
                }
                positions.put(column, position);
            }
        }
    }

    private static void check(Column column, DataColumnSpec spec) throws InvalidSettingsException {
        final boolean isText = column.type() == Column.Type.TEXT;
        if (!spec.getType().isCompatible(isText ? StringValue.class : DoubleValue.class)) {
            throw new InvalidSettingsException("The column '" + column.label() + "' must hold "
                    + (isText ? "text" : "numbers") + ", but its type is " + spec.getType() + ".");
        }
    }

    boolean has(Column column) {
        return positions.containsKey(column);
    }

    DataCell cell(DataRow row, Column column) {
        return row.getCell(positions.get(column));
    }

    /** The text, which must be there. */
    String text(DataRow row, Column column) {
        return present(row, column).toString();
    }

    /** The whole number, which must be there. */
    long integer(DataRow row, Column column) {
        final double value = number(row, column);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw refused(column, "must hold a whole number below 2\u00b3\u00b9, but holds " + value);
        }
        return (long) value;
    }

    /** The number, which must be there. */
    double number(DataRow row, Column column) {
        if (present(row, column) instanceof DoubleValue value) {
            return value.getDoubleValue();
        }
        throw refused(column, "must hold a number, but holds '" + cell(row, column) + "'");
    }

    /** The number, if there is one. */
    OptionalDouble optionalNumber(DataRow row, Column column) {
        return cell(row, column).isMissing() ? OptionalDouble.empty() : OptionalDouble.of(number(row, column));
    }

    private DataCell present(DataRow row, Column column) {
        final DataCell cell = cell(row, column);
        if (cell.isMissing()) {
            throw refused(column, Cells.absence(cell));
        }
        return cell;
    }

    /** The sentence about a column. */
    static IllegalArgumentException refused(Column column, String what) {
        return new IllegalArgumentException("the column '" + column.label() + "' " + what);
    }
}
