package org.tailspin.install;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.osgi.framework.Bundle;
import org.w3c.dom.NodeList;

/** What must hold of the nodes' bundle in a running Equinox; each method fails with the reason. */
final class NodesCheck {

    /** Pictures as SVG and PDF: nodes give PNG, and the bundle leaves the libraries of the others (some 6 MB) out. */
    private static final List<String> COMMAND_LINE_ONLY =
            List.of("org.tailspin.charts.PdfFile", "org.tailspin.charts.SvgFile");

    static final String BUNDLE = "org.tailspin.nodes";
    private static final String NODES_POINT = "org.knime.workbench.repository.nodes";
    private static final String FACTORY = "factory-class";

    private final Equinox equinox;
    private final Bundle bundle;

    NodesCheck(Equinox equinox) {
        this.equinox = equinox;
        this.bundle = equinox.bundle(BUNDLE);
    }

    void all() throws Exception {
        registered();
        librariesOnTheClassPath();
        ownClassesLink();
        for (Object factory : factories()) {
            described(factory);
            if (isSource(factory)) {
                executed(factory);
            }
        }
        drawsWithoutScreen();
    }

    /** Every node of plugin.xml is in the registry; without singleton:=true none would be. */
    Set<String> registered() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Object element : equinox.declarations(NODES_POINT)) {
            found.add((String) Reflect.call(element, "getAttribute", FACTORY));
        }
        Set<String> declared = declared();
        if (declared.isEmpty() || !declared.equals(found)) {
            throw new IllegalStateException("plugin.xml declares " + declared + ", the registry holds " + found);
        }
        return found;
    }

    private Set<String> declared() throws Exception {
        try (InputStream stream = bundle.getEntry("plugin.xml").openStream()) {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getElementsByTagName("node");
            Set<String> names = new TreeSet<>();
            for (int each = 0; each < nodes.getLength(); each++) {
                names.add(nodes.item(each).getAttributes().getNamedItem(FACTORY).getNodeValue());
            }
            return names;
        }
    }

    /** Makes each factory as KNIME does. */
    List<Object> factories() throws Exception {
        List<Object> factories = new ArrayList<>();
        for (Object element : equinox.declarations(NODES_POINT)) {
            factories.add(Reflect.call(element, "createExecutableExtension", FACTORY));
        }
        return factories;
    }

    /** A library that travels in the bundle, but is not on its class path, is of no use. */
    void librariesOnTheClassPath() throws IOException {
        for (URL library : Collections.list(bundle.findEntries("lib", "*.jar", false))) {
            String name = classNames(library).stream().findFirst().orElseThrow();
            try {
                bundle.loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(library.getPath() + " is not on the class path: no " + name, e);
            }
        }
    }

    private static List<String> classNames(URL library) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarInputStream jar = new JarInputStream(library.openStream())) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                String path = entry.getName();
                if (path.endsWith(".class") && !path.endsWith("-info.class") && !path.startsWith("META-INF/")) {
                    names.add(className(path));
                }
            }
        }
        return names;
    }

    private static String className(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    /**
     * All that the signatures of our own classes name must be there, but for the two writers of {@link #COMMAND_LINE_ONLY}, which
     * no node reaches.
     */
    void ownClassesLink() throws IOException {
        List<String> names = new ArrayList<>();
        for (URL entry : Collections.list(bundle.findEntries("org/tailspin", "*.class", true))) {
            names.add(className(entry.getPath().substring(1)));
        }
        for (URL library : Collections.list(bundle.findEntries("lib", "tailspin-*.jar", false))) {
            names.addAll(classNames(library));
        }
        for (String name : names) {
            if (COMMAND_LINE_ONLY.stream().anyMatch(name::startsWith)) {
                continue;
            }
            try {
                Class<?> type = bundle.loadClass(name);
                type.getDeclaredMethods();
                type.getDeclaredConstructors();
                type.getDeclaredFields();
            } catch (ClassNotFoundException | LinkageError e) {
                throw new IllegalStateException(name + " does not link", e);
            }
        }
    }

    /** The description is complete, with the icon in the bundle. */
    private void described(Object factory) throws Exception {
        List<?> problems = (List<?>) Reflect.callStatic(driver("NodeLint"), "check", factory);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    private boolean isSource(Object factory) throws Exception {
        Object definition = Reflect.call(runner(factory), "definition");
        for (Object port : (List<?>) Reflect.call(definition, "ports")) {
            boolean input = Reflect.call(port, "side").toString().equals("INPUT");
            if (input && Reflect.call(port, "type") != null) {
                return false;
            }
        }
        return true;
    }

    /** A node without inputs runs as it was dropped. */
    private void executed(Object factory) throws Exception {
        Class<?> objects = equinox.bundle("org.knime.core").loadClass("org.knime.core.node.port.PortObject");
        Reflect.call(runner(factory), "execute", Array.newInstance(objects, 0));
    }

    private Object runner(Object factory) throws Exception {
        return Reflect.callStatic(driver("NodeRunner"), "of", factory);
    }

    private Class<?> driver(String name) throws ClassNotFoundException {
        return equinox.bundle("org.knime.core.ui").loadClass("org.tailspin.knimeapi." + name);
    }

    /** The library that draws our pictures, where there is no screen. */
    void drawsWithoutScreen() throws Exception {
        Class<?> charts = bundle.loadClass("org.jfree.chart.ChartFactory");
        Object chart = Reflect.callStatic(charts, "createXYLineChart", "title", "x", "y", null);
        BufferedImage image = (BufferedImage) Reflect.call(chart, "createBufferedImage", 320, 200);
        if (image.getRGB(0, 0) == 0) {
            throw new IllegalStateException("The picture is empty");
        }
    }
}
