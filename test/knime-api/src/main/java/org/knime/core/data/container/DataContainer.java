package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;

/** Collects rows, checks them against the spec, and follows the domains. */
public class DataContainer implements RowAppender {

    private final DataTableSpec spec;
    private final DomainCollector domains;
    private final List<DataRow> rows = new ArrayList<>();
    private final Set<RowKey> keys = new HashSet<>();
    private boolean open = true;

    /** A container whose domains start from those of the spec. */
    public DataContainer(DataTableSpec spec) {
        this(spec, true);
    }

    /** A container whose domains start from those of the spec, or empty. */
    public DataContainer(DataTableSpec spec, boolean initDomain) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.domains = new DomainCollector(spec, initDomain);
    }

    /** Adds a row: as many cells as columns, each of the column's type, and a key that was not there before. */
    @Override
    public void addRowToTable(DataRow row) {
        if (!open) {
            throw new IllegalStateException("Cannot add row: container has not been initialized (opened).");
        }
        check(row);
        if (!keys.add(row.getKey())) {
            throw new DuplicateRowKey(row.getKey());
        }
        domains.update(row);
        rows.add(row);
    }

    private void check(DataRow row) {
        if (row.getNumCells() != spec.getNumColumns()) {
            throw new IllegalArgumentException("Cell count in row \"" + row.getKey()
                    + "\" is not equal to length of column names array: " + row.getNumCells() + " vs. "
                    + spec.getNumColumns());
        }
        for (int column = 0; column < row.getNumCells(); column++) {
            DataType expected = spec.getColumnSpec(column).getType();
            DataCell cell = row.getCell(column);
            if (!expected.isASuperTypeOf(cell.getType())) {
                throw new IllegalArgumentException("Cell \"" + cell + "\" (index " + column + ") in row \""
                        + row.getKey() + "\" is " + cell.getType() + " and does not comply with " + expected);
            }
        }
    }

    /** Ends the table. */
    public void close() {
        open = false;
    }

    /** Whether the table has ended. */
    public boolean isClosed() {
        return !open;
    }

    /** Whether rows may be added. */
    public boolean isOpen() {
        return open;
    }

    /** The number of rows so far. */
    public long size() {
        return rows.size();
    }

    /** The spec; once closed, with the domains of the data. */
    public DataTableSpec getTableSpec() {
        return open ? spec : domains.spec();
    }

    /** The table, after {@link #close()}. */
    public DataTable getTable() {
        if (open) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return new RowTable(getTableSpec(), List.copyOf(rows));
    }

    /** KNIME's own exception of this kind is internal: catch neither, and give unique keys. */
    private static final class DuplicateRowKey extends RuntimeException {

        private static final long serialVersionUID = 1;

        DuplicateRowKey(RowKey key) {
            super("Encountered duplicate row ID \"" + key + "\"");
        }
    }
}
