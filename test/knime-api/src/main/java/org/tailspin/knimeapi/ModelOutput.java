package org.tailspin.knimeapi;

import java.util.List;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** What a node gives, one value per port, behind the two interfaces through which it gives it. */
final class ModelOutput<T> {

    private final T[] values;
    private List<PortObject> internal = List.of();
    private String warning;

    ModelOutput(T[] values) {
        this.values = values;
    }

    T[] values() {
        return values;
    }

    List<PortObject> internal() {
        return internal;
    }

    String warning() {
        return warning;
    }

    ConfigureOutput ofConfigure() {
        return new ConfigureOutput() {
            @Override
            public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
                set(index, spec);
            }

            @Override
            @SuppressWarnings({"unchecked", "varargs"})
            public <S extends PortObjectSpec> void setOutSpecs(S... specs) {
                System.arraycopy(specs, 0, values, 0, specs.length);
            }

            @Override
            public void setWarningMessage(String message) {
                warning = message;
            }
        };
    }

    ExecuteOutput ofExecute() {
        return new ExecuteOutput() {
            @Override
            public <D extends PortObject> void setOutData(int index, D data) {
                set(index, data);
            }

            @Override
            @SuppressWarnings({"unchecked", "varargs"})
            public <D extends PortObject> void setOutData(D... data) {
                System.arraycopy(data, 0, values, 0, data.length);
            }

            @Override
            @SuppressWarnings({"unchecked", "varargs"})
            public <D extends PortObject> void setInternalData(D... data) {
                internal = List.of(data);
            }

            @Override
            public void setWarningMessage(String message) {
                warning = message;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private void set(int index, Object value) {
        values[index] = (T) value;
    }
}
