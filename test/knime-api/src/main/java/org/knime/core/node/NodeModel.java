package org.knime.core.node;

/** The running part of a node, which nodes in the new style never see. */
public abstract class NodeModel {

    NodeModel() {}
}
