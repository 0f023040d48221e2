package org.tailspin.core.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.reservoir.MemoryTask;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.ReservoirTask.Kind;
import org.tailspin.core.reservoir.Score;
import org.tailspin.core.reservoir.SeriesLength;
import org.tailspin.core.reservoir.XorTask;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/** The columns of networks that were evaluated as reservoirs: scores with errors, and all that they depend on. */
public enum ReservoirColumn implements TableColumn {
    /** Which task. */
    TASK("task", ColumnType.TEXT, "What the network was to do: " + tasks(), ofSettings(s -> s.task()
            .kind()
            .label())),
    /** Share of right bits. */
    ACCURACY(
            "accuracy",
            "Share of bits of the test that are right; 0.5 is chance",
            score(Score.Kind.ACCURACY, false),
            Kind.XOR),
    /** Its error. */
    ACCURACY_SE(
            "accuracy_se",
            "Standard error of accuracy over the trials of the test",
            score(Score.Kind.ACCURACY, true),
            Kind.XOR),
    /** Sum of squared correlations. */
    MEMORY_CAPACITY(
            "memory_capacity",
            "Sum over the lags, from 1 on, of the squared correlation of the input so many rows ago with its readout, less"
                    + " what chance gives; at most N",
            score(Score.Kind.MEMORY_CAPACITY, false),
            Kind.MEMORY),
    /** Its error. */
    MEMORY_CAPACITY_SE(
            "memory_capacity_se",
            "Standard error of memory_capacity over the rows of the test, by the jackknife over 20 blocks",
            score(Score.Kind.MEMORY_CAPACITY, true),
            Kind.MEMORY),
    /** Relative error of the readout. */
    NRMSE(
            "nrmse",
            "Root mean square error of the readout over the standard deviation of the target, in the test; 1 is that of the mean;"
                    + " of several targets their mean",
            score(Score.Kind.NRMSE, false),
            Kind.NARMA10,
            Kind.MACKEY_GLASS,
            Kind.TABLE),
    /** Its error. */
    NRMSE_SE(
            "nrmse_se",
            "Standard error of nrmse over the rows of the test, by the jackknife over 20 blocks",
            score(Score.Kind.NRMSE, true),
            Kind.NARMA10,
            Kind.MACKEY_GLASS,
            Kind.TABLE),
    /** The same, far ahead. */
    NRMSE_84(
            "nrmse_84",
            "The same as nrmse, for the value 84 rows ahead",
            score(Score.Kind.NRMSE_84, false),
            Kind.MACKEY_GLASS),
    /** Its error. */
    NRMSE_84_SE(
            "nrmse_84_se",
            "Standard error of nrmse_84 over the rows of the test, by the jackknife over 20 blocks",
            score(Score.Kind.NRMSE_84, true),
            Kind.MACKEY_GLASS),
    /** Exponent under the input. */
    LYAPUNOV_CONDITIONAL(
            "lyapunov_conditional",
            "Largest conditional Lyapunov exponent, of two states under the same input and noise, nats per step, or per unit"
                    + " time of a flow; below 0 states forget where they started",
            measured(r -> MeasuredColumn.boxed(r.exponent()))),
    /** Its error. */
    LYAPUNOV_CONDITIONAL_SE(
            "lyapunov_conditional_se",
            "Standard error of lyapunov_conditional over time, from batch means",
            measured(r -> MeasuredColumn.boxed(r.spectrum().maxStandardError()))),
    /** Rank of separation. */
    KERNEL_RANK(
            "kernel_rank",
            ColumnType.INTEGER,
            "Number of singular values of the last states after N independent streams of input above the threshold; at most N",
            measured(r -> r.ranks().map(ranks -> (long) ranks.kernel()).orElse(null))),
    /** Rank of what should be forgotten. */
    GENERALISATION_RANK(
            "generalisation_rank",
            ColumnType.INTEGER,
            "The same for streams that are alike in their last rows and differ only before; small is good",
            measured(r -> r.ranks().map(ranks -> (long) ranks.generalisation()).orElse(null))),
    /** Size of the activity. */
    RMS("rms", "Root mean square of the activity over neurons and states that were read", measured(r -> r.scores()
            .rms())),
    /** Series drawn anew. */
    REDRAWS(
            "redraws",
            ColumnType.INTEGER,
            "Input series that were drawn anew because the target diverged",
            measured(r -> (long) r.scores().redraws()),
            Kind.NARMA10),
    /** Law of input weights. */
    INPUT_LAW(
            "input_law",
            ColumnType.TEXT,
            "Law of the input weights: "
                    + Arrays.stream(InputWeights.Law.values())
                            .map(InputWeights.Law::label)
                            .collect(Collectors.joining(", ")),
            ofSettings(s -> s.weights().law().label())),
    /** Scale of input weights. */
    INPUT_SCALE(
            "input_scale",
            "Scale of the input weights: half the width of the uniform law, standard deviation of the gaussian one",
            ofSettings(s -> s.weights().scale())),
    /** Density of input weights. */
    INPUT_DENSITY("input_density", "Share of input weights that are not 0", ofSettings(s -> s.weights()
            .density())),
    /** Seed of input weights. */
    INPUT_SEED("input_seed", ColumnType.INTEGER, "Seed of the input weights and biases", r -> r.settings()
            .weights()
            .seed()
            .orElse(r.recipe().disorder().couplingSeed())),
    /** Scale of biases. */
    BIAS_SCALE(
            "bias_scale",
            "Biases are drawn uniformly between minus this and this; missing where the network has its own",
            r -> r.recipe().dynamics().bias().isPresent()
                    ? null
                    : (Double) r.settings().biasScale()),
    /** Noise of the run. */
    TASK_NOISE(
            "task_noise",
            "Standard deviation of the noise during the task: that of the network, or of the task where it has none",
            r -> r.recipe().dynamics().noise() > 0
                    ? r.recipe().dynamics().noise()
                    : r.settings().noise()),
    /** Parameter of the readout. */
    RIDGE("ridge", "Ridge parameter of the readout", ofSettings(ReservoirSettings::ridge)),
    /** Steps of a row. */
    STEPS_PER_ROW(
            "steps_per_row",
            ColumnType.INTEGER,
            "Steps of the network for which a row of the input is held",
            ofSettings(s -> (long) s.stepsPerRow())),
    /** Discarded rows. */
    WASHOUT(
            "washout",
            ColumnType.INTEGER,
            "Rows of the input that are discarded first",
            length(SeriesLength::washout),
            Kind.MEMORY,
            Kind.NARMA10,
            Kind.MACKEY_GLASS,
            Kind.TABLE),
    /** Training. */
    TRAINING(
            "training",
            ColumnType.INTEGER,
            "Trials, or rows, that the readout is trained on",
            ofSettings(s -> s.task() instanceof XorTask xor
                    ? (Object) (long) xor.training()
                    : length(s, SeriesLength::training))),
    /** Test. */
    TEST(
            "test",
            ColumnType.INTEGER,
            "Trials, or rows, that it is scored on",
            ofSettings(
                    s -> s.task() instanceof XorTask xor ? (Object) (long) xor.test() : length(s, SeriesLength::test))),
    /** Lags. */
    LAGS(
            "lags",
            ColumnType.INTEGER,
            "Lags that the memory capacity is summed over, from 1 on",
            ofSettings(s -> s.task() instanceof MemoryTask memory ? (Long) (long) memory.lags() : null),
            Kind.MEMORY),
    /** Bits. */
    BITS("bits", ColumnType.INTEGER, "Bits of a stimulus", xor(x -> (long) x.bits()), Kind.XOR),
    /** Levels of a bit. */
    SIGNED_BITS(
            "signed_bits",
            ColumnType.FLAG,
            "Whether bits are -1 and 1, in place of 0 and 1",
            xor(XorTask::isSigned),
            Kind.XOR),
    /** Rows of a stimulus. */
    PRESENTATION(
            "presentation",
            ColumnType.INTEGER,
            "Rows for which a stimulus is shown",
            xor(x -> (long) x.presentation()),
            Kind.XOR),
    /** First delay. */
    FIRST_DELAY(
            "first_delay",
            ColumnType.INTEGER,
            "Rows without input after the first stimulus",
            xor(x -> (long) x.firstDelay()),
            Kind.XOR),
    /** Second delay. */
    SECOND_DELAY(
            "second_delay",
            ColumnType.INTEGER,
            "Rows without input after the second stimulus, before the state is read",
            xor(x -> (long) x.secondDelay()),
            Kind.XOR),
    /** Warm-up of the exponent. */
    EXPONENT_WARMUP(
            "exponent_warmup",
            ColumnType.INTEGER,
            "Steps of the state before the conditional exponent is measured",
            ofSettings(s -> (long) s.exponentLength().warmup())),
    /** Warm-up of its tangent vector. */
    EXPONENT_TANGENT_WARMUP(
            "exponent_tangent_warmup", ColumnType.INTEGER, "Steps of the tangent vector after those", ofSettings(s ->
                    (long) s.exponentLength().tangentWarmup())),
    /** Steps of the exponent. */
    EXPONENT_STEPS("exponent_steps", ColumnType.INTEGER, "Measured steps of the conditional exponent", ofSettings(s ->
            (long) s.exponentLength().steps())),
    /** Rows of a stream. */
    RANK_ROWS("rank_rows", ColumnType.INTEGER, "Rows of a stream of the rank measures", ofSettings(s ->
            (long) s.ranks().length())),
    /** Common rows. */
    RANK_COMMON_ROWS(
            "rank_common_rows",
            ColumnType.INTEGER,
            "Last rows that the streams of the generalisation rank have in common",
            ofSettings(s -> (long) s.ranks().kept())),
    /** Threshold. */
    RANK_THRESHOLD(
            "rank_threshold",
            "Share of the largest singular value of independent streams above which one counts",
            ofSettings(s -> s.ranks().threshold()));

