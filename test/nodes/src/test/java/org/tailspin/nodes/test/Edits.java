package org.tailspin.nodes.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.Tables;

/** What users do to tables between two nodes. */
final class Edits {

    private Edits() {}

    static BufferedDataTable without(BufferedDataTable table, String column) {
        int removed = table.getDataTableSpec().findColumnIndex(column);
        if (removed < 0) {
            return table;
        }
        DataTableSpec spec = new DataTableSpec(table.getDataTableSpec().stream()
                .filter(each -> !each.getName().equals(column))
                .toArray(DataColumnSpec[]::new));
        Tables.Builder rows = Tables.of(spec);
        for (DataRow row : Tables.rows(table)) {
            List<DataCell> cells = new ArrayList<>(row.stream().toList());
            cells.remove(removed);
            rows.row(cells.toArray());
        }
        return rows.build();
    }

    /** Another value in one cell; null is missing. */
    static BufferedDataTable set(BufferedDataTable table, int row, String column, Object value) {
        return map(table, column, null, (i, cell) -> i == row ? value : cell);
    }

    /** Another column of texts, the same in each row. */
    static BufferedDataTable plus(BufferedDataTable table, String column, String value) {
        DataTableSpec spec = new DataTableSpec(Stream.concat(
                        table.getDataTableSpec().stream(),
                        Stream.of(new DataColumnSpecCreator(column, StringCell.TYPE).createSpec()))
                .toArray(DataColumnSpec[]::new));
        Tables.Builder rows = Tables.of(spec);
        for (DataRow row : Tables.rows(table)) {
            List<Object> cells = new ArrayList<>(row.stream().toList());
            cells.add(value);
            rows.row(cells.toArray());
        }
        return rows.build();
    }

    /** Other values in a column, of another type unless it is null. */
    static BufferedDataTable map(
            BufferedDataTable table, String column, DataType type, BiFunction<Integer, DataCell, Object> change) {
        int changed = table.getDataTableSpec().findColumnIndex(column);
        DataTableSpec spec = new DataTableSpec(table.getDataTableSpec().stream()
                .map(each -> each.getName().equals(column) && type != null
                        ? new DataColumnSpecCreator(column, type).createSpec()
                        : each)
                .toArray(DataColumnSpec[]::new));
        Tables.Builder rows = Tables.of(spec);
        List<DataRow> before = Tables.rows(table);
        for (int i = 0; i < before.size(); i++) {
            Object[] cells = before.get(i).stream().toArray();
            cells[changed] = change.apply(i, (DataCell) cells[changed]);
            rows.row(cells);
        }
        return rows.build();
    }

    static BufferedDataTable empty(BufferedDataTable table) {
        return Tables.of(table.getDataTableSpec()).build();
    }
}
