package org.knime.node.parameters.widget.choices.filter;

import java.util.Set;
import java.util.function.Predicate;
import org.knime.node.parameters.persistence.Persistable;

/** Names that were picked one by one. */
final class ManualFilter implements Persistable {

    String[] m_manuallySelected = {};
    String[] m_manuallyDeselected = {};
    boolean m_includeUnknownColumns;

    Predicate<String> predicate() {
        return m_includeUnknownColumns
                ? Predicate.not(Set.of(m_manuallyDeselected)::contains)
                : Set.of(m_manuallySelected)::contains;
    }
}
