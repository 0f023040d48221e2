package org.tailspin.knimeapi;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.message.TextMessage.Message;

/** The dialog of a node, as it stands open on some inputs: the messages that it shows. */
public final class OpenDialog {

    private final Map<Class<?>, Object> values = new HashMap<>();
    private final Map<String, TextMessage> texts = new LinkedHashMap<>();
    private final NodeParametersInput input;

    private OpenDialog(NodeParameters parameters, NodeParametersInput input) {
        this.input = input;
        collect("", parameters);
    }

    /**
     * The messages by the paths of their fields.
     *
     * @param node with its parameters
     * @param inputs what is connected: tables, specs of tables whose node has not run yet, or null
     */
    public static Map<String, Message> messages(NodeRunner node, Object... inputs) {
        return new OpenDialog(node.parameters(), inputs(inputs)).messages();
    }

    static Inputs inputs(Object... inputs) {
        PortType[] types = new PortType[inputs.length];
        Arrays.fill(types, BufferedDataTable.TYPE);
        PortObjectSpec[] specs = Arrays.stream(inputs)
                .map(each -> each instanceof BufferedDataTable table ? table.getDataTableSpec() : (DataTableSpec) each)
                .toArray(PortObjectSpec[]::new);
        PortObject[] objects = Arrays.stream(inputs)
                .map(each -> each instanceof BufferedDataTable table ? table : null)
                .toArray(PortObject[]::new);
        return new Inputs(types, new PortType[0], specs, objects);
    }

    private void collect(String path, Object group) {
        for (Field field : ParameterFields.of(group.getClass())) {
            Object value = ParameterFields.get(field, group);
            ValueReference reference = field.getAnnotation(ValueReference.class);
            if (reference != null) {
                values.put(reference.value(), value);
            }
            String key = path + ParameterFields.key(field);
            if (field.isAnnotationPresent(TextMessage.class)) {
                texts.put(key, field.getAnnotation(TextMessage.class));
            } else if (value instanceof WidgetGroup && value instanceof Persistable) {
                collect(key + "/", value);
            }
        }
    }

    private Map<String, Message> messages() {
        Map<String, Message> messages = new LinkedHashMap<>();
        texts.forEach((key, text) -> state(text.value()).ifPresent(message -> messages.put(key, message)));
        return messages;
    }

    private <T> T state(Class<? extends StateProvider<T>> type) {
        StateProvider<T> provider = ParameterFields.create(type);
        provider.init(new Values());
        return provider.computeState(input);
    }

    /** Gives providers the values of the open dialog. */
    private final class Values implements StateProviderInitializer {

        @Override
        public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference) {
            return getValueSupplier(reference);
        }

        @Override
        @SuppressWarnings("unchecked") // the reference is to a value of its type, which the lint checks
        public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference) {
            if (!values.containsKey(reference)) {
                throw new IllegalArgumentException("no field is bound to " + reference.getSimpleName());
            }
            return () -> (T) values.get(reference);
        }

        @Override
        public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference) {
            getValueSupplier(reference);
        }

        @Override
        public <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider) {
            return () -> state(provider);
        }

        @Override
        public void computeBeforeOpenDialog() {
            // It is computed now.
        }

        @Override
        public void computeAfterOpenDialog() {
            // It is computed now.
        }
    }
}