    private final String label;
    private final ColumnType type;
    private final String description;
    private final Function<ReservoirResult, Object> value;
    private final Set<Kind> kinds;

    ReservoirColumn(
            String label, ColumnType type, String description, Function<ReservoirResult, Object> value, Kind... kinds) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.value = value;
        this.kinds = kinds.length == 0 ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(List.of(kinds));
    }

    ReservoirColumn(String label, String description, Function<ReservoirResult, Object> value, Kind... kinds) {
        this(label, ColumnType.REAL, description, value, kinds);
    }

    private static String tasks() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.label() + " (" + kind.what() + ")")
                .collect(Collectors.joining(", "));
    }

    private static Function<ReservoirResult, Object> ofSettings(Function<ReservoirSettings, Object> value) {
        return result -> value.apply(result.settings());
    }

    private static Function<ReservoirResult, Object> measured(Function<ReservoirSettings.Result, Object> value) {
        return result -> result.measured().map(value).orElse(null);
    }

    private static Function<ReservoirResult, Object> score(Score.Kind kind, boolean isError) {
        return measured(r -> {
            final Score score = r.scores().values().get(kind);
            final double number = score == null ? Double.NaN : isError ? score.standardError() : score.value();
            return Double.isFinite(number) ? (Double) number : null;
        });
    }

    private static Function<ReservoirResult, Object> xor(Function<XorTask, Object> value) {
        return ofSettings(s -> s.task() instanceof XorTask xor ? value.apply(xor) : null);
    }

    private static Function<ReservoirResult, Object> length(Function<SeriesLength, Integer> part) {
        return ofSettings(s -> length(s, part));
    }

    private static Object length(ReservoirSettings settings, Function<SeriesLength, Integer> part) {
        return settings.task().series().map(length -> (long) part.apply(length)).orElse(null);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * {@return whether the column has values for it}
     *
     * @param kind of a task
     */
    public boolean isOf(Kind kind) {
        return kinds.contains(kind);
    }

    /**
     * {@return the columns that have values for it}
     *
     * @param kind of a task
     */
    public static List<ReservoirColumn> of(Kind kind) {
        return Arrays.stream(values()).filter(column -> column.isOf(kind)).toList();
    }

    /** {@return whether it has a value only where ranks are measured} */
    public boolean isOfRanks() {
        return EnumSet.of(KERNEL_RANK, GENERALISATION_RANK, RANK_ROWS, RANK_COMMON_ROWS, RANK_THRESHOLD)
                .contains(this);
    }

    /** {@return whether it is of the task, and so the same for all networks of a run} */
    public boolean isOfSettings() {
        return this == TASK || compareTo(INPUT_LAW) >= 0 && this != INPUT_SEED;
    }

    /**
     * {@return the scores alone, each before its error}
     *
     * @param kind of a task
     */
    public static List<ReservoirColumn> scores(Kind kind) {
        return EnumSet.range(ACCURACY, NRMSE_84_SE).stream()
                .filter(column -> column.isOf(kind))
                .toList();
    }

    /**
     * {@return the value; null where there is none}
     *
     * @param result of a network
     */
    public Object of(ReservoirResult result) {
        return value.apply(result);
    }
}
