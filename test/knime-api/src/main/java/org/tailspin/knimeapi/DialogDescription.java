package org.tailspin.knimeapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;

/**
 * A dialog as nested maps, lists and texts: its sections and its fields with everything that is written on them, bounds as
 * numbers and conditions in words. What KNIME shows follows from this, so whoever compares it with an earlier one sees
 * every change of a dialog.
 */
public final class DialogDescription {

    private static final String API = "org.knime.node.parameters.";

    private final Map<String, Object> sections = new LinkedHashMap<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final Map<Class<?>, Field> references = new HashMap<>();
    private final PredicateCheck predicates = new PredicateCheck(new References(references));

    private DialogDescription() {}

    /** The dialog of a parameter class, with its default values. */
    public static Map<String, Object> of(Class<? extends NodeParameters> type) {
        DialogDescription dialog = new DialogDescription();
        NodeParameters defaults = ParameterFields.create(type);
        dialog.bind(defaults);
        dialog.collect("", "", defaults);
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("sections", dialog.sections);
        description.put("fields", dialog.fields);
        return description;
    }

    private void bind(Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            ValueReference reference = field.getAnnotation(ValueReference.class);
            if (reference != null) {
                references.put(reference.value(), field);
            }
            if (isGroup(ParameterFields.get(field, group))) {
                bind(ParameterFields.get(field, group));
            }
        }
    }

    private static boolean isGroup(Object value) {
        return value instanceof WidgetGroup && value instanceof Persistable;
    }

    private void collect(String path, String around, Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            String section = section(field, around);
            String key = path + ParameterFields.key(field);
            Object value = ParameterFields.get(field, group);
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("key", key);
            described.put("section", section);
            if (!isGroup(value)) {
                described.put("type", ParameterFields.contentType(field).getSimpleName());
                described.put("default", text(value));
            }
            described.putAll(annotations(field));
            if (ParameterFields.contentType(field).isEnum()) {
                described.put("choices", choices(ParameterFields.contentType(field)));
            }
            fields.add(described);
            if (isGroup(value)) {
                collect(key + "/", section, value);
            }
        }
    }

    private String section(Field field, String around) {
        Layout layout = field.getAnnotation(Layout.class);
        if (layout == null) {
            return around;
        }
        for (Class<?> each = layout.value(); each != null && each.isInterface(); each = each.getEnclosingClass()) {
            sections.putIfAbsent(name(each), annotations(each));
        }
        return name(layout.value());
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(DialogDescription::text).orElse("off");
        }
        if (value == null
                || value.getClass().getModule() == Object.class.getModule()
                        && !value.getClass().isArray()) {
            return Objects.toString(value);
        }
        return value instanceof Enum<?> constant
                ? constant.name()
                : value.getClass().getSimpleName();
    }

    private static List<Map<String, String>> choices(Class<?> type) {
        List<Map<String, String>> choices = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String id = ((Enum<?>) constant).name();
            Label label = label(type, id);
            Map<String, String> choice = new LinkedHashMap<>();
            choice.put("id", id);
            choice.put("title", label == null ? id : label.value());
            choice.put("description", label == null ? "" : label.description());
            choices.add(choice);
        }
        return choices;
    }

    private static Label label(Class<?> type, String constant) {
        try {
            return type.getField(constant).getAnnotation(Label.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum has its constants", e);
        }
    }

    /** By their names, and of each what differs from its own default. */
    private Map<String, Object> annotations(AnnotatedElement element) {
        Map<String, Object> described = new TreeMap<>();
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getName().startsWith(API) && !(annotation instanceof Layout)) {
                described.put(annotation.annotationType().getSimpleName(), members(annotation));
            }
        }
        return described;
    }

    private Map<String, Object> members(Annotation annotation) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (annotation instanceof NumberInputWidget widget) {
            Bounds bounds = Bounds.of(widget);
            bound(members, bounds.minExclusive() ? "greater than" : "at least", bounds.min());
            bound(members, bounds.maxExclusive() ? "less than" : "at most", bounds.max());
            return members;
        }
        Method[] methods = annotation.annotationType().getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            Object value = call(method, annotation);
            if (!Objects.deepEquals(value, method.getDefaultValue())) {
                members.put(method.getName(), word(value));
            }
        }
        return members;
    }

    private static void bound(Map<String, Object> members, String words, double bound) {
        if (Double.isFinite(bound)) {
            members.put(words, bound);
        }
    }

    private static Object call(Method method, Annotation annotation) {
        try {
            return method.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A member of an annotation can be read", e);
        }
    }

    private Object word(Object value) {
        if (!(value instanceof Class<?> type)) {
            return value instanceof Enum<?> constant ? constant.name() : value;
        }
        return EffectPredicateProvider.class.isAssignableFrom(type)
                ? name(type) + ": " + predicates.check(type.asSubclass(EffectPredicateProvider.class))
                : name(type);
    }

    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + "." + type.getSimpleName();
    }
}
