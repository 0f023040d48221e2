package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import org.knime.core.data.DataType;
import org.knime.node.parameters.persistence.Persistable;

/** Columns of certain types, named by their preferred value. */
final class ColumnTypeFilter implements Persistable {

    String[] m_selectedTypes = {};

    boolean includes(DataType type) {
        return Arrays.asList(m_selectedTypes)
                .contains(type.getPreferredValueClass().getName());
    }
}
