package org.knime.core.data.container;

import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;

/** Rows in memory. */
record RowTable(DataTableSpec getDataTableSpec, List<DataRow> rows) implements DataTable {

    @Override
    public CloseableRowIterator iterator() {
        Iterator<DataRow> iterator = rows.iterator();
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public DataRow next() {
                return iterator.next();
            }

            @Override
            public void close() {
                // Nothing is held open in memory.
            }
        };
    }
}
