package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * Parameters of a node: the fields that are not private are stored, under their names without {@code m_}. A
 * constructor without arguments gives the defaults; one with {@link NodeParametersInput} may look at the inputs.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /** Refuses values that do not go together. */
    default void validate() throws InvalidSettingsException {}
}
