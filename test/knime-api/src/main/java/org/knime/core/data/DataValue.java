package org.knime.core.data;

/** What a cell can give: the reading side of a data type. */
public interface DataValue {}
