package org.tailspin.knimeapi;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/** The controls of a dialog as it stands open: which are seen at once, and which with the advanced settings. */
public final class DialogControls {

    /**
     * A control.
     *
     * @param key path of its field
     * @param title above it
     * @param isAdvanced whether it is seen with the advanced settings alone
     * @param isSwitch whether all choices stand side by side
     * @param choices what they are called, of a choice
     */
    public record Control(String key, String title, boolean isAdvanced, boolean isSwitch, List<String> choices) {}

    private final Map<Class<?>, Object> values = new HashMap<>();
    private final List<Control> shown = new ArrayList<>();
    private final NodeParametersInput input;

    private DialogControls(NodeParametersInput input) {
        this.input = input;
    }

    /**
     * The controls that are not hidden by the values of others or by what is connected.
     *
     * @param node with its parameters
     * @param inputs what is connected, as in {@link OpenDialog}
     */
    public static List<Control> shown(NodeRunner node, Object... inputs) {
        DialogControls controls = new DialogControls(OpenDialog.inputs(inputs));
        controls.bind(node.parameters());
        controls.collect("", node.parameters(), true, false);
        return List.copyOf(controls.shown);
    }

    private void bind(Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Object value = ParameterFields.get(field, group);
            ValueReference reference = field.getAnnotation(ValueReference.class);
            if (reference != null) {
                values.put(reference.value(), value);
            }
            if (isGroup(value)) {
                bind(value);
            }
        }
    }

    private static boolean isGroup(Object value) {
        return value instanceof WidgetGroup && value instanceof Persistable;
    }

    private void collect(String path, Object group, boolean isSeen, boolean isAdvanced) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Layout layout = field.getAnnotation(Layout.class);
            boolean seen = isSeen && isSeen(field) && (layout == null || isSeen(layout.value()));
            boolean advanced = isAdvanced
                    || field.isAnnotationPresent(Advanced.class)
                    || layout != null && layout.value().isAnnotationPresent(Advanced.class);
            Object value = ParameterFields.get(field, group);
            String key = path + ParameterFields.key(field);
            Widget widget = field.getAnnotation(Widget.class);
            if (isGroup(value) && widget == null) {
                collect(key + "/", value, seen, advanced);
            } else if (widget != null && seen) {
                shown.add(new Control(
                        key,
                        widget.title(),
                        advanced,
                        field.isAnnotationPresent(ValueSwitchWidget.class),
                        NodeOptions.titles(ParameterFields.contentType(field))));
            }
        }
    }

    private boolean isSeen(AnnotatedElement element) {
        return Stream.of(element.getAnnotationsByType(Effect.class)).allMatch(effect -> {
            boolean holds = holds(effect.predicate());
            return switch (effect.type()) {
                case SHOW -> holds;
                case HIDE -> !holds;
                default -> true;
            };
        });
    }

    private boolean holds(Class<? extends EffectPredicateProvider> provider) {
        return ((Known) ParameterFields.create(provider).init(new Values())).holds();
    }

    /** A condition whose value is known. */
    private record Known(boolean holds) implements EffectPredicate {

        @Override
        public EffectPredicate and(EffectPredicate other) {
            return new Known(holds && ((Known) other).holds);
        }

        @Override
        public EffectPredicate or(EffectPredicate other) {
            return new Known(holds || ((Known) other).holds);
        }

        @Override
        public EffectPredicate negate() {
            return new Known(!holds);
        }
    }

    /** Conditions on the values of the open dialog. */
    private final class Values implements PredicateInitializer {

        private Object value(Class<?> reference) {
            if (!values.containsKey(reference)) {
                throw new IllegalArgumentException("no field is bound to " + reference.getSimpleName());
            }
            return values.get(reference);
        }

        @Override
        public StringReference getString(Class<? extends ParameterReference<String>> reference) {
            String text = (String) value(reference);
            return new StringReference() {
                @Override
                public EffectPredicate isEqualTo(String other) {
                    return new Known(text.equals(other));
                }

                @Override
                public EffectPredicate matchesPattern(String pattern) {
                    return new Known(text.matches(pattern));
                }
            };
        }

        @Override
        public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
            boolean isOn = (Boolean) value(reference);
            return new BooleanReference() {
                @Override
                public EffectPredicate isTrue() {
                    return new Known(isOn);
                }

                @Override
                public EffectPredicate isFalse() {
                    return new Known(!isOn);
                }
            };
        }

        @Override
        public <E extends Enum<E>> EnumReference<E> getEnum(Class<? extends ParameterReference<E>> reference) {
            Object choice = value(reference);
            return new EnumReference<>() {
                @Override
                @SuppressWarnings({"unchecked", "varargs"})
                public EffectPredicate isOneOf(E... constants) {
                    return new Known(Arrays.asList(constants).contains(choice));
                }
            };
        }

        @Override
        public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
            return new Known(predicate.test(input));
        }

        @Override
        public EffectPredicate getPredicate(Class<? extends EffectPredicateProvider> provider) {
            return new Known(DialogControls.this.holds(provider));
        }

        @Override
        public EffectPredicate getPredicate(EffectPredicateProvider provider) {
            return provider.init(this);
        }

        @Override
        public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
            return !values.containsKey(reference);
        }
    }
}
