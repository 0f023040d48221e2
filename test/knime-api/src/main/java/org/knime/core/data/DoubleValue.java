package org.knime.core.data;

/** A number. */
public interface DoubleValue extends DataValue {

    double getDoubleValue();
}
