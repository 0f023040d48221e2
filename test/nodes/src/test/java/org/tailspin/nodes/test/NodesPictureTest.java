package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The picture of the nodes in the README: the first example workflow as it lies on KNIME's canvas, from its own file, and
 * the nodes that it does not have below; names, icons, ports and colours are what the nodes say of themselves.
 * {@code -Dtailspin.write=true} draws it anew.
 */
class NodesPictureTest {

    private static final Path PICTURE = Path.of("../../plugin/docs/pictures/nodes.svg");
    private static final Path WORKFLOW = Path.of("../../update-site/workflows/1 Smallest/workflow.knime");

    /** Colours of KNIME for the kinds of nodes that there are here. */
    private static final Map<NodeType, String> COLOURS =
            Map.of(NodeType.Source, "#F2A33C", NodeType.Manipulator, "#FFD800", NodeType.Other, "#B2B7BC");

    private static final String TABLE = "#000000";
    private static final String IMAGE = "#57B252";
    private static final int BOX = 56;
    private static final int ICON = 40;
    private static final int MARGIN = 60;
    private static final int ROW = 130;
    private static final int WIDTH = 3 * 180 + 30;

    private record Place(NodeDefinition node, Class<?> factory, int x, int y) {

        List<PortDefinition> ports(Side side) {
            return node.ports().stream()
                    .filter(port -> port.side() == side && port.type() != null)
                    .toList();
        }

        int portY(Side side, int index) {
            return y + BOX * (2 * index + 1) / (2 * ports(side).size());
        }
    }

    private final StringBuilder svg = new StringBuilder();

    @Test
    void thePictureIsCurrent() throws Exception {
        draw();
        if (Boolean.getBoolean("tailspin.write")) {
            Files.writeString(PICTURE, svg);
        }
        assertEquals(
                svg.toString(),
                Files.readString(PICTURE),
                "draw it anew: mvn test -pl test/nodes -am -Dtest=NodesPictureTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.write=true");
    }

    private void draw() throws Exception {
        Map<String, DefaultNodeFactory> left = new LinkedHashMap<>();
        for (DefaultNodeFactory factory : SettingsTest.factories().toList()) {
            left.put(NodeRunner.of(factory).definition().name(), factory);
        }
        Document workflow =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(WORKFLOW.toFile());
        Map<String, Place> placed = new LinkedHashMap<>();
        int top = Integer.MAX_VALUE;
        for (Element node : children(config(workflow.getDocumentElement(), "nodes"))) {
            top = Math.min(top, bound(node, 1));
        }
        for (Element node : children(config(workflow.getDocumentElement(), "nodes"))) {
            String name = entry(node, "node_settings_file").replaceFirst(" \\(#.*", "");
            placed.put(
                    entry(node, "id"),
                    place(left.remove(name), bound(node, 0) + MARGIN - 40, bound(node, 1) - top + MARGIN));
        }
        assertFalse(placed.containsValue(null));
        int column = 0;
        List<Place> all = new ArrayList<>(placed.values());
        for (DefaultNodeFactory factory : left.values()) {
            all.add(place(factory, MARGIN + 180 * column++, MARGIN + ROW));
        }
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"Roboto Condensed, Arial, Helvetica, sans-serif\">",
                WIDTH, 2 * ROW + 40, WIDTH, 2 * ROW + 40);
        line("<title>The nodes of Tailspin on KNIME's canvas; the first three are the first workflow</title>");
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        for (Element connection : children(config(workflow.getDocumentElement(), "connections"))) {
            connect(
                    placed.get(entry(connection, "sourceID")),
                    Integer.parseInt(entry(connection, "sourcePort")) - 1,
                    placed.get(entry(connection, "destID")),
                    Integer.parseInt(entry(connection, "destPort")) - 1);
        }
        for (Place place : all) {
            node(place);
        }
        line("</svg>");
    }

    private static Place place(DefaultNodeFactory factory, int x, int y) {
        return new Place(NodeRunner.of(factory).definition(), factory.getClass(), x, y);
    }

    private void node(Place place) throws IOException {
        int x = place.x();
        int y = place.y();
        line(
                "<text x=\"%d\" y=\"%d\" font-size=\"14\" font-weight=\"bold\" fill=\"#3E3A39\""
                        + " text-anchor=\"middle\">%s</text>",
                x + BOX / 2, y - 14, place.node().name());
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\"/>",
                x, y, BOX, BOX, COLOURS.get(place.node().type()));
        try (InputStream icon = place.factory().getResourceAsStream(place.node().icon())) {
            line(
                    "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>",
                    x + (BOX - ICON) / 2,
                    y + (BOX - ICON) / 2,
                    ICON,
                    ICON,
                    Base64.getEncoder().encodeToString(icon.readAllBytes()));
        }
        for (Side side : Side.values()) {
            List<PortDefinition> ports = place.ports(side);
            for (int i = 0; i < ports.size(); i++) {
                port(ports.get(i), side == Side.INPUT ? x - 10 : x + BOX + 1, place.portY(side, i));
            }
        }
        line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" rx=\"4\" fill=\"#E6E7E8\"/>", x, y + BOX + 6, BOX);
        line("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#FFD800\"/>", x + BOX / 2, y + BOX + 13);
    }

    /** Tables are triangles, pictures squares. */
    private void port(PortDefinition port, int x, int y) {
        if (port.type().getPortObjectClass() == BufferedDataTable.class) {
            line("<path d=\"M%d %dl9 5l-9 5z\" fill=\"%s\"/>", x, y - 5, TABLE);
        } else {
            line("<rect x=\"%d\" y=\"%d\" width=\"9\" height=\"9\" fill=\"%s\"/>", x, y - 5, IMAGE);
        }
    }

    private void connect(Place from, int output, Place to, int input) {
        int x = from.x() + BOX + 10;
        int y = from.portY(Side.OUTPUT, output);
        int toX = to.x() - 10;
        int toY = to.portY(Side.INPUT, input);
        int middle = (x + toX) / 2;
        line(
                "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"#9B9B9B\"/>",
                x, y, middle, y, middle, toY, toX, toY);
    }

    private static int bound(Element node, int index) {
        return Integer.parseInt(entry(config(config(node, "ui_settings"), "extrainfo.node.bounds"), "" + index));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element config(Element parent, String key) {
        return children(parent).stream()
                .filter(child -> child.getAttribute("key").equals(key))
                .findAny()
                .orElseThrow();
    }

    private static String entry(Element parent, String key) {
        return config(parent, key).getAttribute("value");
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
