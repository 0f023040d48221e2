package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.RemovableTable;

/** The part of the Connectome Preparer's dialog that chooses among the rows of a list of connections. */
final class ConnectionsParameters implements WidgetGroup, Persistable {

    enum Neurons {
        @Label(
                value = "With outgoing connections",
                description =
                        "Neurons that are the source of a connection. A connectome also lists muscles and organs, which"
                                + " drive nothing. For the long form; the wide form has them all.")
        SOURCES,
        @Label(value = "All", description = "All neurons that the table names.")
        ALL
    }

    enum Types {
        @Label(value = "All connections", description = "Every row of the table counts.")
        ALL,
        @Label(
                value = "Of some types",
                description = "Only rows with some values in a column, such as chemical synapses.")
        SOME
    }

    interface TypesRef extends ParameterReference<Types> {}

    static final class IsTyped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TypesRef.class).isOneOf(Types.SOME);
        }
    }

    static final class IsTypedTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsTyped.class).and(i.getPredicate(RemovableTable.IsThere.class));
        }
    }

    @Widget(title = "Neurons to keep", description = "Which neurons of a list of connections become rows and columns.")
    @ValueSwitchWidget
    Neurons m_neurons = Neurons.SOURCES;

    @Widget(title = "Connections to take", description = "Which rows of a list of connections count.")
    @ValueSwitchWidget
    @ValueReference(TypesRef.class)
    Types m_types = Types.ALL;

    @Widget(title = "Type column", description = "The column with the type of a connection.")
    @ChoicesProvider(MatrixParameters.AllColumns.class)
    @Effect(predicate = IsTypedTable.class, type = EffectType.SHOW)
    String m_typeColumn = "";

    @Widget(title = "Types", description = "The types to take, separated by commas, in any case.")
    @TextInputWidget
    @Effect(predicate = IsTyped.class, type = EffectType.SHOW)
    String m_typeNames = "chemical";

    /** Whether only some types of connection count. */
    boolean areTyped() {
        return m_types == Types.SOME;
    }

    /** Names in a text with commas between them. */
    static Stream<String> list(String texts) {
        return Arrays.stream(texts.split(",")).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * {@return the types to take; empty for all}
     *
     * @throws InvalidSettingsException if there should be some, but none is named
     */
    Set<String> types() throws InvalidSettingsException {
        final Set<String> types = areTyped() ? list(m_typeNames).collect(Collectors.toSet()) : Set.of();
        if (areTyped() && types.isEmpty()) {
            throw new InvalidSettingsException("At least 1 type of connection must be named, but there are 0.");
        }
        return types;
    }

    /** The name of the column of types; empty if none is called so. */
    static String typeColumn(DataTableSpec spec) {
        final List<String> names = Arrays.asList(spec.getColumnNames());
        return EdgeColumn.TYPE.in(names).map(names::get).orElse("");
    }

    EdgeList.Keep keep() {
        return EdgeList.Keep.valueOf(m_neurons.name());
    }
}
