package org.tailspin.core.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.math.Interval;
import org.tailspin.core.random.Seed;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/**
 * The columns of a recipe: what a network is, before anything is measured of it. One name, one type and one description for
 * the nodes, the command line's files and the documentation.
 *
 * <p>There is one for every {@link EnsembleParameter} and every {@link EnsembleList} without more; the others are the
 * constants of this class, in the order of a table.
 *
 * <p>A value is a {@code String}, {@code Long}, {@code Double} or {@code Boolean}, as the type says, or null where there is
 * none.
 */
public final class RecipeColumn implements TableColumn, Comparable<RecipeColumn> {

    private static final List<RecipeColumn> ALL = new ArrayList<>();

    private static final Map<EnsembleParameter, RecipeColumn> OF_PARAMETERS = new EnumMap<>(EnsembleParameter.class);

    private static final Map<EnsembleList, RecipeColumn> OF_LISTS = new EnumMap<>(EnsembleList.class);

    /** Name of the network. */
    public static final RecipeColumn NETWORK = new RecipeColumn(
            "network",
            ColumnType.TEXT,
            "Name of the network, unique in a sweep; of one that a table drives it ends with input= and eight digits of the table, the input weights and how rows are held",
            NetworkRecipe::name);

    /** Name of the ensemble. */
    public static final RecipeColumn ENSEMBLE = new RecipeColumn(
                    "ensemble",
                    ColumnType.TEXT,
                    "Law of the weights: " + names(EnsembleKind.values(), EnsembleKind::label)
                            + ", explicit for a given matrix, with the surrogate if it is one of it (explicit rewired)",
                    r -> r.disorder().ensemble().name())
            .oneOf(labels(EnsembleKind.values(), EnsembleKind::label));

    /** Number of neurons. */
    public static final RecipeColumn N = new RecipeColumn("N", ColumnType.INTEGER, "Number of neurons", r ->
                    (long) r.disorder().n())
            .in(Interval.NATURAL);

