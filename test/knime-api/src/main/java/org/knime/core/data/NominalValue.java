package org.knime.core.data;

/** Marks values that a column domain can list. */
public interface NominalValue extends DataValue {}
