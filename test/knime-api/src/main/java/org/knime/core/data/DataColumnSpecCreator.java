package org.knime.core.data;

import java.util.Objects;

/** Builds the spec of a column. */
public final class DataColumnSpecCreator {

    private static final DataColumnDomain NOTHING_KNOWN = new DataColumnDomainCreator().createDomain();

    private String name;
    private DataType type;
    private DataColumnDomain domain = NOTHING_KNOWN;

    /** A column of this name and type. */
    public DataColumnSpecCreator(String name, DataType type) {
        this.name = trimmed(name);
        this.type = Objects.requireNonNull(type, "type");
    }

    /** Starts from another column. */
    public DataColumnSpecCreator(DataColumnSpec spec) {
        this.name = spec.getName();
        this.type = spec.getType();
        this.domain = spec.getDomain();
    }

    // KNIME trims names, and renames empty ones with a warning; an empty name in our code is a mistake.
    private static String trimmed(String name) {
        String result = name.trim();
        if (result.isEmpty()) {
            throw new IllegalArgumentException("Column name \"" + name + "\" is empty");
        }
        return result;
    }

    /** Sets the name. */
    public void setName(String newName) {
        name = trimmed(newName);
    }

    /** Sets the type. */
    public void setType(DataType newType) {
        type = Objects.requireNonNull(newType, "type");
    }

    /** Sets the domain; null means that nothing is known. */
    public void setDomain(DataColumnDomain newDomain) {
        domain = newDomain == null ? NOTHING_KNOWN : newDomain;
    }

    /** The spec. */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain);
    }
}
