package org.tailspin.knimeapi;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads settings out of the XML of KNIME's workflows; arrays of one type of value come back as arrays. */
final class SettingsXmlReader {

    private static final String SIZE = "array-size";

    private SettingsXmlReader() {}

    static StoredSettings read(String xml) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return config(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (SAXException e) {
            throw new IllegalArgumentException("This is no XML of settings: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredSettings config(Element config) {
        StoredSettings settings = new StoredSettings();
        for (Node node = config.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String key = element.getAttribute("key");
                if (element.getTagName().equals("config")) {
                    StoredSettings nested = config(element);
                    settings.put(key, isArray(nested) ? array(nested) : nested);
                } else {
                    settings.put(key, value(element));
                }
            }
        }
        return settings;
    }

    private static Object value(Element entry) {
        String value = entry.getAttribute("value");
        if (Boolean.parseBoolean(entry.getAttribute("isnull"))) {
            return null;
        }
        return switch (entry.getAttribute("type")) {
            case "xboolean" -> Boolean.valueOf(value);
            case "xint" -> Integer.valueOf(value);
            case "xlong" -> Long.valueOf(value);
            case "xdouble" -> Double.valueOf(value);
            case "xbyte" -> Byte.valueOf(value);
            case "xstring" -> value.replace("%%00010", "\n");
            default -> throw new IllegalArgumentException("No type " + entry.getAttribute("type"));
        };
    }

    private static boolean isArray(StoredSettings settings) {
        return settings.keys().contains(SIZE)
                && settings.keys().stream().noneMatch(key -> settings.get(key) instanceof StoredSettings);
    }

    /** An empty one is of texts: nothing tells what it was of. */
    private static Object array(StoredSettings settings) {
        List<Object> values = new ArrayList<>();
        for (int each = 0; each < (Integer) settings.get(SIZE); each++) {
            values.add(settings.get(Integer.toString(each)));
        }
        if (values.isEmpty() || values.stream().allMatch(value -> value == null || value instanceof String)) {
            return values.toArray(String[]::new);
        }
        if (values.get(0) instanceof Integer) {
            return values.stream().mapToInt(Integer.class::cast).toArray();
        }
        if (values.get(0) instanceof Double) {
            return values.stream().mapToDouble(Double.class::cast).toArray();
        }
        boolean[] flags = new boolean[values.size()];
        for (int each = 0; each < flags.length; each++) {
            flags[each] = (Boolean) values.get(each);
        }
        return flags;
    }
}
