package org.knime.core.node.port;

/** A port object's spec that KNIME stores by itself. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {}
