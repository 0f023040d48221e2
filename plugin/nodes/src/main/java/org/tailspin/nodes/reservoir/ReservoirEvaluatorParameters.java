package org.tailspin.nodes.reservoir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
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
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.ReservoirAnalysis;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.reservoir.MackeyGlassTask;
import org.tailspin.core.reservoir.MemoryTask;
import org.tailspin.core.reservoir.NarmaTask;
import org.tailspin.core.reservoir.Ranks;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.reservoir.SeriesLength;
import org.tailspin.core.reservoir.TableTask;
import org.tailspin.core.reservoir.XorTask;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.InputParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Reservoir Evaluator: the task, how its input reaches the neurons, and how the readout is trained. */
final class ReservoirEvaluatorParameters implements NodeParameters {

    @Section(title = "Task")
    interface TaskSection {}

    @Section(title = "Input and readout")
    @After(TaskSection.class)
    interface ReadoutSection {}

    @Section(title = "Tables")
    @After(ReadoutSection.class)
    interface TablesSection {}

    @Section(title = "Conditional exponent and ranks")
    @Advanced
    @After(TablesSection.class)
    interface ExponentSection {}

    @Section(title = "Dynamics")
    @After(ExponentSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(DynamicsSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(CouplingsSection.class)
    interface JournalSection {}

    /** What the networks are to do. */
    enum Task {
        @Label(
                value = "XOR",
                description = "Two binary stimuli, each followed by silence; the readout must give their XOR.")
        XOR(ReservoirTask.Kind.XOR),
        @Label(value = "Memory", description = "The input of the past, lag by lag: linear memory capacity.")
        MEMORY(ReservoirTask.Kind.MEMORY),
        @Label(value = "NARMA-10", description = "The next value of a nonlinear moving average of order 10.")
        NARMA10(ReservoirTask.Kind.NARMA10),
        @Label(value = "Mackey-Glass", description = "A chaotic series, one row and 84 rows ahead.")
        MACKEY_GLASS(ReservoirTask.Kind.MACKEY_GLASS),
        @Label(
                value = "Table",
                description =
                        "Target columns of a table of yours at the optional input, from its other numeric columns.")
        TABLE(ReservoirTask.Kind.TABLE);

        private final ReservoirTask.Kind kind;

        Task(ReservoirTask.Kind kind) {
            this.kind = kind;
        }
    }

    /** The law of an input weight. */
    enum Law {
        @Label(value = "Uniform", description = "Between minus the scale and the scale.")
        UNIFORM,
        @Label(value = "Gaussian", description = "Normal, with the scale as standard deviation.")
        GAUSSIAN
    }

    interface TaskRef extends ParameterReference<Task> {}

    static final class IsXor implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TaskRef.class).isOneOf(Task.XOR);
        }
    }

    static final class IsSeries implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TaskRef.class).isOneOf(Task.MEMORY, Task.NARMA10, Task.MACKEY_GLASS);
        }
    }

    static final class IsTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TaskRef.class).isOneOf(Task.TABLE);
        }
    }

    static final class IsMemory implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(TaskRef.class).isOneOf(Task.MEMORY);
        }
    }

    /** What the task usually has, for a field that is switched on. */
    private abstract static class Usual<T> implements DefaultValueProvider<T> {

        private Supplier<Task> task;

        @Override
        public void init(StateProviderInitializer initializer) {
            DefaultValueProvider.super.init(initializer);
            task = initializer.computeFromValueSupplier(TaskRef.class);
        }

        @Override
        public T computeState(NodeParametersInput input) {
            return of((task == null ? Task.XOR : task.get()).kind); // asked without a dialog it is the first task
        }

        abstract T of(ReservoirTask.Kind kind);
    }

    static final class UsualScale extends Usual<Double> {
        @Override
        Double of(ReservoirTask.Kind kind) {
            return kind.scale();
        }
    }

    static final class UsualBias extends Usual<Double> {
        @Override
        Double of(ReservoirTask.Kind kind) {
            return kind.bias();
        }
    }

    static final class UsualNoise extends Usual<Double> {
        @Override
        Double of(ReservoirTask.Kind kind) {
            return kind.noise();
        }
    }

    static final class UsualRidge extends Usual<Double> {
        @Override
        Double of(ReservoirTask.Kind kind) {
            return kind.ridge();
        }
    }

    static final class UsualSeed implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 1;
        }
    }

    static final class Cost extends CostMessage {

        private Supplier<Task> task;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            task = initializer.computeFromValueSupplier(TaskRef.class);
        }

        @Override
        protected Optional<ReservoirAnalysis> task(DataTableSpec input) {
            final ReservoirTask usual =
                    switch (task.get()) {
                        case XOR -> XorTask.DEFAULT;
                        case MEMORY -> MemoryTask.DEFAULT;
                        case NARMA10 -> NarmaTask.DEFAULT;
                        case MACKEY_GLASS, TABLE -> MackeyGlassTask.DEFAULT;
                    };
            return Optional.of(new ReservoirAnalysis(ReservoirSettings.usual(usual)));
        }
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(TaskSection.class)
    @Widget(title = "Task", description = "What the networks are to do.")
    @ValueReference(TaskRef.class)
    Task m_task = Task.XOR;

    @Layout(TaskSection.class)
    @Widget(
            title = "Targets",
            description =
                    "Columns of the table at the optional input that are read out, each from the state that has just seen its"
                            + " row. All other numeric columns drive the networks, but those that are named as a time or the number of a"
                            + " row. A tenth of the rows is discarded, six tenths train the readout, and the rest is the test.")
    @ColumnFilterWidget(choicesProvider = MatrixParameters.NumericColumns.class)
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    ColumnFilter m_targets = new ColumnFilter();

    @Layout(TaskSection.class)
    @Widget(title = "Training trials", description = "Trials that the readout is trained on, at least 2.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    int m_trainingTrials = XorTask.DEFAULT_TRIALS;

    @Layout(TaskSection.class)
    @Widget(title = "Test trials", description = "Fresh trials that it is scored on, at least 2.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    int m_testTrials = XorTask.DEFAULT_TRIALS;

    @Layout(TaskSection.class)
    @Widget(title = "Bits of a stimulus", description = "Each bit has an input of its own, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    @Advanced
    int m_bits = 1;

    @Layout(TaskSection.class)
    @Widget(
            title = "Bits are -1 and 1",
            description =
                    "In place of 0 and 1. Without biases no readout of an odd network is better than chance then, and such"
                            + " networks are refused.")
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    @Advanced
    boolean m_signed;

    @Layout(TaskSection.class)
    @Widget(title = "Stimulus (rows)", description = "Rows for which a stimulus is shown, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    @Advanced
    int m_presentation = XorTask.DEFAULT_PRESENTATION;

    @Layout(TaskSection.class)
    @Widget(title = "First delay (rows)", description = "Rows without input after the first stimulus, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    int m_firstDelay = XorTask.DEFAULT_DELAY;

    @Layout(TaskSection.class)
    @Widget(
            title = "Second delay (rows)",
            description = "Rows without input after the second stimulus, before the state is read, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsXor.class, type = EffectType.SHOW)
    int m_secondDelay = XorTask.DEFAULT_DELAY;

    @Layout(TaskSection.class)
    @Widget(
            title = "Lags (rows)",
            description = "Lags that the memory capacity is summed over, from 1 on; at most the discarded rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsMemory.class, type = EffectType.SHOW)
    int m_lags = MemoryTask.DEFAULT_LAGS;

    @Layout(TaskSection.class)
    @Widget(
            title = "Discarded rows",
            description = "Rows of the input until the network has forgotten where it started, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSeries.class, type = EffectType.SHOW)
    int m_washout = SeriesLength.DEFAULT.washout();

    @Layout(TaskSection.class)
    @Widget(title = "Training rows", description = "Rows that the readout is trained on, at least 2.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSeries.class, type = EffectType.SHOW)
    int m_trainingRows = SeriesLength.DEFAULT.training();

    @Layout(TaskSection.class)
    @Widget(title = "Test rows", description = "Rows that it is scored on, at least 40.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSeries.class, type = EffectType.SHOW)
    int m_testRows = SeriesLength.DEFAULT.test();

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Law of the input weights",
            description = "What the weights from the input to the neurons are drawn from.")
    @ValueSwitchWidget
    @Advanced
    Law m_law = Law.UNIFORM;

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Scale of the input weights",
            description =
                    "At least 0. If switched off, as is usual for the task: 1 of XOR, 0.1 of Memory and NARMA-10, 0.5 of"
                            + " Mackey-Glass.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualScale.class)
    Optional<Double> m_scale = Optional.empty();

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Density of the input weights",
            description = "Share of them that are not 0, above 0 and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    double m_density = InputWeights.Drawn.DEFAULT_DENSITY;

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Scale of the biases",
            description =
                    "Biases are drawn uniformly between minus this and this, at least 0, of networks without biases of their"
                            + " own. If switched off, as is usual for the task: 0 of XOR and Memory, 0.1 of NARMA-10, Mackey-Glass and Table.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualBias.class)
    @Advanced
    Optional<Double> m_bias = Optional.empty();

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Noise of networks without noise",
            description =
                    "Standard deviation of the noise during the task, at least 0, of networks whose column noise is 0. If"
                            + " switched off, as is usual for the task: 0.001 of XOR, 0 otherwise.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualNoise.class)
    @Advanced
    Optional<Double> m_noise = Optional.empty();

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Ridge parameter",
            description =
                    "Of the readout, above 0. If switched off, as is usual for the task: 1e-6 of XOR, 1e-8 of Memory and"
                            + " NARMA-10, 1e-10 of Mackey-Glass, 1e-6 of Table.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = UsualRidge.class)
    @Advanced
    Optional<Double> m_ridge = Optional.empty();

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Steps for each row of the input",
            description =
                    "Steps of the network, of a flow those of its scheme, for which a row of the input is held, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_stepsPerRow = 1;

    @Layout(ReadoutSection.class)
    @Widget(
            title = "Seed of input weights and biases",
            description = "From 0 to 2147483647. If switched off, the coupling seed of each network.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualSeed.class)
    @Advanced
    Optional<Integer> m_inputSeed = Optional.empty();

    @Layout(TablesSection.class)
    @Widget(
            title = "Write predictions",
            description = "Fills the second output with what the readout gives in the test, and what it should give.")
    boolean m_predictions = true;

    @Layout(TablesSection.class)
    @Widget(title = "Write the readout", description = "Fills the third output with the weights of the readout.")
    @Advanced
    boolean m_readout = true;

    @Layout(TablesSection.class)
    @Widget(
            title = "Number of neurons with states",
            description =
                    "The fourth output has the states of training and test in rows, with the targets and so many neurons in"
                            + " columns, for KNIME's learners; 0 leaves it empty. A smaller network has missing values in the last"
                            + " columns.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_neurons;

    @Layout(ExponentSection.class)
    @Widget(
            title = "Warm-up (steps)",
            description = "Steps of the state before the conditional exponent is measured, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_warmup = ReservoirSettings.EXPONENT.warmup();

    @Layout(ExponentSection.class)
    @Widget(title = "Warm-up of the tangent vector (steps)", description = "Steps after those, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_tangentWarmup = ReservoirSettings.EXPONENT.tangentWarmup();

    @Layout(ExponentSection.class)
    @Widget(
            title = "Measured time (steps)",
            description = "Steps that the conditional exponent is the mean over, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_steps = ReservoirSettings.EXPONENT.steps();

    @Layout(ExponentSection.class)
    @Widget(
            title = "Ranks of networks up to",
            description =
                    "Largest N whose kernel and generalisation rank are measured; the time grows with the cube of N or more. 0"
                            + " for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_ranksUpTo = Ranks.Settings.DEFAULT.upTo();

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(CouplingsSection.class)
    CouplingsParameters m_couplings = new CouplingsParameters();

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    /**
     * {@return what to do with every network}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    ReservoirAnalysis toCore() {
        return toCore(task());
    }

    /**
     * {@return what to do with every network}
     *
     * @param task what the networks are to do
     * @throws IllegalArgumentException if a value is out of its range
     */
    ReservoirAnalysis toCore(ReservoirTask task) {
        m_dynamics.noise();
        final ReservoirTask.Kind kind = m_task.kind;
        final Ranks.Settings ranks = Ranks.Settings.DEFAULT;
        return new ReservoirAnalysis(
                new ReservoirSettings(
                        task,
                        new InputWeights.Drawn(
                                InputWeights.Law.valueOf(m_law.name()),
                                m_scale.orElse(kind.scale()),
                                m_density,
                                m_inputSeed.map(OptionalLong::of).orElse(OptionalLong.empty())),
                        m_bias.orElse(kind.bias()),
                        m_noise.orElse(kind.noise()),
                        m_ridge.orElse(kind.ridge()),
                        m_stepsPerRow,
                        new LyapunovSettings(1, m_warmup, m_tangentWarmup, m_steps),
                        new Ranks.Settings(m_ranksUpTo, ranks.length(), ranks.kept(), ranks.threshold())),
                m_predictions || m_readout || m_neurons > 0,
                m_neurons > 0);
    }

    private ReservoirTask task() {
        if (m_task == Task.XOR) {
            return new XorTask(
                    m_bits, m_presentation, m_firstDelay, m_secondDelay, m_signed, m_trainingTrials, m_testTrials);
        }
        final SeriesLength length = new SeriesLength(m_washout, m_trainingRows, m_testRows);
        return switch (m_task) {
            case MEMORY -> new MemoryTask(m_lags, length);
            case NARMA10 -> new NarmaTask(length);
            default -> new MackeyGlassTask(length);
        };
    }

    /** The columns that are appended to the networks. */
    List<TableColumn> appended() {
        return Stream.<TableColumn>concat(
                        ReservoirColumn.of(m_task.kind).stream()
                                .filter(column -> m_ranksUpTo > 0 || !column.isOfRanks()),
                        Stream.of(MeasuredColumn.NOTE))
                .toList();
    }

    /**
     * {@return what is read out, in order}
     *
     * @param table spec of the table at the optional input; empty where there is none
     * @throws InvalidSettingsException if the task is that of a table, and it or its targets are missing
     */
    List<String> outputs(Optional<DataTableSpec> table) throws InvalidSettingsException {
        return m_task == Task.TABLE ? targets(table) : task().outputs();
    }

    private List<String> targets(Optional<DataTableSpec> table) throws InvalidSettingsException {
        if (table.isEmpty()) {
            throw new InvalidSettingsException(
                    "The task Table needs a table: add the optional input with the node's three dots.");
        }
        final List<String> targets =
                List.of(m_targets.filter(ColumnSelectionUtil.getCompatibleColumns(table.get(), DoubleValue.class)));
        if (targets.isEmpty()) {
            throw new InvalidSettingsException("The task Table needs at least 1 target column, but none is chosen.");
        }
        return targets;
    }

    /**
     * {@return the task of its targets}
     *
     * @param table at the optional input
     * @param exec of the running node
     * @throws InvalidSettingsException if it has too few rows, no column that drives the networks, or a missing value
     * @throws CanceledExecutionException if the user cancelled
     */
    TableTask tableTask(BufferedDataTable table, ExecutionContext exec)
            throws InvalidSettingsException, CanceledExecutionException {
        final DataTableSpec spec = table.getDataTableSpec();
        final List<String> targets = targets(Optional.of(spec));
        final int[] signals = IntStream.of(InputParameters.signals(spec))
                .filter(column -> !targets.contains(spec.getColumnSpec(column).getName()))
                .toArray();
        if (signals.length == 0) {
            throw new InvalidSettingsException(
                    "The table has no numeric column left that drives the networks: all are targets.");
        }
        try {
            return new TableTask(
                    InputParameters.rows(table, signals, exec),
                    InputParameters.rows(
                            table,
                            targets.stream().mapToInt(spec::findColumnIndex).toArray(),
                            exec),
                    TableTask.usual(Math.toIntExact(table.size())));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The table at the optional input: " + e.getMessage(), e);
        }
    }

    /** Whether the optional input is the table of the task. */
    boolean isOfTable() {
        return m_task == Task.TABLE;
    }

    /** The task. */
    ReservoirTask.Kind kind() {
        return m_task.kind;
    }

    /** {@return the parts of the dialog that a score depends on} */
    List<Object> settings() {
        return List.of(this);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(this::toCore);
        Refusal.asInvalidSettings(m_journal::directory);
    }
}
