package org.tailspin.nodes.common;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads all fields of a dialog. */
final class SettingValues {

    private static final String PREFIX = "m_";

    private SettingValues() {}

    /**
     * Goes through the fields that matter for a result: all but messages, and where a journal is kept.
     *
     * @param key of the group
     * @param group of fields, or a single value
     * @param each takes keys, with a slash before each name of a field, and values, in the order of the names
     */
    static void forEach(String key, Object group, BiConsumer<String, Object> each) {
        if (!isGroup(group)) {
            each.accept(key, group);
            return;
        }
        Arrays.stream(group.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && isOfResults(field.getType()))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .forEach(field -> forEach(key + "/" + field.getName(), value(field, group), each));
    }

    /**
     * {@return the values as people read them, by the keys that KNIME keeps them under}
     *
     * @param parameters of a node
     */
    static Map<String, String> of(Object parameters) {
        final Map<String, String> values = new LinkedHashMap<>();
        forEach("", parameters, (key, value) -> values.put(key.replace("/" + PREFIX, "/"), shown(value)));
        return values;
    }

    private static String shown(Object value) {
        final Object there = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return there == null ? "" : words(there);
    }

    /** {@return the text of a value} */
    static String words(Object value) {
        return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    }

    /** Messages have no value, and a journal may be moved: where it is kept is not what it holds. */
    private static boolean isOfResults(Class<?> type) {
        return type != Void.class && type != JournalParameters.class;
    }

    /** Groups of ours, and what KNIME has for a choice of columns. */
    private static boolean isGroup(Object value) {
        return value != null
                && !(value instanceof Enum<?>)
                && !value.getClass().isArray()
                && !value.getClass().getName().startsWith("java.");
    }

    private static Object value(Field field, Object group) {
        try {
            field.setAccessible(true);
            return field.get(group);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a dialog's own fields can be read", e);
        }
    }
}
