package org.tailspin.nodes.common;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;

/** The part of a dialog that says how explicit matrices stand in the last input table. */
public final class MatrixParameters implements WidgetGroup, Persistable {

    enum Form {
        @Label(
                value = "As found",
                description = "Long where columns of sources and targets are found or chosen, wide otherwise.")
        AUTOMATIC,
        @Label(
                value = "Long",
                description =
                        "A row for each weight: its source (pre), its target (post) and the weight. Pairs that are"
                                + " not listed have weight 0; the weights of a pair that is listed more than once are summed.")
        LONG,
        @Label(
                value = "Wide",
                description =
                        "The matrix itself: a row for each target and a numeric column for each source, in the same"
                                + " order. The columns' names are the names of the neurons.")
        WIDE
    }

    enum Columns {
        @Label(
                value = "Found by name",
                description = "A column network, if there is one, tells the matrices apart. Long: the columns pre (or"
                        + " source, from, presynaptic), post (or target, to, postsynaptic) and weight (or weights,"
                        + " synapses, count), or as FlyWire, neuPrint, CATMAID and others call them; without a weight every"
                        + " connection counts 1, and one of the type undirected, or for which a column directed says FALSE, goes"
                        + " both ways. Wide: all other numeric"
                        + " columns; rows that bear their names are put into their order.")
        BY_NAME,
        @Label(value = "Chosen", description = "Any columns, chosen below.")
        CHOSEN
    }

    enum Networks {
        @Label(value = "One matrix", description = "The table holds one matrix.")
        ONE,
        @Label(
                value = "By column",
                description = "The table holds a matrix for every value of a column: the name of its network.")
        COLUMN
    }

    interface FormRef extends ParameterReference<Form> {}

    interface ColumnsRef extends ParameterReference<Columns> {}

    interface NetworksRef extends ParameterReference<Networks> {}

    static final class IsChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ColumnsRef.class).isOneOf(Columns.CHOSEN);
        }
    }

    static final class IsNetworkChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsChosen.class)
                    .and(i.getEnum(NetworksRef.class).isOneOf(Networks.COLUMN));
        }
    }

    static final class IsLongChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsChosen.class).and(i.getEnum(FormRef.class).isOneOf(Form.AUTOMATIC, Form.LONG));
        }
    }

    static final class IsLong implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(FormRef.class).isOneOf(Form.AUTOMATIC, Form.LONG);
        }
    }

    static final class IsWideChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsChosen.class).and(i.getEnum(FormRef.class).isOneOf(Form.WIDE));
        }
    }

    /** All columns of the last input. */
    public static final class AllColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return OptionalInput.spec(input).stream()
                    .flatMap(DataTableSpec::stream)
                    .toList();
        }
    }

    /** The numeric columns of the last input. */
    public static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return OptionalInput.spec(input)
                    .map(spec -> ColumnSelectionUtil.getCompatibleColumns(spec, DoubleValue.class))
                    .orElse(List.of());
        }
    }

    @Widget(title = "Form of the matrices", description = "How the weights are laid out in the table.")
    @ValueSwitchWidget
    @ValueReference(FormRef.class)
    Form m_form = Form.AUTOMATIC;

    @Widget(title = "Columns of the matrices", description = "Where the columns are known from.")
    @ValueSwitchWidget
    @ValueReference(ColumnsRef.class)
    Columns m_columns = Columns.BY_NAME;

    @Widget(title = "Matrices in the table", description = "One matrix, or one for every value of a column.")
    @ValueSwitchWidget
    @ValueReference(NetworksRef.class)
    @Effect(predicate = IsChosen.class, type = EffectType.SHOW)
    Networks m_networks = Networks.ONE;

    @Widget(
            title = "Network column",
            description = "Rows with the same value in this column make up the matrix of the network of that name.")
    @ChoicesProvider(AllColumns.class)
    @Effect(predicate = IsNetworkChosen.class, type = EffectType.SHOW)
    String m_network = "";

    @Widget(
            title = "Source column (pre)",
            description = "Name or number of the source neuron. Neurons are in the order of their names, or of their"
                    + " numbers where all are whole numbers.")
    @ChoicesProvider(AllColumns.class)
    @Effect(predicate = IsLongChosen.class, type = EffectType.SHOW)
    String m_pre = "";

    @Widget(title = "Target column (post)", description = "Name or number of the target neuron.")
    @ChoicesProvider(AllColumns.class)
    @Effect(predicate = IsLongChosen.class, type = EffectType.SHOW)
    String m_post = "";

    @Widget(title = "Weight column", description = "The weight from source to target, a finite number.")
    @ChoicesProvider(NumericColumns.class)
    @Effect(predicate = IsLongChosen.class, type = EffectType.SHOW)
    String m_weight = "";

    @Widget(
            title = "Source columns",
            description = "The numeric columns of the matrix, as many as there are rows for each network.")
    @ColumnFilterWidget(choicesProvider = NumericColumns.class)
    @Effect(predicate = IsWideChosen.class, type = EffectType.SHOW)
    ColumnFilter m_sources = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Take every connection both ways",
            description = "For a list that names each pair once, of connections without a direction. Those of the type"
                    + " undirected, and those for which a column directed says FALSE, always go both ways.")
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_undirected;

    /** The names of the chosen columns of a wide table. */
    String[] sources(DataTableSpec spec, String network) {
        final List<DataColumnSpec> numeric = ColumnSelectionUtil.getCompatibleColumns(spec, DoubleValue.class).stream()
                .filter(column -> !column.getName().equals(network))
                .toList();
        return m_columns == Columns.CHOSEN
                ? m_sources.filter(numeric)
                : numeric.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }
}
