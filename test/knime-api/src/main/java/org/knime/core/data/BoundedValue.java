package org.knime.core.data;

/** Marks values that have an order, so that a column domain can have bounds. */
public interface BoundedValue extends DataValue {}
