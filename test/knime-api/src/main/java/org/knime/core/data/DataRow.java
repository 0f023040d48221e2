package org.knime.core.data;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A row of a table. */
public interface DataRow extends Iterable<DataCell> {

    int getNumCells();

    RowKey getKey();

    DataCell getCell(int index);

    /** The cells. */
    default Stream<DataCell> stream() {
        return IntStream.range(0, getNumCells()).mapToObj(this::getCell);
    }
}
