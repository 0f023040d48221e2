package org.knime.node;

import java.util.Objects;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;
import org.tailspin.knimeapi.spi.NodeAccess;

/** The factory of a node in the new style; subclasses have a public constructor without arguments. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    static {
        NodeAccess.install(factory -> factory.node.definition());
    }

    private final DefaultNode node;

    /** The factory of this node. */
    protected DefaultNodeFactory(DefaultNode node) {
        this.node = Objects.requireNonNull(node, "node");
    }
}
