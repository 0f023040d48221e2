package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** Gives the columns of the input that give certain values. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final Collection<Class<? extends DataValue>> valueClasses;

    /** Columns with one of these values. */
    protected CompatibleColumnsProvider(Collection<Class<? extends DataValue>> valueClasses) {
        this.valueClasses = List.copyOf(valueClasses);
    }

    /** Columns with this value. */
    protected CompatibleColumnsProvider(Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    @Override
    public boolean isIncluded(DataColumnSpec column) {
        return valueClasses.stream().anyMatch(column.getType()::isCompatible);
    }

    /** Columns of numbers; subclass it. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        /** For subclasses. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }

    /** Columns of texts; subclass it. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        /** For subclasses. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }
}
