package org.knime.core.data;

import java.util.Objects;
import java.util.Set;

/** What is known of the values of a column: bounds, or a list. */
public final class DataColumnDomain {

    private final DataCell lower;
    private final DataCell upper;
    private final Set<DataCell> values;

    DataColumnDomain(DataCell lower, DataCell upper, Set<DataCell> values) {
        this.lower = lower;
        this.upper = upper;
        this.values = values;
    }

    /** The possible values, or null when unknown. */
    public Set<DataCell> getValues() {
        return values;
    }

    /** Whether the possible values are known. */
    public boolean hasValues() {
        return values != null;
    }

    /** The smallest value, or null. */
    public DataCell getLowerBound() {
        return lower;
    }

    /** Whether the smallest value is known. */
    public boolean hasLowerBound() {
        return lower != null;
    }

    /** The largest value, or null. */
    public DataCell getUpperBound() {
        return upper;
    }

    /** Whether the largest value is known. */
    public boolean hasUpperBound() {
        return upper != null;
    }

    /** Whether both bounds are known. */
    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataColumnDomain domain
                && Objects.equals(lower, domain.lower)
                && Objects.equals(upper, domain.upper)
                && Objects.equals(values, domain.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, values);
    }

    @Override
    public String toString() {
        return "lower=" + lower + ",upper=" + upper + ",values=" + values;
    }
}
