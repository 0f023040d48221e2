package org.tailspin.nodes.common;

import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.tailspin.core.table.TableColumn;

/** The values of a row, by column, for what is drawn of a table. */
public final class RowCells {

    private final DataTableSpec spec;

    /**
     * Finds the cells of rows.
     *
     * @param spec of the table
     */
    public RowCells(DataTableSpec spec) {
        this.spec = spec;
    }

    /**
     * {@return a {@code Double} or {@code Boolean}; null where the cell is missing, of another type, or there is no
     * such column}
     *
     * @param row of the table
     * @param column any
     */
    public Object of(DataRow row, TableColumn column) {
        final int index = spec.findColumnIndex(column.label());
        final DataCell cell = index < 0 ? null : row.getCell(index);
        if (cell == null || cell.isMissing()) {
            return null;
        }
        if (cell instanceof BooleanValue flag) {
            return flag.getBooleanValue();
        }
        return cell instanceof DoubleValue number ? (Object) number.getDoubleValue() : null;
    }
}
