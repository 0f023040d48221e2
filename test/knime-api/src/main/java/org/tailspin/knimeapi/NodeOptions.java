package org.tailspin.knimeapi;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;

/** What a dialog shows, for documentation. */
public final class NodeOptions {

    /** A choice of an option. */
    public record Choice(String title, String description) {}

    /** A field of a dialog; the default is empty where there is none to speak of. */
    public record Option(String section, String title, String description, String defaultValue, List<Choice> choices) {}

    private final List<Option> options = new ArrayList<>();

    private NodeOptions() {}

    /** The fields in the order of the dialog's class. */
    public static List<Option> of(Class<? extends NodeParameters> parameters) {
        NodeOptions found = new NodeOptions();
        found.collect("", ParameterFields.create(parameters));
        return List.copyOf(found.options);
    }

    private void collect(String section, Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Layout layout = field.getAnnotation(Layout.class);
            Section own = layout == null ? null : layout.value().getAnnotation(Section.class);
            String title = own == null ? section : own.title();
            Object value = ParameterFields.get(field, group);
            Widget widget = field.getAnnotation(Widget.class);
            if (value instanceof WidgetGroup && value instanceof Persistable && widget == null) {
                collect(title, value);
            } else if (widget != null) {
                options.add(new Option(
                        title,
                        widget.title(),
                        widget.description(),
                        text(value),
                        choices(ParameterFields.contentType(field))));
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(NodeOptions::text).orElse("off");
        }
        if (value instanceof Boolean flag) {
            return flag ? "on" : "off";
        }
        if (value instanceof Enum<?> constant) {
            return label(constant).value();
        }
        return value instanceof Number ? value.toString() : "";
    }

    /** What the choices of a type are called; empty of a type that has none. */
    static List<String> titles(Class<?> type) {
        return choices(type).stream().map(Choice::title).toList();
    }

    private static List<Choice> choices(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> label((Enum<?>) constant))
                        .map(label -> new Choice(label.value(), label.description()))
                        .toList()
                : List.of();
    }

    private static Label label(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum has its constants", e);
        }
    }
}
