package org.knime.core.node.port;

/** What is known of a port's object before the node runs. */
public interface PortObjectSpec {}
