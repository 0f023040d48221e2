package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.NodeDefinition.Link;
import org.tailspin.knimeapi.spi.PortDefinition;

/** A node: its description, ports and model. */
public final class DefaultNode {

    private record Texts(String name, String icon, String shortDescription, String fullDescription, String since) {}

    private final Texts texts;
    private final List<PortDefinition> ports;
    private final DefaultModel model;
    private final List<String> keywords = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private NodeType type;
    private DefaultView view;

    private DefaultNode(Texts texts, List<PortDefinition> ports, DefaultModel model) {
        this.texts = texts;
        this.ports = ports;
        this.model = model;
    }

    /** Starts the description of a node. */
    public static RequireName create() {
        return name -> icon -> shortDescription -> fullDescription -> (major, minor, revision) -> requirePorts(
                new Texts(name, icon, shortDescription, fullDescription, major + "." + minor + "." + revision));
    }

    private static RequirePorts requirePorts(Texts texts) {
        return new RequirePorts() {
            @Override
            public RequireModel ports(Consumer<PortsAdder> ports) {
                return dynamicPorts(PortCollector.fixed(ports));
            }

            @Override
            public RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports) {
                return model ->
                        new DefaultNode(texts, PortCollector.collect(ports), model.apply(DefaultModel.create()));
            }
        };
    }

    /** What the node does, which decides its colour; may be called once. */
    public DefaultNode nodeType(NodeType nodeType) {
        if (type != null) {
            throw new IllegalStateException("A node has one type only");
        }
        type = nodeType;
        return this;
    }

    /** Words under which the node can be found; may be called once. */
    public DefaultNode keywords(String... words) {
        if (!keywords.isEmpty()) {
            throw new IllegalStateException("A node has one list of keywords only");
        }
        keywords.addAll(List.of(words));
        return this;
    }

    /** What a browser shows of the executed node; may be called once. */
    public DefaultNode addView(Function<DefaultView.RequireViewParameters, DefaultView> made) {
        if (view != null) {
            throw new IllegalStateException("A node has one view only");
        }
        view = made.apply(DefaultView.create());
        return this;
    }

    /** A link to something to read. */
    public DefaultNode addExternalResource(String href, String description) {
        links.add(new Link(Objects.requireNonNull(href), Objects.requireNonNull(description)));
        return this;
    }

    NodeDefinition definition() {
        return new NodeDefinition(
                texts.name,
                texts.icon,
                texts.shortDescription,
                texts.fullDescription,
                texts.since,
                ports,
                model.parameters(),
                model.configure(),
                model.execute(),
                type,
                List.copyOf(keywords),
                List.copyOf(links),
                view == null ? null : new NodeDefinition.View(view.description(), view.data()));
    }

    /** Needs the name. */
    public interface RequireName {

        RequireIcon name(String name);
    }

    /** Needs the icon, a file beside the factory. */
    public interface RequireIcon {

        RequireShortDescription icon(String icon);
    }

    /** Needs one sentence. */
    public interface RequireShortDescription {

        RequireFullDescription shortDescription(String shortDescription);
    }

    /** Needs the description, with simple HTML. */
    public interface RequireFullDescription {

        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Needs the version in which the node appeared. */
    public interface RequireSinceVersion {

        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** Needs the model. */
    public interface RequireModel {

        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }
}
