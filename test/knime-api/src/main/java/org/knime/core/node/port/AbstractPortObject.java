package org.knime.core.node.port;

/** A port object that KNIME stores by itself. */
public abstract class AbstractPortObject implements PortObject {}
