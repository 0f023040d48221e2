package org.tailspin.knimeapi;

import java.lang.reflect.Array;

/** Writes settings in the XML of KNIME's workflows. */
final class SettingsXml {

    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private SettingsXml() {}

    static String write(String key, StoredSettings settings) {
        SettingsXml xml = new SettingsXml();
        xml.config("", key, settings);
        return xml.text.toString();
    }

    private void config(String indent, String key, StoredSettings settings) {
        text.append(indent).append("<config key=\"").append(escaped(key)).append("\">\n");
        for (String each : settings.keys()) {
            entry(indent + INDENT, each, settings.get(each));
        }
        text.append(indent).append("</config>\n");
    }

    private void entry(String indent, String key, Object value) {
        if (value instanceof StoredSettings nested) {
            config(indent, key, nested);
        } else if (value != null && value.getClass().isArray()) {
            config(indent, key, array(value));
        } else {
            text.append(indent).append("<entry key=\"").append(escaped(key)).append("\" type=\"");
            text.append(type(value)).append('"').append(value == null ? " isnull=\"true\"" : "");
            text.append(" value=\"")
                    .append(value == null ? "" : escaped(value.toString()))
                    .append("\"/>\n");
        }
    }

    private static StoredSettings array(Object array) {
        StoredSettings result = new StoredSettings();
        result.put("array-size", Array.getLength(array));
        for (int each = 0; each < Array.getLength(array); each++) {
            result.put(Integer.toString(each), Array.get(array, each));
        }
        return result;
    }

    private static String type(Object value) {
        if (value == null || value instanceof String) {
            return "xstring";
        }
        if (value instanceof Integer) {
            return "xint";
        }
        return "x" + value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "%%00010");
    }
}
