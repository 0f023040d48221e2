package org.knime.core.data;

import java.util.ArrayList;
import java.util.List;

/** Builds the spec of a table. */
public final class DataTableSpecCreator {

    private final List<DataColumnSpec> columns = new ArrayList<>();
    private String name = "default";

    /** A table without columns. */
    public DataTableSpecCreator() {}

    /** Starts from another table. */
    public DataTableSpecCreator(DataTableSpec spec) {
        columns.addAll(spec.stream().toList());
        name = spec.getName();
    }

    /** Sets the table's name. */
    public DataTableSpecCreator setName(String newName) {
        name = newName;
        return this;
    }

    /** Appends columns; a name that is already there is refused. */
    public DataTableSpecCreator addColumns(DataColumnSpec... added) {
        for (DataColumnSpec each : added) {
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column).getName().equals(each.getName())) {
                    throw new IllegalArgumentException(
                            "Column \"" + each.getName() + "\" already contained at index " + column);
                }
            }
            columns.add(each);
        }
        return this;
    }

    /** Appends the columns of another table. */
    public DataTableSpecCreator addColumns(DataTableSpec spec) {
        return addColumns(spec.stream().toArray(DataColumnSpec[]::new));
    }

    /** Replaces the column at a position. */
    public DataTableSpecCreator replaceColumn(int position, DataColumnSpec column) {
        columns.set(position, column);
        return this;
    }

    /** Forgets the domains of the columns so far. */
    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(each -> new DataColumnSpecCreator(each.getName(), each.getType()).createSpec());
        return this;
    }

    /** Forgets the columns so far. */
    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    /** The spec. */
    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns);
    }
}
