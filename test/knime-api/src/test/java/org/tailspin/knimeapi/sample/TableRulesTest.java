package org.tailspin.knimeapi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEConstants;
import org.tailspin.knimeapi.Tables;

/** What genuine KNIME refuses, the stand-in refuses, too. */
class TableRulesTest {

    private static final DataTableSpec X =
            new DataTableSpec(new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec());

    private final BufferedDataContainer container = Tables.context().createDataContainer(X);

    @Test
    void rowKeysAreUnique() {
        container.addRowToTable(new DefaultRow("a", new DoubleCell(1)));
        assertThrows(RuntimeException.class, () -> container.addRowToTable(new DefaultRow("a", new DoubleCell(2))));
    }

    @Test
    void rowsFitTheSpec() {
        assertThrows(
                IllegalArgumentException.class,
                () -> container.addRowToTable(new DefaultRow("a", new DoubleCell(1), new DoubleCell(2))));
        assertThrows(
                IllegalArgumentException.class,
                () -> container.addRowToTable(new DefaultRow("b", new StringCell("1"))));
        container.addRowToTable(new DefaultRow("c", new IntCell(1)));
        container.addRowToTable(new DefaultRow("d", new MissingCell(null)));
    }

    @Test
    void aTableEndsWithItsContainer() {
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        assertThrows(
                IllegalStateException.class, () -> container.addRowToTable(new DefaultRow("a", new DoubleCell(1))));
        assertEquals(0, container.getTable().size());
    }

    @Test
    void columnNamesAreUnique() {
        var column = X.getColumnSpec(0);
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpecCreator(X).addColumns(column));
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(column, column));
        assertEquals("x (#1)", DataTableSpec.getUniqueColumnName(X, "x"));
    }

    @Test
    void domainsLeaveNotANumberOut() {
        BufferedDataTable table =
                Tables.of(X).row(2.0).row(Double.NaN).row(-1.0).build();
        var domain = table.getDataTableSpec().getColumnSpec(0).getDomain();
        assertEquals(new DoubleCell(-1), domain.getLowerBound());
        assertEquals(new DoubleCell(2), domain.getUpperBound());
    }

    @Test
    void typesWidenButDoNotNarrow() {
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertTrue(LongCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(LongCell.TYPE));
        assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(ListCell.getCollectionType(DoubleCell.TYPE)
                .isASuperTypeOf(
                        CollectionCellFactory.createListCell(List.of(new DoubleCell(1), new MissingCell("none")))
                                .getType()));
        assertTrue(ListCell.getCollectionType(DoubleCell.TYPE)
                .isASuperTypeOf(CollectionCellFactory.createListCell(List.of()).getType()));
        assertFalse(ListCell.getCollectionType(DoubleCell.TYPE)
                .isASuperTypeOf(CollectionCellFactory.createListCell(List.of(new StringCell("a")))
                        .getType()));
    }

    @Test
    void waitingInvisiblyFreesAThread() throws Exception {
        var pool = KNIMEConstants.GLOBAL_THREAD_POOL;
        assertThrows(IllegalThreadStateException.class, () -> pool.runInvisible(() -> 1));
        // Each task waits for another one, in as many threads as there are: without the freed threads this never ends.
        var tasks = java.util.stream.IntStream.range(0, pool.getMaxThreads())
                .mapToObj(task -> pool.enqueue(
                        () -> pool.runInvisible(() -> pool.enqueue(() -> task).get())))
                .toList();
        int sum = 0;
        for (var task : tasks) {
            sum += task.get();
        }
        assertEquals(pool.getMaxThreads() * (pool.getMaxThreads() - 1) / 2, sum);
    }
}
