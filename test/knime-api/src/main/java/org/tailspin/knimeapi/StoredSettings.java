package org.tailspin.knimeapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Settings as KNIME keeps them in a workflow: keys with booleans, numbers, texts, arrays and nested settings. Immutable
 * but for the package, so that a test can keep an old version's settings as a constant.
 */
public final class StoredSettings {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** No settings. */
    public StoredSettings() {}

    void put(String key, Object value) {
        entries.put(key, value);
    }

    /** The keys in their order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** The value of a key, or null. */
    public Object get(String key) {
        return entries.get(key);
    }

    /** The settings nested under a key. */
    public StoredSettings nested(String key) {
        return (StoredSettings) entries.get(key);
    }

    /** The same settings with another value, as if a flow variable had overwritten it. */
    public StoredSettings with(String key, Object value) {
        StoredSettings copy = copy();
        copy.put(key, value);
        return copy;
    }

    /** The same settings without a key, as if a version before it had stored them. */
    public StoredSettings without(String key) {
        StoredSettings copy = copy();
        copy.entries.remove(key);
        return copy;
    }

    private StoredSettings copy() {
        StoredSettings copy = new StoredSettings();
        copy.entries.putAll(entries);
        return copy;
    }

    /** The settings as the XML of a workflow's settings.xml, under a key such as {@code model}. */
    public String toXml(String key) {
        return SettingsXml.write(key, this);
    }

    /** Reads the settings in the XML of a workflow's settings.xml. */
    public static StoredSettings fromXml(String xml) {
        return SettingsXmlReader.read(xml);
    }

    /** Equal XML. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredSettings settings && toXml("").equals(settings.toXml(""));
    }

    @Override
    public int hashCode() {
        return toXml("").hashCode();
    }

    @Override
    public String toString() {
        return toXml("settings");
    }
}
