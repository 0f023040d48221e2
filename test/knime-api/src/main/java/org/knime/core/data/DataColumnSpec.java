package org.knime.core.data;

import java.util.Objects;

/** Name, type and domain of a column. */
public final class DataColumnSpec {

    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;

    DataColumnSpec(String name, DataType type, DataColumnDomain domain) {
        this.name = name;
        this.type = type;
        this.domain = domain;
    }

    /** The column's name. */
    public String getName() {
        return name;
    }

    /** The column's type. */
    public DataType getType() {
        return type;
    }

    /** The column's domain; never null. */
    public DataColumnDomain getDomain() {
        return domain;
    }

    /** Whether name and type agree. */
    public boolean equalStructure(DataColumnSpec other) {
        return name.equals(other.name) && type.equals(other.type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataColumnSpec spec && equalStructure(spec) && domain.equals(spec.domain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
