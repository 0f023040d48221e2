package org.tailspin.nodes.test.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.StoredSettings;

/** A workflow: nodes in columns, connections, and a text that says what it shows. Ports are counted from 1. */
final class Workflow {

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
            + " http://www.knime.org/XMLConfig_2008_09.xsd\" key=";
    private static final String MOMENT = "2026-01-01 00:00:00 +0000";

    /** The state that every node reaches when KNIME loads it; any other is a warning, and a workflow that looks changed. */
    static final String READY = "CONFIGURED";

    private static final int COLUMN = 180;
    private static final int ROW = 140;
    private static final int TOP = 240;

    private record Node(StoredSettings settings, Component component, int column, int row, String label) {

        String directory(int id) {
            return ((String) settings.get("name")).replaceAll("[^A-Za-z0-9 ]", "_") + " (#" + id + ")";
        }
    }

    private record Connection(int from, int fromPort, int to, int toPort) {}

    private final String name;
    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    Workflow(String name, String text) {
        this.name = name;
        this.text = text;
    }

    String name() {
        return name;
    }

    /** Adds a node, and returns its number. */
    int add(TailspinNode node, int column, int row, String label) {
        try {
            return add(node.settings(), column, row, label);
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    int add(KnimeNode node, int column, int row, String label) {
        return add(node.settings(), column, row, label);
    }

    private int add(StoredSettings settings, int column, int row, String label) {
        nodes.add(new Node(settings.with("state", READY), null, column, row, label));
        return nodes.size();
    }

    /** Adds a component, which shows its name. */
    int add(Component component, int column, int row) {
        nodes.add(new Node(component.settings(), component, column, row, ""));
        return nodes.size();
    }

    Workflow connect(int from, int fromPort, int to, int toPort) {
        connections.add(new Connection(from, fromPort, to, toPort));
        return this;
    }

    /** The files of its directory, by their paths. */
    Map<String, String> files() {
        Map<String, String> files = nodeFiles();
        files.put(
                "workflow-metadata.xml",
                HEADER + """
                <workflow-metadata content-type="text/plain" xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                    <last-modified>2026-01-01T00:00:00Z</last-modified>
                    <description>%s</description>
                </workflow-metadata>
                """.formatted(text.replace("&", "&amp;").replace("<", "&lt;")));
        return files;
    }

    /** The files of the nodes and of how they are connected, which a component has as well. */
    Map<String, String> nodeFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("workflow.knime", xml("workflow.knime", workflow()));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            StoredSettings settings = node.label().isEmpty()
                    ? node.settings()
                    : node.settings()
                            .with("nodeAnnotation", annotation(node.label(), x(node), y(node) + 80, 140, 40, "CENTER"));
            String directory = node.directory(i + 1) + "/";
            files.put(directory + "settings.xml", xml("settings.xml", settings));
            if (node.component() != null) {
                node.component().files().forEach((path, content) -> files.put(directory + path, content));
            }
        }
        return files;
    }

    private static int x(Node node) {
        return 40 + COLUMN * node.column();
    }

    private static int y(Node node) {
        return TOP + ROW * node.row();
    }

    static String xml(String key, StoredSettings settings) {
        return HEADER + settings.toXml(key).replaceFirst("<config key=", NAMESPACE);
    }

    private StoredSettings workflow() {
        StoredSettings all = new StoredSettings();
        for (int i = 0; i < nodes.size(); i++) {
            all = all.with("node_" + (i + 1), node(i + 1, nodes.get(i)));
        }
        StoredSettings lines = new StoredSettings();
        for (int i = 0; i < connections.size(); i++) {
            Connection each = connections.get(i);
            lines = lines.with(
                    "connection_" + i,
                    new StoredSettings()
                            .with("sourceID", each.from())
                            .with("destID", each.to())
                            .with("sourcePort", each.fromPort())
                            .with("destPort", each.toPort()));
        }
        return new StoredSettings()
                .with("created_by", "5.8.0")
                .with("created_by_nightly", false)
                .with("version", "5.1.0")
                .with("name", null)
                .with(
                        "authorInformation",
                        new StoredSettings()
                                .with("authored-by", "The Tailspin authors")
                                .with("authored-when", MOMENT)
                                .with("lastEdited-by", null)
                                .with("lastEdited-when", null))
                .with("customDescription", null)
                .with("state", READY)
                .with("workflow_credentials", new StoredSettings())
                .with(
                        "annotations",
                        new StoredSettings().with("annotation_0", annotation(text, 40, 20, 760, TOP - 60, "LEFT")))
                .with("nodes", all)
                .with("connections", lines);
    }

    private static StoredSettings node(int id, Node node) {
        return new StoredSettings()
                .with("id", id)
                .with("node_settings_file", node.directory(id) + "/settings.xml")
                .with("node_is_meta", node.component() != null)
                .with("node_type", node.component() == null ? "NativeNode" : "SubNode")
                .with("ui_classname", "org.knime.core.node.workflow.NodeUIInformation")
                .with(
                        "ui_settings",
                        new StoredSettings().with("extrainfo.node.bounds", new int[] {x(node), y(node), 90, 80}));
    }

    private static StoredSettings annotation(String text, int x, int y, int width, int height, String alignment) {
        return new StoredSettings()
                .with("text", text)
                .with("contentType", "text/plain")
                .with("bgcolor", 0xFFFFFF)
                .with("x-coordinate", x)
                .with("y-coordinate", y)
                .with("width", width)
                .with("height", height)
                .with("alignment", alignment)
                .with("borderSize", 0)
                .with("borderColor", 0xFFFFFF)
                .with("defFontSize", -1)
                .with("annotation-version", 20230412)
                .with("styles", new StoredSettings());
    }
}
