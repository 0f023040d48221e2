package org.tailspin.nodes.integrator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.Diagnostics;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.InputParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.UsualLengths;

/** The dialog of the RNN Integrator: how long to run, and what to keep. */
final class RnnIntegratorParameters implements NodeParameters {

    /** KNIME's tables are slow beyond. */
    private static final int MAX_COLUMNS = 5000;

    @Section(title = "Time")
    interface TimeSection {}

    @Section(title = "Trajectories")
    @After(TimeSection.class)
    interface TrajectoriesSection {}

    @Section(title = "Dynamics")
    @After(TrajectoriesSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Table at the optional input",
            description = "Explicit couplings, or an input that drives the networks.")
    @After(DynamicsSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface InputSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(InputSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(CouplingsSection.class)
    interface JournalSection {}

    static final class IsRecorded implements BooleanReference {}

    enum Form {
        @Label(
                value = "Long",
                description =
                        "A row for each kept neuron and step: for line plots and for grouping by network or neuron.")
        LONG,
        @Label(
                value = "Wide",
                description = "A row for each kept step with a column for each kept neuron (x1, x2, ...): for principal"
                        + " components, correlations, normalisation and the Dimension Estimator. A smaller network has"
                        + " missing values in the last columns.")
        WIDE
    }

    interface WarmupRef extends ParameterReference<Optional<Integer>> {}

    interface StepsRef extends ParameterReference<Optional<Integer>> {}

    interface TwinRef extends ParameterReference<Optional<Double>> {}

    static final class Cost extends CostMessage {

        private Supplier<Optional<Integer>> warmup;
        private Supplier<Optional<Integer>> steps;
        private Supplier<Boolean> isRecorded;
        private Supplier<Optional<Double>> twin;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            warmup = initializer.computeFromValueSupplier(WarmupRef.class);
            steps = initializer.computeFromValueSupplier(StepsRef.class);
            isRecorded = initializer.computeFromValueSupplier(IsRecorded.class);
            twin = initializer.computeFromValueSupplier(TwinRef.class);
        }

        @Override
        protected Optional<Recording.Task<StateObserver>> task(DataTableSpec input) {
            return Optional.of(new Recording.Task<>(
                    lengths(),
                    isRecorded.get() ? Optional.of(dynamics -> new Trajectory(1, 1)) : Optional.empty(),
                    twin.get(),
                    recipe -> Optional.empty()));
        }

        @Override
        protected String lengths(Dynamics dynamics, int neurons) {
            final Simulation simulation = lengths().simulation(dynamics, neurons);
            return simulation.steps() + " measured steps after " + simulation.warmup() + " of warm-up";
        }

        private Lengths lengths() {
            return new Lengths(warmup.get(), Optional.empty(), steps.get());
        }
    }

    static final class UsualWarmup extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.simulation(dynamics, neurons).warmup();
        }
    }

    static final class UsualSteps extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.simulation(dynamics, neurons).steps();
        }
    }

    static final class UsualEvery extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.every(dynamics);
        }
    }

    static final class TwinDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return Twins.DISTANCE;
        }
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(TimeSection.class)
    @Widget(
            title = "Warm-up (steps)",
            description =
                    "Steps before anything is measured, at least 0: time to forget the initial state. If switched off, as the"
                            + " dynamics of each network need: both warm-ups of the Lyapunov Analyzer, so that both measure"
                            + " from the same state on. " + Lengths.RULE)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualWarmup.class)
    @ValueReference(WarmupRef.class)
    Optional<Integer> m_warmup = Optional.empty();

    @Layout(TimeSection.class)
    @Widget(
            title = "Measured time (steps)",
            description =
                    "Steps that the statistics are averaged over, at least 1. If switched off, as each network needs: "
                            + Lengths.MEASURED + ", and at least " + Lengths.LEAST_STATES + " steps.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = UsualSteps.class)
    @ValueReference(StepsRef.class)
    Optional<Integer> m_steps = Optional.empty();

    @Layout(TimeSection.class)
    @Widget(title = Diagnostics.TITLE, description = Diagnostics.OF_ACTIVITY)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_diagnostics;

    @Layout(TrajectoriesSection.class)
    @Widget(
            title = "Write trajectories",
            description =
                    "Fills the second output, with one row per kept neuron and kept step of every network, and at most"
                            + " 10 million rows in all.")
    @ValueReference(IsRecorded.class)
    boolean m_trajectories = true;

    @Layout(TrajectoriesSection.class)
    @Widget(
            title = "Keep a state every ... steps",
            description =
                    "Keeps the first measured state and every such one after it, at least 1: 1 keeps all. If switched off, as"
                            + " the dynamics of each network need: a time constant, but at least " + Lengths.LEAST_EVERY
                            + " steps.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = UsualEvery.class)
    @Effect(predicate = IsRecorded.class, type = EffectType.SHOW)
    Optional<Integer> m_every = Optional.empty();

    @Layout(TrajectoriesSection.class)
    @Widget(
            title = "Number of neurons to keep",
            description = "Number of neurons whose states are kept, at least 1. A smaller network is kept whole.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsRecorded.class, type = EffectType.SHOW)
    int m_neurons = Recording.DEFAULT_NEURONS;

    @Layout(TrajectoriesSection.class)
    @Widget(title = "Form of the trajectories", description = "How the states are laid out in the second output.")
    @ValueSwitchWidget
    @Effect(predicate = IsRecorded.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Form m_form = Form.LONG;

    @Layout(TrajectoriesSection.class)
    @Widget(
            title = "Twin at a distance of",
            description =
                    "Starts a second trajectory so far from the first at the end of the warm-up, in a random direction and"
                            + " with the same noise, and adds the column distance: the Euclidean distance of the two at"
                            + " every kept step. Above 0; 1e-7 is far above rounding. Doubles the time.")
    @OptionalWidget(defaultProvider = TwinDefault.class)
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsRecorded.class, type = EffectType.SHOW)
    @ValueReference(TwinRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    Optional<Double> m_twin = Optional.empty();

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(InputSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    InputParameters m_input = new InputParameters();

    @Layout(CouplingsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    CouplingsParameters m_couplings = new CouplingsParameters();

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    /**
     * {@return how long to run}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Lengths toCore() {
        trajectory(Dynamics.usual());
        m_twin.ifPresent(Recording::checkTwin);
        if (m_form == Form.WIDE && m_neurons > MAX_COLUMNS) {
            throw new IllegalArgumentException("the wide form must keep at most " + MAX_COLUMNS + " neurons, but keeps "
                    + m_neurons + ": choose the long form, or fewer neurons");
        }
        m_dynamics.noise();
        m_input.weights();
        return new Lengths(m_warmup, Optional.empty(), m_steps);
    }

    /** What is measured of the activity. */
    List<MeasuredColumn> columns() {
        return NetworkColumns.measured(Recording.COLUMNS, m_diagnostics);
    }

    /** What the columns of the trajectories are. */
    TrajectoriesTable.Form form(boolean hasNames) {
        return new TrajectoriesTable.Form(
                m_form == Form.WIDE ? m_neurons : 0, hasNames, m_trajectories && m_twin.isPresent());
    }

    /**
     * {@return distance of the states that are kept of it, in steps}
     *
     * @param dynamics of a network
     */
    int every(Dynamics dynamics) {
        return m_every.orElseGet(() -> Lengths.every(dynamics));
    }

    /**
     * {@return an empty recording of it}
     *
     * @param dynamics of a network
     */
    Trajectory trajectory(Dynamics dynamics) {
        return new Trajectory(every(dynamics), m_neurons);
    }

    /** {@return the parts of the dialog that a recording depends on} */
    List<Object> settings() {
        return List.of(m_warmup, m_steps, m_trajectories, m_every, m_neurons, m_twin, m_dynamics, m_input, m_couplings);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(this::toCore);
        Refusal.asInvalidSettings(m_journal::directory);
    }
}
