package org.knime.core.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.node.port.PortObjectSpec;

/** The columns of a table. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, Integer> index = new LinkedHashMap<>();

    /** A table without columns. */
    public DataTableSpec() {
        this("default", List.of());
    }

    /** A table with these columns, whose names must differ. */
    public DataTableSpec(DataColumnSpec... columns) {
        this("default", List.of(columns));
    }

    /** The columns of both, whose names must differ. */
    public DataTableSpec(DataTableSpec first, DataTableSpec second) {
        this("default", Stream.concat(first.stream(), second.stream()).toList());
    }

    DataTableSpec(String name, List<DataColumnSpec> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        for (DataColumnSpec each : columns) {
            if (index.put(each.getName(), index.size()) != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + each.getName() + "\"");
            }
        }
    }

    /** The table's name. */
    public String getName() {
        return name;
    }

    /** The number of columns. */
    public int getNumColumns() {
        return columns.size();
    }

    /** The column at a position. */
    public DataColumnSpec getColumnSpec(int column) {
        return columns.get(column);
    }

    /** The column of a name, or null. */
    public DataColumnSpec getColumnSpec(String column) {
        Integer position = index.get(column);
        return position == null ? null : columns.get(position);
    }

    /** The names of the columns in their order. */
    public String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /** The position of a column, or -1. */
    public int findColumnIndex(String column) {
        return index.getOrDefault(column, -1);
    }

    /** The positions of columns, -1 for those that are not there. */
    public int[] columnsToIndices(String... names) {
        return Arrays.stream(names).mapToInt(this::findColumnIndex).toArray();
    }

    /** Whether there is a column of this name. */
    public boolean containsName(String column) {
        return index.containsKey(column);
    }

    /** Whether some column gives the value. */
    public boolean containsCompatibleType(Class<? extends DataValue> valueClass) {
        return stream().anyMatch(each -> each.getType().isCompatible(valueClass));
    }

    /** A name that is not used yet: the suggestion, or the suggestion with a number. */
    public static String getUniqueColumnName(DataTableSpec spec, String suggested) {
        Set<String> taken = spec.stream().map(DataColumnSpec::getName).collect(Collectors.toSet());
        String candidate = suggested;
        for (int number = 1; taken.contains(candidate); number++) {
            candidate = suggested + " (#" + number + ")";
        }
        return candidate;
    }

    /** Whether names and types of all columns agree, in their order. */
    public boolean equalStructure(DataTableSpec other) {
        if (other == null || other.getNumColumns() != getNumColumns()) {
            return false;
        }
        for (int column = 0; column < getNumColumns(); column++) {
            if (!getColumnSpec(column).equalStructure(other.getColumnSpec(column))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    /** The columns. */
    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataTableSpec spec && columns.equals(spec.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}
