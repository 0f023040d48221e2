package org.knime.core.data.collection;

import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** A list of cells; made by {@link CollectionCellFactory}. */
public class ListCell extends DataCell implements ListDataValue {

    private final List<DataCell> cells;
    private final DataType elementType;

    ListCell(List<DataCell> cells) {
        this.cells = List.copyOf(cells);
        this.elementType = cells.stream()
                .map(DataCell::getType)
                .reduce(DataType::getCommonSuperType)
                .orElseGet(() -> DataType.getMissingCell().getType());
    }

    /** The type of lists of these elements. */
    public static DataType getCollectionType(DataType elementType) {
        return DataType.getType(ListCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return elementType;
    }

    @Override
    public DataCell get(int index) {
        return cells.get(index);
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public Iterator<DataCell> iterator() {
        return cells.iterator();
    }

    @Override
    protected boolean equalsDataCell(DataCell cell) {
        return ((ListCell) cell).cells.equals(cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
