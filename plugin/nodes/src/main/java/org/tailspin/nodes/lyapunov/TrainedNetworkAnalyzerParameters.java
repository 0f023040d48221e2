package org.tailspin.nodes.lyapunov;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Diagnostics;
import org.tailspin.nodes.common.InputParameters;
import org.tailspin.nodes.common.MeasurementParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Trained Network Analyzer. */
final class TrainedNetworkAnalyzerParameters implements NodeParameters {

    @Section(title = "Network")
    interface NetworkSection {}

    @Section(title = "Recorded input", description = "For the table at the port of the input.")
    @After(NetworkSection.class)
    @Effect(predicate = HasInput.class, type = EffectType.SHOW)
    interface InputSection {}

    @Section(title = "Exponents")
    @After(InputSection.class)
    interface ExponentsSection {}

    @Section(title = "Precision")
    @Advanced
    @After(ExponentsSection.class)
    interface PrecisionSection {}

    @Section(title = "Initial state")
    @Advanced
    @After(PrecisionSection.class)
    interface StateSection {}

    enum Start {
        @Label(value = "Zero", description = "All state variables are 0, as the libraries begin.")
        ZERO,
        @Label(value = "Random", description = "Uniform in (−1, 1), by the seed.")
        RANDOM
    }

    /** Whether there is a port of the input beside that of the weights. */
    static final class HasInput implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            final EffectPredicate isOfFile = i.getPredicate(TrainedParameters.IsFile.class);
            return i.getConstant(input -> input.getInPortTypes().length > 1)
                    .or(isOfFile.and(i.getConstant(input -> input.getInPortTypes().length > 0)));
        }
    }

    @Layout(NetworkSection.class)
    TrainedParameters m_network = new TrainedParameters();

    @Layout(InputSection.class)
    @Widget(title = "Steps for each row", description = "Steps for which a row of the input is held, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_stepsPerRow = 1;

    @Layout(InputSection.class)
    @Widget(
            title = "Begin anew after the last row",
            description =
                    "Repeats the table, which makes a periodic drive of it. If switched off, a run that needs more rows than"
                            + " there are is refused.")
    boolean m_cycle;

    @Layout(ExponentsSection.class)
    MeasurementParameters m_measurement = new MeasurementParameters();

    @Layout(ExponentsSection.class)
    @Widget(title = Diagnostics.TITLE, description = Diagnostics.OF_EXPONENTS)
    boolean m_diagnostics;

    @Layout(PrecisionSection.class)
    PrecisionParameters m_precision = new PrecisionParameters();

    @Layout(StateSection.class)
    @Widget(title = "State at the start", description = "Where the state begins.")
    @ValueSwitchWidget
    Start m_start = Start.ZERO;

    @Layout(StateSection.class)
    @Widget(title = "Seed", description = "Seed of a random initial state and of the tangent frame, in 0..2³¹ − 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_seed = 1;

    /** {@return whether the weights stand in a file} */
    boolean isOfFile() {
        return m_network.m_source == TrainedParameters.Source.FILE;
    }

    /** {@return the port of a recorded input, if it is there} */
    int inputPort() {
        return isOfFile() ? 0 : 1;
    }

    /**
     * Checks what is connected.
     *
     * @param specs of the tables
     * @throws InvalidSettingsException if the weights are missing, or a table has not the columns that it needs
     */
    void check(DataTableSpec[] specs) throws InvalidSettingsException {
        if (isOfFile()) {
            if (m_network.m_path.isBlank()) {
                throw new InvalidSettingsException("Name the file with the weights of the network.");
            }
            if (specs.length > 1 || specs.length == 1 && WeightsInput.isWeights(specs[0])) {
                throw new InvalidSettingsException(
                        "The weights come from a file: remove the port of the weights with the"
                                + " node's three dots, or choose the table.");
            }
        } else {
            if (specs.length == 0) {
                throw new InvalidSettingsException(
                        "The weights come from a table, but the node has no port for it: choose"
                                + " the file, or add the port with the node's three dots.");
            }
            new WeightsInput(specs[0]);
        }
        if (specs.length > inputPort()) {
            InputParameters.signals(specs[inputPort()]);
        }
    }

    /**
     * {@return the network under its input}
     *
     * @param weights of it
     * @param input that drives it; empty for none
     * @throws IllegalArgumentException if they do not fit each other
     */
    TrainedNetwork network(RecurrentWeights weights, Optional<InputTable> input) {
        return new TrainedNetwork(
                weights, m_network.nonlinearity(weights), input, m_stepsPerRow, m_cycle, m_start == Start.ZERO);
    }

    /**
     * {@return what to measure}
     *
     * @param dimension state variables, which default lengths depend on
     * @throws IllegalArgumentException if a value is out of its range
     */
    NetworkAnalysis toCore(int dimension) {
        Seed.of(m_seed, "the seed");
        final Lengths lengths = m_measurement.lengths();
        final Optional<Precision> wanted = m_precision.toCore(lengths, Dynamics.usual());
        return new NetworkAnalysis(
                lengths.exponents(m_measurement.exponents(), Dynamics.usual(), dimension, wanted), wanted);
    }

    /**
     * {@return the columns of the first output}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    List<TableColumn> columns() {
        return Stream.<TableColumn>concat(
                        Stream.of(
                                RecipeColumn.NETWORK,
                                DetailColumn.CELL,
                                DetailColumn.CONVENTION,
                                RecipeColumn.N,
                                RecipeColumn.STATE_SEED),
                        NetworkColumns.measured(toCore(1), m_diagnostics).stream())
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(() -> toCore(1));
        Refusal.asInvalidSettings(() -> {
            if (m_stepsPerRow < 1) {
                throw new IllegalArgumentException(
                        "a row of the input must be held for at least 1 step, but is for " + m_stepsPerRow);
            }
            return this;
        });
    }
}
