package org.tailspin.knimeapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;

/** Makes the tables that go into a node, and reads those that come out. */
public final class Tables {

    private Tables() {}

    /** Starts a table: names and types of its columns in turn, as in {@code columns("N", IntCell.TYPE, ...)}. */
    public static Builder columns(Object... namesAndTypes) {
        DataColumnSpec[] columns = new DataColumnSpec[namesAndTypes.length / 2];
        for (int column = 0; column < columns.length; column++) {
            String name = (String) namesAndTypes[2 * column];
            DataType type = (DataType) namesAndTypes[2 * column + 1];
            columns[column] = new DataColumnSpecCreator(name, type).createSpec();
        }
        return of(new DataTableSpec(columns));
    }

    /** Starts a table of this spec. */
    public static Builder of(DataTableSpec spec) {
        return new Builder(spec);
    }

    /** A context as a node gets one while executing, for tests of code that makes tables. */
    public static ExecutionContext context() {
        return new ExecutionContext(new DefaultNodeProgressMonitor(), null);
    }

    /** The rows of a table. */
    public static List<DataRow> rows(BufferedDataTable table) {
        List<DataRow> rows = new ArrayList<>();
        table.forEach(rows::add);
        return rows;
    }

    /** The cells of a column. */
    public static List<DataCell> column(BufferedDataTable table, String name) {
        int column = table.getDataTableSpec().findColumnIndex(name);
        if (column < 0) {
            throw new IllegalArgumentException("No column '" + name + "' in " + table.getDataTableSpec());
        }
        return rows(table).stream().map(row -> row.getCell(column)).toList();
    }

    /** The numbers of a column, none of which may be missing. */
    public static double[] doubles(BufferedDataTable table, String name) {
        return column(table, name).stream()
                .mapToDouble(cell -> ((DoubleValue) cell).getDoubleValue())
                .toArray();
    }

    /** The texts of a column, as the table view shows them. */
    public static List<String> texts(BufferedDataTable table, String name) {
        return column(table, name).stream().map(DataCell::toString).toList();
    }

    /** Collects rows. */
    public static final class Builder {

        private final BufferedDataContainer container;
        private long rows;

        private Builder(DataTableSpec spec) {
            container = context().createDataContainer(spec);
        }

        /** Adds a row: cells, or Java values for which there are cells; null is missing. */
        public Builder row(Object... values) {
            DataCell[] cells = Arrays.stream(values).map(Builder::cell).toArray(DataCell[]::new);
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(rows++), cells));
            return this;
        }

        /** The table. */
        public BufferedDataTable build() {
            container.close();
            return container.getTable();
        }

        private static DataCell cell(Object value) {
            if (value == null) {
                return new MissingCell("missing in the test's input");
            }
            if (value instanceof DataCell cell) {
                return cell;
            }
            if (value instanceof Integer number) {
                return new IntCell(number);
            }
            if (value instanceof Long number) {
                return new LongCell(number);
            }
            if (value instanceof Double number) {
                return new DoubleCell(number);
            }
            if (value instanceof Boolean flag) {
                return BooleanCell.get(flag);
            }
            if (value instanceof String text) {
                return new StringCell(text);
            }
            if (value instanceof double[] numbers) {
                return CollectionCellFactory.createListCell(
                        Arrays.stream(numbers).mapToObj(DoubleCell::new).toList());
            }
            throw new IllegalArgumentException("No cell for " + value.getClass());
        }
    }
}
