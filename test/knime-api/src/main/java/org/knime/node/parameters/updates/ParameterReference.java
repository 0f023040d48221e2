package org.knime.node.parameters.updates;

/** A name for a parameter's value of this type; bound to the field with {@link ValueReference}. */
public interface ParameterReference<V> {}
