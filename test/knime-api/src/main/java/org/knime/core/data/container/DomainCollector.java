package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;

/** Follows smallest, largest and possible values of the columns. */
final class DomainCollector {

    /** KNIME forgets the possible values of a column that has more. */
    private static final int MAX_POSSIBLE_VALUES = 60;

    private final DataTableSpec spec;
    private final List<Column> columns = new ArrayList<>();

    DomainCollector(DataTableSpec spec, boolean initDomain) {
        this.spec = spec;
        spec.forEach(each -> columns.add(new Column(each, initDomain)));
    }

    void update(DataRow row) {
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).update(row.getCell(column));
        }
    }

    DataTableSpec spec() {
        return new DataTableSpecCreator()
                .setName(spec.getName())
                .addColumns(columns.stream().map(Column::spec).toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    private static final class Column {

        private final DataColumnSpec initial;
        private final boolean bounded;
        private DataCell lower;
        private DataCell upper;
        private Set<DataCell> values;

        Column(DataColumnSpec initial, boolean initDomain) {
            this.initial = initial;
            this.bounded = initial.getType().isCompatible(BoundedValue.class);
            DataColumnDomain domain = initial.getDomain();
            if (initDomain) {
                lower = domain.getLowerBound();
                upper = domain.getUpperBound();
            }
            if (initial.getType().isCompatible(NominalValue.class)) {
                values = new LinkedHashSet<>();
                if (initDomain && domain.hasValues()) {
                    values.addAll(domain.getValues());
                }
            }
        }

        void update(DataCell cell) {
            if (cell.isMissing()) {
                return;
            }
            if (values != null && values.add(cell) && values.size() > MAX_POSSIBLE_VALUES) {
                values = null;
            }
            if (bounded && !isNaN(cell)) {
                lower = lower == null || compare(cell, lower) < 0 ? cell : lower;
                upper = upper == null || compare(cell, upper) > 0 ? cell : upper;
            }
        }

        private static boolean isNaN(DataCell cell) {
            return cell instanceof DoubleValue value && Double.isNaN(value.getDoubleValue());
        }

        private static int compare(DataCell first, DataCell second) {
            if (first instanceof LongValue one && second instanceof LongValue two) {
                return Long.compare(one.getLongValue(), two.getLongValue());
            }
            return Double.compare(((DoubleValue) first).getDoubleValue(), ((DoubleValue) second).getDoubleValue());
        }

        DataColumnSpec spec() {
            DataColumnDomainCreator domain = new DataColumnDomainCreator(lower, upper);
            domain.setValues(values);
            DataColumnSpecCreator creator = new DataColumnSpecCreator(initial);
            creator.setDomain(domain.createDomain());
            return creator.createSpec();
        }
    }
}
