package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.persistence.Persistable;

/** A choice of columns: by hand, by pattern or by type. */
public final class ColumnFilter implements Persistable {

    /** How columns are chosen; stored by name. */
    enum Mode {
        MANUAL,
        REGEX,
        WILDCARD,
        TYPE
    }

    Mode m_mode = Mode.MANUAL;
    PatternFilter m_patternFilter = new PatternFilter();
    ManualFilter m_manualFilter = new ManualFilter();
    ColumnTypeFilter m_typeFilter = new ColumnTypeFilter();

    /** No column. */
    public ColumnFilter() {}

    /** These columns. */
    public ColumnFilter(String[] selected) {
        m_manualFilter.m_manuallySelected = selected.clone();
    }

    /** These columns. */
    public ColumnFilter(List<DataColumnSpec> selected) {
        this(names(selected));
    }

    private static String[] names(List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /** Also takes columns that were not known when the user chose. */
    public ColumnFilter withIncludeUnknownColumns() {
        m_manualFilter.m_includeUnknownColumns = true;
        return this;
    }

    /** Leaves out columns that were not known when the user chose. */
    public ColumnFilter withExcludeUnknownColumns() {
        m_manualFilter.m_includeUnknownColumns = false;
        return this;
    }

    /** The condition on a column. */
    public Predicate<DataColumnSpec> getFilterPredicate() {
        if (m_mode == Mode.TYPE) {
            return column -> m_typeFilter.includes(column.getType());
        }
        Predicate<String> predicate =
                m_mode == Mode.MANUAL ? m_manualFilter.predicate() : m_patternFilter.predicate(m_mode == Mode.REGEX);
        return column -> predicate.test(column.getName());
    }

    /** The names of the chosen columns among these. */
    public String[] filter(List<DataColumnSpec> choices) {
        return names(choices.stream().filter(getFilterPredicate()).toList());
    }

    /** The names of the chosen columns of a table. */
    public String[] filterFromFullSpec(DataTableSpec spec) {
        return filter(spec.stream().toList());
    }

    /** The names that were chosen by hand, but are not among these. */
    public String[] getMissingSelected(List<DataColumnSpec> choices) {
        if (m_mode != Mode.MANUAL || m_manualFilter.m_includeUnknownColumns) {
            return new String[0];
        }
        List<String> known = List.of(names(choices));
        return Arrays.stream(m_manualFilter.m_manuallySelected)
                .filter(Predicate.not(known::contains))
                .toArray(String[]::new);
    }

    /** The names that were chosen by hand, but are not in the table. */
    public String[] getMissingSelectedFromFullSpec(DataTableSpec spec) {
        return getMissingSelected(spec.stream().toList());
    }
}
