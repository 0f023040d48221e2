package org.tailspin.core.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Records as bytes and back, bit by bit: their components may be primitive, texts, constants of an enum, optional, arrays, lists,
 * maps, and again records. What a component holds follows from its declared type, so that the bytes need no names.
 */
final class RecordCodec {

    private RecordCodec() {}

    /**
     * Writes a value of a declared type.
     *
     * @param out takes the bytes
     * @param value of the type
     * @param type declared
     * @throws IllegalArgumentException if a component is of a type that cannot be kept
     */
    static void write(DataOutput out, Object value, Type type) throws IOException {
        final Class<?> raw = raw(type);
        if (raw == Optional.class) {
            final Optional<?> optional = (Optional<?>) value;
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                write(out, optional.get(), ((ParameterizedType) type).getActualTypeArguments()[0]);
            }
        } else if (raw == OptionalDouble.class) {
            final OptionalDouble optional = (OptionalDouble) value;
            out.writeBoolean(optional.isPresent());
            out.writeDouble(optional.orElse(0));
        } else if (raw == List.class) {
            final List<?> list = (List<?>) value;
            out.writeInt(list.size());
            for (Object each : list) {
                write(out, each, ((ParameterizedType) type).getActualTypeArguments()[0]);
            }
        } else if (raw == Map.class) {
            final Map<?, ?> map = (Map<?, ?>) value;
            final Type[] types = ((ParameterizedType) type).getActualTypeArguments();
            out.writeInt(map.size());
            for (Map.Entry<?, ?> each : map.entrySet()) {
                write(out, each.getKey(), types[0]);
                write(out, each.getValue(), types[1]);
            }
        } else if (raw.isArray()) {
            out.writeInt(Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                write(out, Array.get(value, i), element(type));
            }
        } else if (raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                write(out, part(component, value), component.getGenericType());
            }
        } else {
            writePlain(out, value, raw);
        }
    }

    private static void writePlain(DataOutput out, Object value, Class<?> type) throws IOException {
        if (type == double.class || type == Double.class) {
            out.writeDouble((Double) value);
        } else if (type == int.class || type == Integer.class) {
            out.writeInt((Integer) value);
        } else if (type == long.class || type == Long.class) {
            out.writeLong((Long) value);
        } else if (type == boolean.class || type == Boolean.class) {
            out.writeBoolean((Boolean) value);
        } else if (type == String.class) {
            final byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        } else if (type.isEnum()) {
            out.writeUTF(((Enum<?>) value).name());
        } else {
            throw new IllegalArgumentException("a " + type.getName() + " cannot be kept");
        }
    }

    /**
     * {@return the value}
     *
     * @param in has the bytes
     * @param type declared
     * @throws IllegalArgumentException if the bytes are not of this type
     */
    static Object read(DataInput in, Type type) throws IOException {
        final Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return in.readBoolean()
                    ? Optional.of(read(in, ((ParameterizedType) type).getActualTypeArguments()[0]))
                    : Optional.empty();
        }
        if (raw == OptionalDouble.class) {
            final boolean isPresent = in.readBoolean();
            final double value = in.readDouble();
            return isPresent ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
        if (raw == List.class) {
            final List<Object> list = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                list.add(read(in, ((ParameterizedType) type).getActualTypeArguments()[0]));
            }
            return List.copyOf(list);
        }
        if (raw == Map.class) {
            final Type[] types = ((ParameterizedType) type).getActualTypeArguments();
            final Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = in.readInt(); i > 0; i--) {
                final Object key = read(in, types[0]);
                map.put(key, read(in, types[1]));
            }
            return Collections.unmodifiableMap(map);
        }
        if (raw.isArray()) {
            final Object array = Array.newInstance(raw.getComponentType(), in.readInt());
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, read(in, element(type)));
            }
            return array;
        }
        return raw.isRecord() ? readRecord(in, raw) : readPlain(in, raw);
    }

    private static Object readRecord(DataInput in, Class<?> type) throws IOException {
        final RecordComponent[] components = type.getRecordComponents();
        final Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            parts[i] = read(in, components[i].getGenericType());
        }
        try {
            final var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the numbers do not make a " + type.getSimpleName(), e);
        }
    }

    private static Object readPlain(DataInput in, Class<?> type) throws IOException {
        if (type == double.class || type == Double.class) {
            return in.readDouble();
        }
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        }
        if (type == long.class || type == Long.class) {
            return in.readLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        if (type == String.class) {
            final byte[] text = new byte[in.readInt()];
            in.readFully(text);
            return new String(text, StandardCharsets.UTF_8);
        }
        final String name = in.readUTF();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + name));
    }

    private static Object part(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has its components", e);
        }
    }

    private static Type element(Type array) {
        return array instanceof GenericArrayType generic
                ? generic.getGenericComponentType()
                : ((Class<?>) array).getComponentType();
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : type instanceof GenericArrayType generic
                        ? Array.newInstance(raw(generic.getGenericComponentType()), 0)
                                .getClass()
                        : (Class<?>) type;
    }
}
