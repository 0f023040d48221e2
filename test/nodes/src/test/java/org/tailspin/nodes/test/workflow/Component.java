package org.tailspin.nodes.test.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.StoredSettings;

/**
 * A component without inputs and with one table as its output: nodes inside, and the page on which the views of some of them
 * stand, which KNIME calls its composite view. Ports and nodes are counted from 1; the nodes 1 and 2 are its input and output.
 */
final class Component {

    /** The output of what stands inside. */
    static final int OUTPUT = 2;

    private static final int TWELFTHS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String text;
    private final String port;
    private final Workflow inside;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Component(String name, String text, String port) {
        this.name = name;
        this.text = text;
        this.port = port;
        inside = new Workflow(name, text);
        inside.add(KnimeNode.of("component-input"), 0, 0, "");
        StoredSettings type = new StoredSettings().with("object_class", BufferedDataTable.class.getName());
        KnimeNode output = KnimeNode.of("component-output")
                .set("port-names", new String[] {port})
                .set("port-descriptions", new String[] {""});
        inside.add(
                output.withFactorySettings(new StoredSettings()
                        .with("port_0", new StoredSettings().with("index", 0).with("type", type))),
                10,
                0,
                "");
    }

    /** The nodes inside. */
    Workflow inside() {
        return inside;
    }

    /** A row of the page that is a text. */
    Component says(String html) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", "html");
        content.put("value", html);
        return row(List.of(content));
    }

    /** A row of the page that is the views of nodes, side by side and equally wide, as high as they need. */
    Component shows(Integer... nodes) {
        return views("viewLowestElement", nodes);
    }

    /** A row of the page that is charts, side by side and equally wide. */
    Component draws(Integer... nodes) {
        return views(nodes.length == 1 ? "aspectRatio16by9" : "aspectRatio4by3", nodes);
    }

    private Component views(String resizeMethod, Integer... nodes) {
        return row(Arrays.stream(nodes)
                .map(node -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("type", "view");
                    view.put("useLegacyMode", false);
                    view.put("resizeMethod", resizeMethod);
                    view.put("autoResize", resizeMethod.startsWith("view"));
                    view.put("sizeHeight", true);
                    view.put("sizeWidth", false);
                    view.put("scrolling", false);
                    view.put("nodeID", node.toString());
                    return view;
                })
                .toList());
    }

    private Component row(List<Map<String, Object>> contents) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Map<String, Object> content : contents) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("content", List.of(content));
            column.put("widthXS", TWELFTHS / contents.size());
            columns.add(column);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", "row");
        row.put("columns", columns);
        rows.add(row);
        return this;
    }

    /** The page as KNIME stores it. */
    private String layout() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("parentLayoutLegacyMode", false);
        page.put("rows", rows);
        try {
            return JSON.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are JSON", e);
        }
    }

    StoredSettings settings() {
        StoredSettings type = new StoredSettings().with("object_class", BufferedDataTable.class.getName());
        return new StoredSettings()
                .with("node_file", "settings.xml")
                .with("flow_stack", new StoredSettings())
                .with("internal_node_subsettings", new StoredSettings().with("memory_policy", "CacheSmallInMemory"))
                .with("model", new StoredSettings())
                .with("customDescription", null)
                .with("state", Workflow.READY)
                .with("workflow-file", "workflow.knime")
                .with("virtual-in-ID", 1)
                .with("inports", new StoredSettings())
                .with("virtual-out-ID", OUTPUT)
                .with(
                        "outports",
                        new StoredSettings()
                                .with(
                                        "outport_0",
                                        new StoredSettings().with("index", 0).with("type", type)))
                .with("layoutJSON", layout())
                .with("configurationLayoutJSON", "{}")
                .with("hideInWizard", false)
                .with("customCSS", "")
                .with("name", name);
    }

    /** Its files beside settings.xml, by their paths. */
    Map<String, String> files() {
        Map<String, String> files = inside.nodeFiles();
        files.put("component-metadata.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <component-metadata content-type="text/plain" xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                    <last-modified>2026-01-01T00:00:00Z</last-modified>
                    <description>%s</description>
                    <in-ports/>
                    <out-ports>
                        <port name="%s"/>
                    </out-ports>
                </component-metadata>
                """.formatted(
                        text.replace("&", "&amp;").replace("<", "&lt;"), port));
        return files;
    }
}
