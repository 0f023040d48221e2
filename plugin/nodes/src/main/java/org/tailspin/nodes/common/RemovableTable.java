package org.tailspin.nodes.common;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;

/**
 * The table of a node whose port the user may take away, to read a file in its place. A node without any input has no port to
 * ask for: KNIME answers with an exception, and the dialog does not open.
 */
public final class RemovableTable {

    private RemovableTable() {}

    /** Whether the port is there. */
    public static final class IsThere implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortTypes().length > 0);
        }
    }

    /** Whether it was taken away. */
    public static final class IsGone implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortTypes().length == 0);
        }
    }

    /** All columns of the first input. */
    public static final class AllColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return spec(input).stream().flatMap(DataTableSpec::stream).toList();
        }
    }

    /** Its numeric columns. */
    public static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return spec(input)
                    .map(spec -> ColumnSelectionUtil.getCompatibleColumns(spec, DoubleValue.class))
                    .orElse(List.of());
        }
    }

    /**
     * {@return the columns of the first input, if there is a port and something is connected}
     *
     * @param input of a dialog
     */
    public static Optional<DataTableSpec> spec(NodeParametersInput input) {
        return input.getInPortTypes().length == 0 ? Optional.empty() : input.getInTableSpec(0);
    }
}
