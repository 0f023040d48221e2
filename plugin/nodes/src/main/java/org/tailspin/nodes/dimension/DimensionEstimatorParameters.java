package org.tailspin.nodes.dimension;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.knime.node.parameters.widget.message.TextMessage;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.Diagnostics;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.MeasurementParameters;
import org.tailspin.nodes.common.RecipeReader;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.RemovableTable;

/** The dialog of the Dimension Estimator. */
final class DimensionEstimatorParameters implements NodeParameters {

    @Section(title = "Input")
    @Effect(predicate = RemovableTable.IsThere.class, type = EffectType.SHOW)
    interface InputSection {}

    @Section(title = "File", description = "States, where no table is connected.")
    @After(InputSection.class)
    @Effect(predicate = RemovableTable.IsGone.class, type = EffectType.SHOW)
    interface FileSection {}

    @Section(title = "States")
    @After(FileSection.class)
    @Effect(predicate = IsTableOfStates.class, type = EffectType.SHOW)
    interface StatesSection {}

    @Section(title = "Estimators", description = "Each dimension comes with its standard error, where it has one.")
    @After(StatesSection.class)
    @Effect(predicate = IsStates.class, type = EffectType.SHOW)
    interface EstimatorsSection {}

    @Section(
            title = "Measurement",
            description = "For networks whose input has no exponents or no participation ratio.")
    @After(EstimatorsSection.class)
    @Effect(predicate = IsNetworks.class, type = EffectType.SHOW)
    interface MeasurementSection {}

