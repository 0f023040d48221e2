package org.knime.core.node.port;

/** What travels between nodes. */
public interface PortObject {

    String getSummary();

    PortObjectSpec getSpec();
}
