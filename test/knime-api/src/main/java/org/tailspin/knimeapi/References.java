package org.tailspin.knimeapi;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import org.knime.node.parameters.updates.ParameterReference;

/** The references that the fields of a dialog are bound to. */
record References(Map<Class<?>, Field> bound) {

    /** Fails unless a field is bound to the reference; KNIME would fail when the dialog opens. */
    void need(Class<?> reference) {
        if (!bound.containsKey(reference)) {
            throw new IllegalArgumentException("no field is bound to " + reference.getSimpleName());
        }
    }

    /** The key of the field that is bound to the reference; fails if none is. */
    String key(Class<?> reference) {
        need(reference);
        return ParameterFields.key(bound.get(reference));
    }

    /** Fails unless the reference is to a value of the field's type. */
    static void checkType(Class<?> reference, Field field) {
        Type wanted = referenced(reference);
        Type there = field.getGenericType() instanceof Class<?> type
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : field.getGenericType();
        if (wanted != null && !wanted.getTypeName().equals(there.getTypeName())) {
            throw new IllegalArgumentException(
                    reference.getSimpleName() + " is to " + wanted.getTypeName() + ", not " + there.getTypeName());
        }
    }

    private static Type referenced(Class<?> reference) {
        for (Type each : reference.getGenericInterfaces()) {
            if (each instanceof ParameterizedType type && type.getRawType() == ParameterReference.class) {
                return type.getActualTypeArguments()[0];
            }
            if (each instanceof Class<?> type && referenced(type) != null) {
                return referenced(type);
            }
        }
        return null;
    }
}
