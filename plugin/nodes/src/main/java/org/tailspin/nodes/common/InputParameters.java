package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
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
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.dimension.StateColumns;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;

/** The part of a dialog for a recorded input at the optional port, which drives all networks. */
public final class InputParameters implements WidgetGroup, Persistable {

    /** The port of the input. */
    private static final int SERIES = 1;

    /** The port of its weights. */
    static final int WEIGHTS = 2;

    /** What the table at the optional input is. */
    enum Use {
        @Label(value = "Couplings", description = "Explicit matrices, in place of those that the recipes describe.")
        COUPLINGS,
        @Label(
                value = "Input",
                description =
                        "A recorded input: a row for each moment, a numeric column for each signal. It drives all networks, by"
                                + " input weights that are drawn; exponents are conditional on it.")
        INPUT
    }

    /** The law of an input weight. */
    enum Law {
        @Label(value = "Uniform", description = "Between minus the scale and the scale.")
        UNIFORM,
        @Label(value = "Gaussian", description = "Normal, with the scale as standard deviation.")
        GAUSSIAN
    }

    /** Where the input weights come from. */
    enum Weights {
        @Label(value = "Drawn", description = "From the law below, other ones for each network.")
        DRAWN,
        @Label(
                value = "A table",
                description =
                        "The table at the port of the input weights, which the node's three dots add: a row for each neuron in"
                                + " their order, a numeric column for each signal in theirs. The same for all networks.")
        TABLE
    }

    interface UseRef extends ParameterReference<Use> {}

    interface WeightsRef extends ParameterReference<Weights> {}

