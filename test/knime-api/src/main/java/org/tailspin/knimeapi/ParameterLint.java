package org.tailspin.knimeapi;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;

/** Looks through a parameter class, its nested groups included. */
final class ParameterLint {

    private static final long EXACT_IN_A_DIALOG = (1L << 53) - 1;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<Field, Object> owners = new HashMap<>();
    private final Map<Class<?>, Field> references = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final String name;

    private final Inputs inputs;

    private ParameterLint(Class<? extends NodeParameters> type, Inputs inputs) {
        name = type.getSimpleName();
        this.inputs = inputs;
    }

    /** The problems of a dialog that opens on these inputs. */
    static List<String> check(Class<? extends NodeParameters> type, Inputs inputs) {
        ParameterLint lint = new ParameterLint(type, inputs);
        NodeParameters defaults = ParameterFields.create(type);
        lint.collect("", defaults);
        lint.fields.forEach(lint::field);
        lint.sections();
        lint.defaults(type, defaults);
        lint.attempt("(guessed)", () -> ParameterFields.guess(type, inputs));
        return lint.problems;
    }

    private void collect(String path, Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            String key = path + ParameterFields.key(field);
            Object value = ParameterFields.get(field, group);
            bind(key, field);
            if (value instanceof WidgetGroup && value instanceof Persistable) {
                reference(key, field);
                collect(key + "/", value);
                continue;
            }
            fields.put(key, field);
            owners.put(field, group);
        }
    }

    private void field(String key, Field field) {
        if (field.isAnnotationPresent(TextMessage.class)) {
            provider(key, field.getAnnotation(TextMessage.class).value());
            return;
        }
        widget(key, field);
        if (ParameterFields.contentType(field).isEnum()) {
            labels(key, ParameterFields.contentType(field));
        }
        number(key, field);
        optional(key, field);
        for (Effect effect : field.getAnnotationsByType(Effect.class)) {
            attempt(key, () -> new PredicateCheck(new References(references)).check(effect.predicate()));
        }
        if (field.isAnnotationPresent(ChoicesProvider.class)) {
            provider(key, field.getAnnotation(ChoicesProvider.class).value());
        }
        if (field.isAnnotationPresent(ColumnFilterWidget.class)) {
            provider(key, field.getAnnotation(ColumnFilterWidget.class).choicesProvider());
        }
        if (field.isAnnotationPresent(ValueProvider.class)) {
            provider(key, field.getAnnotation(ValueProvider.class).value());
        }
        reference(key, field);
    }

    /** A whole group may be bound as well. */
    private void bind(String key, Field field) {
        ValueReference reference = field.getAnnotation(ValueReference.class);
        if (reference != null && references.put(reference.value(), field) != null) {
            problem(key, "the reference " + reference.value().getSimpleName() + " is bound twice");
        }
    }

    private void reference(String key, Field field) {
        ValueReference reference = field.getAnnotation(ValueReference.class);
        if (reference != null) {
            attempt(key, () -> References.checkType(reference.value(), field));
        }
    }

    private void widget(String key, Field field) {
        Widget widget = field.getAnnotation(Widget.class);
        Persist persist = field.getAnnotation(Persist.class);
        if (widget == null) {
            if (persist == null || !persist.hidden()) {
                problem(key, "is stored, but neither shown with @Widget nor hidden with @Persist");
            }
        } else if (widget.title().isBlank() || widget.description().isBlank()) {
            problem(key, "has no title or no description");
        }
    }

    private void labels(String key, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            try {
                Label label = type.getField(((Enum<?>) constant).name()).getAnnotation(Label.class);
                if (label == null
                        || label.value().isBlank()
                        || label.description().isBlank()) {
                    problem(key, constant + " has no @Label with a title and a description");
                }
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException("An enum has its constants", e);
            }
        }
    }

    private void number(String key, Field field) {
        Object value = ParameterFields.get(field, owners.get(field));
        Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (content instanceof Long number && Math.abs(number) > EXACT_IN_A_DIALOG) {
            problem(key, "the default " + number + " cannot be shown exactly in a dialog");
        }
        NumberInputWidget widget = field.getAnnotation(NumberInputWidget.class);
        if (widget != null
                && content instanceof Number number
                && !Bounds.of(widget).contain(number.doubleValue())) {
            problem(key, "the default " + number + " is out of the bounds of its widget");
        }
    }

    private void optional(String key, Field field) {
        OptionalWidget widget = field.getAnnotation(OptionalWidget.class);
        if ((field.getType() == Optional.class) != (widget != null)) {
            problem(key, "an Optional and @OptionalWidget belong together");
        } else if (widget != null) {
            attempt(key, () -> {
                Object value = ParameterFields.create(widget.defaultProvider()).computeState(inputs);
                if (!ParameterFields.contentType(field).isInstance(value)) {
                    throw new IllegalArgumentException("the value to start with is " + value);
                }
            });
        }
    }

    private void provider(String key, Class<?> provider) {
        attempt(key, () -> {
            StateProvider<?> state = (StateProvider<?>) ParameterFields.create(provider);
            state.init(new StateCheck(new References(references)));
            if (state instanceof ColumnChoicesProvider choices) {
                choices.columnChoices(inputs);
            }
        });
    }

    /** The order in which nested classes are found is not defined, so sections must say how they follow each other. */
    private void sections() {
        Map<Class<?>, Integer> first = new HashMap<>();
        fields.values().stream()
                .map(field -> field.getAnnotation(Layout.class))
                .filter(layout -> layout != null && layout.value().isAnnotationPresent(Section.class))
                .map(Layout::value)
                .distinct()
                .filter(section ->
                        !section.isAnnotationPresent(After.class) && !section.isAnnotationPresent(Before.class))
                .forEach(section -> first.merge(section.getEnclosingClass(), 1, Integer::sum));
        first.forEach((enclosing, count) -> {
            if (count > 1) {
                problems.add(name + ": " + count + " sections have neither @After nor @Before");
            }
        });
    }

    private void defaults(Class<? extends NodeParameters> type, NodeParameters defaults) {
        try {
            defaults.validate();
            StoredSettings stored = ParameterStore.save(defaults);
            if (!ParameterStore.save(ParameterStore.load(type, stored)).equals(stored)) {
                problems.add(name + ": the defaults change when stored and loaded");
            }
        } catch (InvalidSettingsException e) {
            problems.add(name + ": the defaults are refused: " + e.getMessage());
        }
    }

    private void attempt(String key, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            problem(key, e.getMessage());
        }
    }

    private void problem(String key, String text) {
        problems.add(name + "." + key + ": " + text);
    }
}
