package org.knime.core.node;

/** A factory of nodes whose ports can be added and removed. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    /** For subclasses. */
    protected ConfigurableNodeFactory() {}
}