    static {
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            OF_PARAMETERS.put(parameter, new RecipeColumn(parameter));
        }
        for (EnsembleList list : EnsembleList.values()) {
            OF_LISTS.put(list, new RecipeColumn(list));
        }
    }

    /** Tail index. */
    public static final RecipeColumn ALPHA = of(EnsembleParameter.ALPHA);

    /** Gain in the convention of the ensemble. */
    public static final RecipeColumn GAIN = new RecipeColumn(
                    "gain",
                    ColumnType.REAL,
                    "Multiplies the weights, in the convention of the ensemble: scale of a weight times N^(1/alpha) for stable,"
                            + " g_eff for gaussian",
                    NetworkRecipe::gain)
            .in(Interval.NOT_NEGATIVE);

    /** Gain as a standard deviation. */
    public static final RecipeColumn G_EFF = new RecipeColumn(
                    "g_eff",
                    ColumnType.REAL,
                    "Standard deviation of a weight times the root of N; missing where the variance is infinite or not known",
                    r -> boxed(r.disorder().effectiveGain(r.gain())))
            .in(Interval.NOT_NEGATIVE);

    /** Seed of the weights. */
    public static final RecipeColumn COUPLING_SEED = new RecipeColumn(
                    "coupling_seed", ColumnType.INTEGER, "Seed of the weights", r -> r.disorder()
                            .couplingSeed())
            .in(Interval.whole(0, Seed.MAX));

    /** Seed of the initial state and the noise. */
    public static final RecipeColumn STATE_SEED = new RecipeColumn(
                    "state_seed",
                    ColumnType.INTEGER,
                    "Seed of the initial state, the noise, the phases of an input and the tangent frame",
                    NetworkRecipe::stateSeed)
            .in(Interval.whole(0, Seed.MAX));

    /** Kind of dynamics. */
    public static final RecipeColumn DYNAMICS = new RecipeColumn(
                    "dynamics",
                    ColumnType.TEXT,
                    names(Dynamics.Kind.values(), kind -> kind.label() + ": " + kind.formula()),
                    ofDynamics(d -> d.kind().label()))
            .oneOf(labels(Dynamics.Kind.values(), Dynamics.Kind::label));

    /** Nonlinearity. */
    public static final RecipeColumn NONLINEARITY = new RecipeColumn(
                    "nonlinearity",
                    ColumnType.TEXT,
                    "The function phi of a neuron: " + names(Nonlinearity.values(), Nonlinearity::label),
                    ofDynamics(d -> d.nonlinearity().label()))
            .oneOf(labels(Nonlinearity.values(), Nonlinearity::label));

    /** Standard deviation of the noise. */
    public static final RecipeColumn NOISE = new RecipeColumn(
                    "noise",
                    ColumnType.REAL,
                    "Standard deviation of the white noise: per step; of a flow over a time constant; of a second-order flow over a unit of time",
                    ofDynamics(Dynamics::noise))
            .in(Interval.NOT_NEGATIVE);

    /** Kind of input. */
    public static final RecipeColumn INPUT = new RecipeColumn(
            "input",
            ColumnType.TEXT,
            "What every neuron receives from outside: none, constant, or sinusoidal: amplitude cos(2 pi (frequency t) + phase); table: input"
                    + " weights times the rows of a table beside the networks",
            ofDynamics(d -> Dynamics.InputKind.of(d.input()).label()));

    /** Amplitude of the input. */
    public static final RecipeColumn INPUT_AMPLITUDE = new RecipeColumn(
            "input_amplitude",
            ColumnType.REAL,
            "Amplitude of the input; missing without one",
            ofDynamics(RecipeColumn::amplitude));

    /** Frequency of the input. */
    public static final RecipeColumn INPUT_FREQUENCY = new RecipeColumn(
            "input_frequency",
            ColumnType.REAL,
            "Frequency of a sinusoidal input, cycles per step, or per unit time of a flow, at least 0",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.frequency() : null));

    /** Phases of the input. */
    public static final RecipeColumn INPUT_RANDOM_PHASES = new RecipeColumn(
            "input_random_phases",
            ColumnType.FLAG,
            "Whether each neuron has a phase of its own of a sinusoidal input",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.randomPhases() : null));

    /** Input of each neuron's own. */
    public static final RecipeColumn BIAS = new RecipeColumn(
            "bias",
            ColumnType.TEXT,
            "Constant input of each neuron's own, beside the input: N numbers with blanks between them; not multiplied by the"
                    + " gain",
            ofDynamics(d -> d.bias().map(EnsembleList::text).orElse(null)));

    /** Scheme of a flow. */
    public static final RecipeColumn SCHEME =
            new RecipeColumn("scheme", ColumnType.TEXT, "Scheme of a flow: " + names(Scheme.values(), Scheme::label));

    /** Step of a flow. */
    public static final RecipeColumn DT =
            new RecipeColumn("dt", ColumnType.REAL, "Step of a flow or second-order flow, in units of time");

    /** Time constant of a flow. */
    public static final RecipeColumn TIME_CONSTANT =
            new RecipeColumn("time_constant", ColumnType.REAL, "Time constant of a neuron in a flow, in units of time");

    /** Leak. */
    public static final RecipeColumn LEAK = new RecipeColumn("leak", ColumnType.REAL, "Leak of a leaky-map, in (0, 1]");

    /** Damping. */
    public static final RecipeColumn DAMPING = new RecipeColumn(
            "damping",
            ColumnType.REAL,
            "Damping of a second-order flow, at least 0 and below 2 / dt: neurons of angular frequency 1 oscillate below 2");

    private final String label;
    private final ColumnType type;
    private final String description;
    private final Function<NetworkRecipe, Object> value;

    /** In the order of a table, from 0. */
    private final int position;

    private EnsembleParameter parameter;
    private EnsembleList list;
    private Interval range;
    private List<String> choices = List.of();

    private RecipeColumn(String label, ColumnType type, String description, Function<NetworkRecipe, Object> value) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.value = value;
        position = ALL.size();
        ALL.add(this);
    }

    /** A parameter of a kind of dynamics alone; missing where it does not apply. */
    private RecipeColumn(String label, ColumnType type, String description) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.value = recipe -> recipe.dynamics().parameters().get(this);
        position = ALL.size();
        ALL.add(this);
    }

    /** A parameter of ensembles; missing where it does not apply. */
    private RecipeColumn(EnsembleParameter parameter) {
        this(
                parameter.label(),
                parameter.isWhole() ? ColumnType.INTEGER : ColumnType.REAL,
                parameter.description(),
                r -> value(parameter, r.disorder().ensemble().parameters().get(parameter)));
        this.parameter = parameter;
        range = parameter.range();
    }

    /** A list of ensembles as text; missing where a law stands in its place. */
    private RecipeColumn(EnsembleList list) {
        this(
                list.label(),
                ColumnType.TEXT,
                list.description() + "; text with blanks between the numbers",
                r -> Optional.ofNullable(r.disorder().ensemble().lists().get(list))
                        .map(EnsembleList::text)
                        .orElse(null));
        this.list = list;
    }

    private RecipeColumn in(Interval numbers) {
        range = numbers;
        return this;
    }

    private RecipeColumn oneOf(List<String> names) {
        choices = names;
        return this;
    }

    private static Object value(EnsembleParameter parameter, Double value) {
        return value != null && parameter.isWhole() ? (Object) value.longValue() : value;
    }

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    private static <E> String names(E[] values, Function<E, String> label) {
        return String.join(", ", labels(values, label));
    }

    private static Function<NetworkRecipe, Object> ofDynamics(Function<Dynamics, Object> value) {
        return recipe -> value.apply(recipe.dynamics());
    }

    private static Object amplitude(Dynamics dynamics) {
        if (dynamics.drive().isZero()) {
            return null;
        }
        if (dynamics.drive() instanceof Input.Sinusoidal wave) {
            return wave.amplitude();
        }
        return dynamics.drive() instanceof Input.Constant constant ? (Double) constant.amplitude() : null;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? (Double) value.getAsDouble() : null;
    }

    /**
     * {@return its column}
     *
     * @param parameter of ensembles
     */
    public static RecipeColumn of(EnsembleParameter parameter) {
        return OF_PARAMETERS.get(parameter);
    }

    /**
     * {@return its column}
     *
     * @param list of ensembles
     */
    public static RecipeColumn of(EnsembleList list) {
        return OF_LISTS.get(list);
    }

    /** {@return all of them, in the order of a table} */
    public static List<RecipeColumn> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** {@return the parameter of ensembles that it holds, if it is one} */
    public Optional<EnsembleParameter> parameter() {
        return Optional.ofNullable(parameter);
    }

    /** {@return the list of ensembles that it holds, if it is one} */
    public Optional<EnsembleList> list() {
        return Optional.ofNullable(list);
    }

    /** {@return whether its text is a list of numbers} */
    public boolean isList() {
        return list().isPresent() || equals(BIAS);
    }

    /** {@return the name of a column that has one of the numbers of this list in each row} */
    public String entry() {
        return list().map(EnsembleList::entry).orElse(label);
    }

    /** {@return whether it holds a parameter or a list of ensembles} */
    public boolean isOfLaw() {
        return parameter != null || list != null;
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
     * {@return its value in this column, or null}
     *
     * @param recipe of a network
     */
    public Object of(NetworkRecipe recipe) {
        return value.apply(recipe);
    }

    @Override
    public Optional<Interval> range() {
        return Optional.ofNullable(range);
    }

    @Override
    public List<String> choices() {
        return choices;
    }

    /** In the order of a table. */
    @Override
    public int compareTo(RecipeColumn other) {
        return Integer.compare(position, other.position);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
