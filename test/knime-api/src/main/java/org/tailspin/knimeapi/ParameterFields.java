package org.tailspin.knimeapi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.persistence.Persist;

/** Which fields of a parameter class KNIME stores, and under which keys. */
final class ParameterFields {

    private ParameterFields() {}

    /** The fields that are neither private nor static, those of the superclass first. */
    static List<Field> of(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != Object.class && type.getSuperclass() != null) {
            fields.addAll(of(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers) && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    static String key(Field field) {
        Persist persist = field.getAnnotation(Persist.class);
        String name = field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName();
        String key = persist == null || persist.configKey().isEmpty() ? name : persist.configKey();
        return persist != null && persist.hidden() ? key + "_Internals" : key;
    }

    /** The type of the value, which for an optional one is that of the content. */
    static Class<?> contentType(Field field) {
        if (field.getType() != Optional.class) {
            return field.getType();
        }
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    /** Calls the constructor without arguments, whatever its visibility, as KNIME does. */
    static <T> T create(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " has no constructor without arguments that works", e);
        }
    }

    /** Lets the parameters look at the inputs, where they have a constructor that does. */
    static <T extends NodeParameters> T guess(Class<T> type, NodeParametersInput inputs) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(NodeParametersInput.class);
            constructor.setAccessible(true);
            return constructor.newInstance(inputs);
        } catch (NoSuchMethodException e) {
            return create(type);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The parameters could not be guessed from the inputs", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object get(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field was made accessible", e);
        }
    }

    static void set(Field field, Object object, Object value) {
        try {
            field.set(object, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field was made accessible", e);
        }
    }
}
