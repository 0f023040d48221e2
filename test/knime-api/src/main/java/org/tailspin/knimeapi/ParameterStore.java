package org.tailspin.knimeapi;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;

/** Stores and loads parameters the way KNIME does. */
final class ParameterStore {

    private static final String PRESENT = "_is_present";
    private static final Set<Class<?>> PLAIN =
            Set.of(Boolean.class, Integer.class, Long.class, Double.class, Float.class, Byte.class, String.class);
    private static final Set<Class<?>> ARRAYS =
            Set.of(boolean[].class, int[].class, long[].class, double[].class, float[].class, String[].class);

    private ParameterStore() {}

    static StoredSettings save(Persistable parameters) {
        StoredSettings settings = new StoredSettings();
        for (Field field : ParameterFields.of(parameters.getClass())) {
            if (field.getType() != Void.class) {
                saveField(field, ParameterFields.get(field, parameters), settings);
            }
        }
        return settings;
    }

    private static void saveField(Field field, Object value, StoredSettings settings) {
        String key = ParameterFields.key(field);
        if (field.getType() == Optional.class) {
            Optional<?> optional = (Optional<?>) value;
            Class<?> type = ParameterFields.contentType(field);
            settings.put(key, optional.isPresent() ? stored(optional.get(), type) : empty(type));
            settings.put(key + PRESENT, optional.isPresent());
        } else {
            settings.put(key, stored(value, field.getType()));
        }
    }

    private static Object stored(Object value, Class<?> declared) {
        Class<?> type = boxed(declared);
        if (PLAIN.contains(type) || ARRAYS.contains(type)) {
            return value;
        }
        if (type.isEnum()) {
            return value == null ? null : ((Enum<?>) value).name();
        }
        if (Persistable.class.isAssignableFrom(type)) {
            return save((Persistable) value);
        }
        if (type.isArray() && Persistable.class.isAssignableFrom(type.getComponentType())) {
            StoredSettings settings = new StoredSettings();
            for (int each = 0; each < Array.getLength(value); each++) {
                settings.put(Integer.toString(each), save((Persistable) Array.get(value, each)));
            }
            return settings;
        }
        throw new IllegalArgumentException("No default persistor available for type '" + declared + "'.");
    }

    /** What KNIME stores for an optional value that is not there. */
    private static Object empty(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return null;
        }
        return type == Boolean.class ? Boolean.FALSE : type.cast(Array.get(Array.newInstance(primitive(type), 1), 0));
    }

    static <T extends Persistable> T load(Class<T> type, StoredSettings settings) throws InvalidSettingsException {
        T parameters = ParameterFields.create(type);
        for (Field field : ParameterFields.of(type)) {
            if (field.getType() != Void.class) {
                loadField(field, parameters, settings);
            }
        }
        return parameters;
    }

    private static void loadField(Field field, Object parameters, StoredSettings settings)
            throws InvalidSettingsException {
        String key = ParameterFields.key(field);
        boolean optional = field.getType() == Optional.class;
        boolean absent =
                !settings.keys().contains(key) && !(optional && settings.keys().contains(key + PRESENT));
        if (absent && mayBeAbsent(field)) {
            return;
        }
        if (optional && Boolean.FALSE.equals(settings.get(key + PRESENT))) {
            ParameterFields.set(field, parameters, Optional.empty());
            return;
        }
        if (!settings.keys().contains(key)) {
            throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
        }
        Object value = loaded(settings.get(key), ParameterFields.contentType(field), key);
        ParameterFields.set(field, parameters, optional ? Optional.ofNullable(value) : value);
    }

    private static boolean mayBeAbsent(Field field) {
        Migrate migrate = field.getAnnotation(Migrate.class);
        return (migrate != null && migrate.loadDefaultIfAbsent())
                || field.getDeclaringClass().isAnnotationPresent(LoadDefaultsForAbsentFields.class);
    }

    private static Object loaded(Object value, Class<?> declared, String key) throws InvalidSettingsException {
        Class<?> type = boxed(declared);
        if (type.isEnum()) {
            return constant(value, type);
        }
        if (value instanceof StoredSettings nested && Persistable.class.isAssignableFrom(type)) {
            return load(type.asSubclass(Persistable.class), nested);
        }
        if (value instanceof StoredSettings nested && type.isArray()) {
            Class<?> element = type.getComponentType();
            Object array = Array.newInstance(element, nested.keys().size());
            for (int each = 0; each < Array.getLength(array); each++) {
                Array.set(array, each, loaded(nested.get(Integer.toString(each)), element, key + "/" + each));
            }
            return array;
        }
        if (type.isInstance(value) || (value == null && type == String.class)) {
            return value;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" is no " + declared.getSimpleName() + ".");
    }

    private static Object constant(Object name, Class<?> type) throws InvalidSettingsException {
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        String names = Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .collect(Collectors.joining(", "));
        throw new InvalidSettingsException("Invalid value '" + name + "'. Possible values: " + names);
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private static Class<?> primitive(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).unwrap().returnType();
    }
}
