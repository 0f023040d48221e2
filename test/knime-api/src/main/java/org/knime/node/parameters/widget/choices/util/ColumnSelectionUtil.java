package org.knime.node.parameters.widget.choices.util;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns. */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {}

    /** The columns of an input that give one of the values. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(
            NodeParametersInput context, int portIndex, Class<? extends DataValue>... valueClasses) {
        return context.getInTableSpec(portIndex)
                .map(spec -> getCompatibleColumns(spec, valueClasses))
                .orElse(List.of());
    }

    /** The columns of the first input that give one of the values. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumnsOfFirstPort(
            NodeParametersInput context, Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, 0, valueClasses);
    }

    /** The columns that give one of the values. */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumns(
            DataTableSpec spec, Class<? extends DataValue>... valueClasses) {
        List<DataColumnSpec> columns = new ArrayList<>();
        for (DataColumnSpec column : spec) {
            for (Class<? extends DataValue> each : valueClasses) {
                if (column.getType().isCompatible(each)) {
                    columns.add(column);
                    break;
                }
            }
        }
        return columns;
    }

    /** The number columns of an input. */
    public static List<DataColumnSpec> getDoubleColumns(NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, DoubleValue.class);
    }

    /** The number columns of the first input. */
    public static List<DataColumnSpec> getDoubleColumnsOfFirstPort(NodeParametersInput context) {
        return getDoubleColumns(context, 0);
    }

    /** The text columns of an input. */
    public static List<DataColumnSpec> getStringColumns(NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, StringValue.class);
    }

    /** The text columns of the first input. */
    public static List<DataColumnSpec> getStringColumnsOfFirstPort(NodeParametersInput context) {
        return getStringColumns(context, 0);
    }

    /** The first column that gives one of the values. */
    @SafeVarargs
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            DataTableSpec spec, Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(spec, valueClasses).stream().findFirst();
    }
}
