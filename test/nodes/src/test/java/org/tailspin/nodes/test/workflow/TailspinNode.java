package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;

/** A node of ours in a workflow: its settings as the dialog would store them, optional ports, fields that a variable controls. */
final class TailspinNode {

    private static final Attributes BUNDLE = bundle();

    private final Class<? extends DefaultNodeFactory> factory;
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private StoredSettings model;

    private TailspinNode(Class<? extends DefaultNodeFactory> factory) {
        this.factory = factory;
        model = runner().settings();
    }

    static TailspinNode of(Class<? extends DefaultNodeFactory> factory) {
        return new TailspinNode(factory);
    }

    private static Attributes bundle() {
        try (InputStream stream = Files.newInputStream(Path.of("../../plugin/nodes/src/main/bundle/MANIFEST.MF"))) {
            return new Manifest(stream).getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeRunner runner() {
        try {
            NodeRunner runner = NodeRunner.of(factory.getConstructor().newInstance());
            added.forEach(runner::addPort);
            removed.forEach(runner::removePort);
            return runner;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets a field, and switches it on if it is optional; a slash leads into a group. */
    TailspinNode set(String path, Object value) {
        model = set(model, path, value);
        return this;
    }

    private static StoredSettings set(StoredSettings settings, String path, Object value) {
        int slash = path.indexOf('/');
        String key = slash < 0 ? path : path.substring(0, slash);
        if (!settings.keys().contains(key)) {
            throw new IllegalArgumentException("no setting " + key + " in " + settings.keys());
        }
        StoredSettings changed =
                settings.with(key, slash < 0 ? value : set(settings.nested(key), path.substring(slash + 1), value));
        String present = key + "_is_present";
        return settings.keys().contains(present) ? changed.with(present, true) : changed;
    }

    /** Adds the optional port. */
    TailspinNode withCouplings() {
        added.add("couplings");
        return this;
    }

    /** Takes away a port that is there at first. */
    TailspinNode without(String port) {
        removed.add(port);
        return this;
    }

    /** Lets a flow variable control a field of the top level. */
    TailspinNode controlledBy(String variable, String key) {
        variables.put(key, variable);
        return this;
    }

    StoredSettings settings() throws InvalidSettingsException {
        NodeRunner runner = runner().load(model);
        String name = runner.definition().name();
        StoredSettings settings = new StoredSettings()
                .with("node_file", "settings.xml")
                .with("flow_stack", new StoredSettings())
                .with("internal_node_subsettings", new StoredSettings().with("memory_policy", "CacheSmallInMemory"))
                .with("model", model);
        if (!variables.isEmpty()) {
            settings = settings.with("variables", controlled());
        }
        return settings.with("customDescription", null)
                .with("state", Workflow.READY)
                .with("factory", factory.getName())
                .with("node-name", name)
                .with("node-bundle-name", BUNDLE.getValue("Bundle-Name"))
                .with(
                        "node-bundle-symbolic-name",
                        BUNDLE.getValue("Bundle-SymbolicName").split(";")[0])
                .with("node-bundle-vendor", BUNDLE.getValue("Bundle-Vendor"))
                .with("node-bundle-version", "0.0.0")
                .with("node-feature-name", "Tailspin")
                .with("node-feature-symbolic-name", "org.tailspin.feature.feature.group")
                .with("node-feature-vendor", BUNDLE.getValue("Bundle-Vendor"))
                .with("node-feature-version", "0.0.0")
                .with("factory_settings", new StoredSettings())
                .with("node_creation_config", ports(runner))
                .with("name", name)
                .with("hasContent", false)
                .with("isInactive", false)
                .with("ports", outputs(runner))
                .with(
                        "filestores",
                        new StoredSettings().with("file_store_location", null).with("file_store_id", null));
    }

    private StoredSettings controlled() {
        StoredSettings tree = new StoredSettings();
        for (Map.Entry<String, String> each : variables.entrySet()) {
            tree = tree.with(
                    each.getKey(),
                    new StoredSettings()
                            .with("used_variable", each.getValue())
                            .with("used_variable_flawed", false)
                            .with("exposed_variable", null));
        }
        return new StoredSettings().with("version", "V_2019_09_13").with("tree", tree);
    }

    private StoredSettings ports(NodeRunner runner) {
        StoredSettings groups = new StoredSettings();
        for (PortDefinition port : runner.definition().ports()) {
            StoredSettings group = new StoredSettings();
            if (port.isRemovable() && runner.has(port)) {
                group = group.with(
                        "port_0", new StoredSettings().with("object_class", BufferedDataTable.class.getName()));
            }
            groups = groups.with(port.id(), group);
        }
        return groups;
    }

    private static StoredSettings outputs(NodeRunner runner) {
        StoredSettings ports = new StoredSettings();
        int index = 0;
        for (PortDefinition port : runner.definition().ports()) {
            if (port.side() == Side.OUTPUT && (!port.isRemovable() || runner.has(port))) {
                index++;
                ports = ports.with(
                        "port_" + index,
                        new StoredSettings().with("index", index).with("port_dir_location", null));
            }
        }
        return ports;
    }
}
