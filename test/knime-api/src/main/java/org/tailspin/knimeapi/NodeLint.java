package org.tailspin.knimeapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Looks for what a user would miss in a node's description and dialog, and for what KNIME would only say at run time. */
public final class NodeLint {

    private final Class<?> factoryClass;
    private final NodeDefinition node;
    private final List<String> problems = new ArrayList<>();

    private NodeLint(Class<?> factoryClass, NodeDefinition node) {
        this.factoryClass = factoryClass;
        this.node = node;
    }

    /** The problems of a node, none if all is well. */
    public static List<String> check(DefaultNodeFactory factory) {
        NodeRunner runner = NodeRunner.of(factory);
        NodeLint lint = new NodeLint(factory.getClass(), runner.definition());
        lint.texts();
        lint.icon();
        lint.node.ports().forEach(lint::port);
        if (lint.node.parameters() != null) {
            lint.problems.addAll(ParameterLint.check(lint.node.parameters(), runner.nothingConnected()));
        }
        return List.copyOf(lint.problems);
    }

    private void texts() {
        need(!node.name().isBlank(), "no name");
        need(!node.shortDescription().isBlank(), "no short description");
        need(node.type() != null, "no type");
        need(!node.keywords().isEmpty(), "no keywords");
        need(isMarkup(node.fullDescription()), "the full description is empty or no well-formed HTML");
        for (NodeDefinition.Link link : node.links()) {
            need(link.href().startsWith("https://"), "the link " + link.href() + " is not https");
            need(!link.description().isBlank(), "the link " + link.href() + " has no description");
        }
    }

    /** KNIME puts descriptions into an XML document. */
    private static boolean isMarkup(String text) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            builder.parse(new InputSource(new StringReader("<text>" + text + "</text>")));
            return !text.isBlank();
        } catch (SAXException e) {
            return false;
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void icon() {
        try (InputStream stream = factoryClass.getResourceAsStream(node.icon())) {
            need(stream != null && ImageIO.read(stream) != null, "no picture " + node.icon() + " beside the factory");
        } catch (IOException e) {
            problems.add("the icon " + node.icon() + " cannot be read: " + e.getMessage());
        }
    }

    private void port(PortDefinition port) {
        need(!port.name().isBlank(), "a port without a name");
        need(isMarkup(port.description()), "port " + port.name() + ": the description is empty or no well-formed HTML");
    }

    private void need(boolean fine, String problem) {
        if (!fine) {
            problems.add(node.name() + ": " + problem);
        }
    }
}