    static final class IsInput implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(UseRef.class).isOneOf(Use.INPUT);
        }
    }

    static final class IsDrawn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsInput.class).and(i.getEnum(WeightsRef.class).isOneOf(Weights.DRAWN));
        }
    }

    static final class UsualSeed implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 1;
        }
    }

    @Widget(title = "The optional table has", description = "What the table at the optional input is.")
    @ValueSwitchWidget
    @ValueReference(UseRef.class)
    Use m_use = Use.COUPLINGS;

    @Widget(title = "Input weights", description = "The weights from the signals to the neurons.")
    @ValueSwitchWidget
    @ValueReference(WeightsRef.class)
    @Effect(predicate = IsInput.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Weights m_weights = Weights.DRAWN;

    @Widget(
            title = "Law of the input weights",
            description = "What the weights from the signals to the neurons are drawn from.")
    @ValueSwitchWidget
    @Effect(predicate = IsDrawn.class, type = EffectType.SHOW)
    Law m_law = Law.UNIFORM;

    @Widget(title = "Scale of the input weights", description = "At least 0; 0 is a network without input.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsDrawn.class, type = EffectType.SHOW)
    double m_scale = InputWeights.Drawn.DEFAULT_SCALE;

    @Widget(
            title = "Density of the input weights",
            description = "Share of them that are not 0, above 0 and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsDrawn.class, type = EffectType.SHOW)
    double m_density = InputWeights.Drawn.DEFAULT_DENSITY;

    @Widget(
            title = "Seed of the input weights",
            description = "From 0 to 2147483647. If switched off, the coupling seed of each network.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualSeed.class)
    @Effect(predicate = IsDrawn.class, type = EffectType.SHOW)
    Optional<Integer> m_seed = Optional.empty();

    @Widget(
            title = "Steps for each row",
            description = "Steps of the network, of a flow those of its scheme, for which a row is held, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsInput.class, type = EffectType.SHOW)
    int m_stepsPerRow = 1;

    @Widget(
            title = "Begin anew after the last row",
            description =
                    "Repeats the table, which makes a periodic drive of it. If switched off, a network that needs more rows"
                            + " than there are gets missing cells with the reason.")
    @Effect(predicate = IsInput.class, type = EffectType.SHOW)
    boolean m_cycle;

    /** {@return whether the table at the optional input is a recorded input} */
    boolean isInput() {
        return m_use == Use.INPUT;
    }

    /**
     * {@return the law of the input weights}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public InputWeights.Drawn weights() {
        return new InputWeights.Drawn(
                InputWeights.Law.valueOf(m_law.name()),
                m_scale,
                m_density,
                m_seed.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /**
     * {@return positions of its signals: numeric columns that are not named as a time or the number of a row}
     *
     * @param spec of the table
     * @throws InvalidSettingsException if there is none
     */
    public static int[] signals(DataTableSpec spec) throws InvalidSettingsException {
        final int[] columns = numeric(spec);
        if (columns.length == 0) {
            throw new InvalidSettingsException(
                    "The table at the optional input has no numeric column that could drive a network"
                            + " (columns that are named as a time or the number of a row do not).");
        }
        return columns;
    }

    private static int[] numeric(DataTableSpec spec) {
        return IntStream.range(0, spec.getNumColumns())
                .filter(i -> spec.getColumnSpec(i).getType().isCompatible(DoubleValue.class)
                        && !StateColumns.isNamedSo(spec.getColumnSpec(i).getName()))
                .toArray();
    }

    /**
     * Checks what is connected for a recorded input.
     *
     * @param ports how many tables there are: the networks, the input, and the input weights
     * @throws InvalidSettingsException if a table is missing, or there is one that nothing is made of
     */
    void checkPorts(int ports) throws InvalidSettingsException {
        if (!isInput()) {
            if (ports > WEIGHTS) {
                throw new InvalidSettingsException(
                        "Input weights are those of a recorded input, but the table before them has"
                                + " couplings: choose that it has the input, or remove the port of the input weights.");
            }
        } else if (m_weights == Weights.TABLE && ports <= WEIGHTS) {
            throw new InvalidSettingsException(
                    "The input weights come from a table: add both optional ports with the node's"
                            + " three dots, and connect the input to the first of them and its weights to the second.");
        } else if (m_weights == Weights.DRAWN && ports > WEIGHTS) {
            throw new InvalidSettingsException(
                    "The input weights are drawn, but a table of them is connected: choose the"
                            + " table, or remove the port of the input weights.");
        }
    }

    /**
     * {@return the input of all networks}
     *
     * @param tables the networks, the input and perhaps its weights
     * @param exec of the running node
     * @throws InvalidSettingsException if it has no signal, no row, or a value is missing
     * @throws CanceledExecutionException if the user cancelled
     */
    InputSeries series(BufferedDataTable[] tables, ExecutionContext exec)
            throws InvalidSettingsException, CanceledExecutionException {
        checkPorts(tables.length);
        final BufferedDataTable table = tables[SERIES];
        final InputTable rows = rows(table, signals(table.getDataTableSpec()), exec);
        final InputWeights in = m_weights == Weights.DRAWN ? weights() : given(tables[WEIGHTS], exec);
        try {
            return new InputSeries(rows, in, m_stepsPerRow, m_cycle, 0);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The table at the optional input: " + e.getMessage(), e);
        }
    }

    private static InputWeights given(BufferedDataTable table, ExecutionContext exec)
            throws InvalidSettingsException, CanceledExecutionException {
        final InputTable rows = rows(table, weightColumns(table.getDataTableSpec()), exec);
        final double[][] weights = new double[rows.rows()][rows.columns()];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights[i].length; j++) {
                weights[i][j] = rows.get(i, j);
            }
        }
        return new InputWeights.Given(weights);
    }

    /**
     * {@return positions of the numeric columns of the input weights, but one that counts the neurons by its name}
     *
     * @param spec of the table
     * @throws InvalidSettingsException if there is none
     */
    static int[] weightColumns(DataTableSpec spec) throws InvalidSettingsException {
        final int[] columns = numeric(spec);
        if (columns.length == 0) {
            throw new InvalidSettingsException(
                    "The table of the input weights has no numeric column (columns that are named as a time or the number of a"
                            + " row do not count).");
        }
        return columns;
    }

    /**
     * {@return their numbers}
     *
     * @param table of signals
     * @param columns positions of numeric ones
     * @param exec of the running node
     * @throws InvalidSettingsException if it has no row, or a value is missing
     * @throws CanceledExecutionException if the user cancelled
     */
    public static InputTable rows(BufferedDataTable table, int[] columns, ExecutionContext exec)
            throws InvalidSettingsException, CanceledExecutionException {
        final List<double[]> rows = new ArrayList<>();
        for (DataRow row : table) {
            exec.checkCanceled();
            final double[] u = new double[columns.length];
            for (int j = 0; j < u.length; j++) {
                final DataCell cell = row.getCell(columns[j]);
                if (cell.isMissing()) {
                    throw new InvalidSettingsException("An input must have a number in every cell, but in row '"
                            + row.getKey().getString() + "' the column '"
                            + table.getDataTableSpec().getColumnSpec(columns[j]).getName() + "' "
                            + Cells.absence(cell) + ".");
                }
                u[j] = ((DoubleValue) cell).getDoubleValue();
            }
            rows.add(u);
        }
        final List<String> names = IntStream.of(columns)
                .mapToObj(
                        column -> table.getDataTableSpec().getColumnSpec(column).getName())
                .toList();
        try {
            return InputTable.of(rows.toArray(double[][]::new), names);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The table at the optional input: " + e.getMessage(), e);
        }
    }
}
