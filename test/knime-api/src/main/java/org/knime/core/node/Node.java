package org.knime.core.node;

/** The node around a model, of which the stand-in needs no more than the name. */
public final class Node {

    private Node() {}
}
