package org.tailspin.knimeapi.spi;

import java.util.List;
import java.util.function.Function;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/** All that a factory says of its node; parameters may be null, and so may the type and the view. */
public record NodeDefinition(
        String name,
        String icon,
        String shortDescription,
        String fullDescription,
        String sinceVersion,
        List<PortDefinition> ports,
        Class<? extends NodeParameters> parameters,
        ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
        ExecuteConsumer execute,
        NodeType type,
        List<String> keywords,
        List<Link> links,
        View view) {

    /** What a browser shows: one sentence about it, and its data, which may be null. */
    public record View(String description, Function<ViewInput, ?> data) {}

    /** Something to read. */
    public record Link(String href, String description) {}
}
