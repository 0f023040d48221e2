package org.knime.core.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Builds the domain of a column. */
public class DataColumnDomainCreator {

    private Set<DataCell> values;
    private DataCell lower;
    private DataCell upper;

    /** An empty domain. */
    public DataColumnDomainCreator() {}

    /** Starts from another domain. */
    public DataColumnDomainCreator(DataColumnDomain copyFrom) {
        this.values = copyFrom.getValues();
        this.lower = copyFrom.getLowerBound();
        this.upper = copyFrom.getUpperBound();
    }

    /** A domain with bounds; null means unknown. */
    public DataColumnDomainCreator(DataCell lowerBound, DataCell upperBound) {
        this.lower = lowerBound;
        this.upper = upperBound;
    }

    /** A domain with possible values. */
    public DataColumnDomainCreator(Set<? extends DataCell> values) {
        this.values = copy(values);
    }

    /** A domain with possible values. */
    public DataColumnDomainCreator(DataCell[] values) {
        this.values = copy(new LinkedHashSet<>(Arrays.asList(values)));
    }

    private static Set<DataCell> copy(Set<? extends DataCell> values) {
        return values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<DataCell>(values));
    }

    /** Sets the possible values, or null. */
    public void setValues(Set<? extends DataCell> possible) {
        values = copy(possible);
    }

    /** Sets the smallest value, or null. */
    public void setLowerBound(DataCell bound) {
        lower = bound;
    }

    /** Sets the largest value, or null. */
    public void setUpperBound(DataCell bound) {
        upper = bound;
    }

    /** The domain. */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
