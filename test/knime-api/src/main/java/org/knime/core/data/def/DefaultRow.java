package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** A row in memory. */
public class DefaultRow implements DataRow {

    private final RowKey key;
    private final List<DataCell> cells;

    /** A row of these cells, none of them null. */
    public DefaultRow(RowKey key, DataCell... cells) {
        this(key, Arrays.asList(cells));
    }

    /** A row of these cells, none of them null. */
    public DefaultRow(String key, DataCell... cells) {
        this(new RowKey(key), cells);
    }

    /** A row of these cells, none of them null. */
    public DefaultRow(RowKey key, List<? extends DataCell> cells) {
        this.key = Objects.requireNonNull(key, "key");
        this.cells = List.copyOf(cells);
    }

    /** A row of these cells, none of them null. */
    public DefaultRow(String key, List<? extends DataCell> cells) {
        this(new RowKey(key), cells);
    }

    /** The cells of another row under a new key. */
    public DefaultRow(RowKey key, DataRow row) {
        this(key, row.stream().toList());
    }

    @Override
    public RowKey getKey() {
        return key;
    }

    @Override
    public int getNumCells() {
        return cells.size();
    }

    @Override
    public DataCell getCell(int index) {
        return cells.get(index);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return cells.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DefaultRow row && key.equals(row.key) && cells.equals(row.cells);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, cells);
    }

    @Override
    public String toString() {
        return key + ": " + cells;
    }
}
