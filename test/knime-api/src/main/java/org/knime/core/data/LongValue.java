package org.knime.core.data;

/** A whole number of 64 bits. */
public interface LongValue extends DataValue {

    long getLongValue();
}
