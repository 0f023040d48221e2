package org.knime.core.data.collection;

import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataCell;

/** Makes collection cells. */
public final class CollectionCellFactory {

    private CollectionCellFactory() {}

    /** A list of these cells. */
    public static ListCell createListCell(Collection<? extends DataCell> cells) {
        return new ListCell(List.copyOf(cells));
    }
}
