package org.tailspin.nodes.common;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.tailspin.core.math.Interval;
import org.tailspin.core.table.TableColumn;

/**
 * Specs of columns, with the bounds that are known before anything is computed. A result's container does not start from
 * them ({@code createDataContainer(spec, false)}): a kind of network that never occurred would be a row of zeros in every
 * confusion matrix and a colour in every legend.
 */
public final class Specs {

    private Specs() {}

    /** Null where nothing is known. */
    private static DataColumnDomain domain(TableColumn column) {
        if (!column.choices().isEmpty()) {
            return texts(column.choices().toArray(String[]::new));
        }
        return column.range().map(Specs::bounds).orElse(null);
    }

    private static DataColumnDomain bounds(Interval range) {
        return new DataColumnDomainCreator(
                        cell(range, range.low()), range.isBoundedAbove() ? cell(range, range.high()) : null)
                .createDomain();
    }

    private static DataCell cell(Interval range, double end) {
        return range.isWhole() ? new IntCell((int) end) : new DoubleCell(end);
    }

    private static DataColumnDomain texts(String... values) {
        final Set<DataCell> cells =
                Arrays.stream(values).map(StringCell::new).collect(Collectors.toCollection(LinkedHashSet::new));
        return new DataColumnDomainCreator(cells).createDomain();
    }

    /**
     * {@return its spec}
     *
     * @param column of texts
     * @param values the only ones that it will hold; null if there may be others
     */
    public static DataColumnSpec only(DataColumnSpec column, List<String> values) {
        if (values == null) {
            return column;
        }
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column.getName(), column.getType());
        creator.setDomain(texts(values.toArray(String[]::new)));
        return creator.createSpec();
    }

    /**
     * {@return its spec}
     *
     * @param column of the core
     */
    public static DataColumnSpec of(TableColumn column) {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column.label(), Cells.type(column.type()));
        creator.setDomain(domain(column));
        return creator.createSpec();
    }

    /**
     * {@return a table of them}
     *
     * @param columns of the core
     */
    public static DataTableSpec table(TableColumn... columns) {
        return new DataTableSpec(Arrays.stream(columns).map(Specs::of).toArray(DataColumnSpec[]::new));
    }
}