    @Section(title = "Dynamics")
    @After(MeasurementSection.class)
    @Effect(predicate = IsNetworksWithoutNoise.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(DynamicsSection.class)
    @Effect(predicate = IsNetworksWithCouplings.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(CouplingsSection.class)
    @Effect(predicate = IsNetworks.class, type = EffectType.SHOW)
    interface JournalSection {}

    enum Rows {
        @Label(value = "Networks", description = "Every row is the recipe of a network and gets its dimensions.")
        NETWORKS,
        @Label(
                value = "States",
                description =
                        "Every row is a state, its columns the coordinates; all rows, or those of a group, have one"
                                + " dimension.")
        STATES
    }

    enum Grouping {
        @Label(value = "All rows", description = "One dimension for the whole table.")
        ALL,
        @Label(value = "By column", description = "One dimension for every value of a column.")
        COLUMN
    }

    interface RowsRef extends ParameterReference<Rows> {}

    interface GroupingRef extends ParameterReference<Grouping> {}

    interface MeasurementRef extends ParameterReference<MeasurementParameters> {}

    interface EstimatorsRef extends ParameterReference<EstimatorsParameters> {}

    static final class Cost extends CostMessage {

        private Supplier<Rows> rows;
        private Supplier<MeasurementParameters> measurement;
        private Supplier<EstimatorsParameters> estimators;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            rows = initializer.computeFromValueSupplier(RowsRef.class);
            measurement = initializer.computeFromValueSupplier(MeasurementRef.class);
            estimators = initializer.computeFromValueSupplier(EstimatorsRef.class);
        }

        @Override
        protected Optional<? extends NetworkTask<?>> task(DataTableSpec input) {
            estimators.get().toCore();
            final DimensionColumns columns = new DimensionColumns(input);
            return rows.get() == Rows.STATES || columns.hasAll()
                    ? Optional.empty()
                    : Optional.of(NetworkDimensions.task(columns, measurement.get()));
        }

        @Override
        protected String lengths(Dynamics dynamics, int neurons) {
            return MeasurementParameters.words(measurement.get().lengths().dimensions(1, dynamics, neurons));
        }
    }

    static final class IsNetworks implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsRef.class).isOneOf(Rows.NETWORKS).and(i.getPredicate(RemovableTable.IsThere.class));
        }
    }

    static final class IsNetworksWithoutNoise implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsNetworks.class).and(i.getPredicate(DynamicsParameters.IsNeeded.class));
        }
    }

    static final class IsNetworksWithCouplings implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsNetworks.class).and(i.getPredicate(CouplingsParameters.IsConnected.class));
        }
    }

    static final class IsStates implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsRef.class).isOneOf(Rows.STATES).or(i.getPredicate(RemovableTable.IsGone.class));
        }
    }

    static final class IsTableOfStates implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsStates.class).and(i.getPredicate(RemovableTable.IsThere.class));
        }
    }

    static final class IsGrouped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(GroupingRef.class).isOneOf(Grouping.COLUMN);
        }
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(InputSection.class)
    @Widget(title = "Rows of the input", description = "What the rows of the input are.")
    @ValueSwitchWidget
    @ValueReference(RowsRef.class)
    Rows m_rows = Rows.NETWORKS;

    @Layout(FileSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    StatesFileParameters m_file = new StatesFileParameters();

    @Layout(StatesSection.class)
    @Widget(
            title = "Coordinates",
            description =
                    "The numeric columns that make up a state, at least 1. A row with a missing or infinite value in"
                            + " one of them is left out and counted in a warning. If all are taken, those that count or date the rows"
                            + " (index, t, time, ...) are left out, with a warning.")
    @ColumnFilterWidget(choicesProvider = RemovableTable.NumericColumns.class)
    ColumnFilter m_coordinates = new ColumnFilter().withIncludeUnknownColumns();

    @Layout(StatesSection.class)
    @Widget(title = "Groups", description = "One dimension for all rows, or one for every value of a column.")
    @ValueSwitchWidget
    @ValueReference(GroupingRef.class)
    Grouping m_grouping = Grouping.ALL;

    @Layout(StatesSection.class)
    @Widget(
            title = "Group column",
            description =
                    "Rows with the same value in this column belong together; it is never a coordinate. The groups"
                            + " are in the order of their first rows.")
    @ChoicesProvider(RemovableTable.AllColumns.class)
    @Effect(predicate = IsGrouped.class, type = EffectType.SHOW)
    String m_groupColumn = "";

    @Layout(EstimatorsSection.class)
    @ValueReference(EstimatorsRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    EstimatorsParameters m_estimators = new EstimatorsParameters();

    @Layout(MeasurementSection.class)
    @ValueReference(MeasurementRef.class)
    MeasurementParameters m_measurement = new MeasurementParameters();

    @Layout(MeasurementSection.class)
    @Widget(title = Diagnostics.TITLE, description = Diagnostics.OF_DIMENSIONS)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_diagnostics;

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(CouplingsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    CouplingsParameters m_couplings = new CouplingsParameters();

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    DimensionEstimatorParameters() {}

    /**
     * A node that is dropped on a numeric table takes its rows as states, unless they are networks or were some, which have
     * lost a column.
     *
     * @param input what is connected
     */
    DimensionEstimatorParameters(NodeParametersInput input) {
        RemovableTable.spec(input)
                .filter(spec -> !RecipeReader.wereNetworks(spec) && spec.containsCompatibleType(DoubleValue.class))
                .ifPresent(spec -> m_rows = Rows.STATES);
    }

    /**
     * {@return what to measure of networks}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    MeasurementParameters toCore() {
        m_estimators.toCore();
        m_estimators.series();
        m_estimators.lags();
        m_dynamics.noise();
        m_journal.directory();
        m_measurement.lengths().dimensions(m_measurement.exponents(), Dynamics.usual(), 1);
        return m_measurement;
    }

    /**
     * {@return the names of its coordinates}
     *
     * @param spec of a table of states
     * @throws InvalidSettingsException if there are none, or a chosen column is not there
     */
    String[] coordinates(DataTableSpec spec) throws InvalidSettingsException {
        if (m_grouping == Grouping.COLUMN && !spec.containsName(m_groupColumn)) {
            throw new InvalidSettingsException(
                    m_groupColumn.isEmpty()
                            ? "Choose the group column."
                            : "The input has no column '" + m_groupColumn + "' to group by.");
        }
        final List<DataColumnSpec> numeric = numeric(spec);
        final String[] missing = m_coordinates.getMissingSelected(numeric);
        if (missing.length > 0) {
            throw new InvalidSettingsException("The input has no numeric column '" + missing[0]
                    + "', which is chosen as a coordinate: choose the coordinates again.");
        }
        final String[] chosen = m_coordinates.filter(numeric);
        if (chosen.length == 0) {
            throw new InvalidSettingsException(
                    "A state must have at least 1 numeric column as its coordinate, but has 0: choose the coordinates.");
        }
        return chosen;
    }

    private List<DataColumnSpec> numeric(DataTableSpec spec) {
        return ColumnSelectionUtil.getCompatibleColumns(spec, DoubleValue.class).stream()
                .filter(column ->
                        m_grouping == Grouping.ALL || !column.getName().equals(m_groupColumn))
                .toList();
    }

    /**
     * {@return whether all numeric columns are taken, because nobody chose among them}
     *
     * @param spec of a table of states
     */
    boolean areAllCoordinates(DataTableSpec spec) {
        return m_coordinates.filter(numeric(spec)).length == numeric(spec).size();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(this::toCore);
    }
}
