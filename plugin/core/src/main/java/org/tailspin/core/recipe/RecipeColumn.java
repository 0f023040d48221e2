package org.tailspin.core.recipe;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/**
 * The columns of a recipe: what a network is, before anything is measured of it. One name, one type and one description for
 * the nodes, the command line's files and the documentation.
 *
 * <p>A value is a {@code String}, {@code Long}, {@code Double} or {@code Boolean}, as the type says, or null where there is
 * none.
 */
public enum RecipeColumn implements TableColumn {
    /** Name of the network. */
    NETWORK("network", ColumnType.TEXT, "Name of the network, unique in a sweep", NetworkRecipe::name),
    /** Name of the ensemble. */
    ENSEMBLE(
            "ensemble",
            ColumnType.TEXT,
            "Law of the weights: " + labels(EnsembleKind.values(), EnsembleKind::label)
                    + ", explicit for a given matrix, or which surrogate of it",
            r -> r.disorder().ensemble().name()),
    /** Number of neurons. */
    N("N", ColumnType.INTEGER, "Number of neurons", r -> (long) r.disorder().n()),
    /** Tail index. */
    ALPHA(EnsembleParameter.ALPHA),
    /** Share of connections. */
    DENSITY(EnsembleParameter.DENSITY),
    /** Where a law is cut. */
    CUTOFF(EnsembleParameter.CUTOFF),
    /** Degrees of freedom. */
    NU(EnsembleParameter.NU),
    /** Spread of a lognormal modulus. */
    SIGMA(EnsembleParameter.SIGMA),
    /** Share of excitatory neurons. */
    EXCITATORY(EnsembleParameter.EXCITATORY),
    /** Symmetry. */
    ETA(EnsembleParameter.ETA),
    /** Reach of a kernel. */
    REACH(EnsembleParameter.REACH),
    /** Number of modes. */
    MODES(EnsembleParameter.MODES),
    /** Decay of an exponential spectrum. */
    BETA(EnsembleParameter.BETA),
    /** Decay of a power-law spectrum. */
    GAMMA(EnsembleParameter.GAMMA),
    /** Effective rank wanted. */
    EFFECTIVE_RANK(EnsembleParameter.EFFECTIVE_RANK),
    /** Left-right overlap. */
    OVERLAP(EnsembleParameter.OVERLAP),
    /** Random part. */
    BULK_GAIN(EnsembleParameter.BULK_GAIN),
    /** Spread of the neurons' input gains. */
    INPUT_SPREAD(EnsembleParameter.INPUT_SPREAD),
    /** Spread of the neurons' output gains. */
    OUTPUT_SPREAD(EnsembleParameter.OUTPUT_SPREAD),
    /** Share of small weights that are removed. */
    PRUNED_SMALLEST(EnsembleParameter.PRUNED_SMALLEST),
    /** Share of large weights that are removed. */
    PRUNED_LARGEST(EnsembleParameter.PRUNED_LARGEST),
    /** Whether the diagonal is removed. */
    ZERO_DIAGONAL(EnsembleParameter.ZERO_DIAGONAL),
    /** Strengths of the modes, listed. */
    STRENGTHS(EnsembleList.STRENGTHS),
    /** Overlaps of the modes, listed. */
    MODE_OVERLAPS(EnsembleList.MODE_OVERLAPS),
    /** Input gains of the neurons, listed. */
    INPUT_GAINS(EnsembleList.INPUT_GAINS),
    /** Output gains of the neurons, listed. */
    OUTPUT_GAINS(EnsembleList.OUTPUT_GAINS),
    /** Shares of the populations, listed. */
    POPULATION_SHARES(EnsembleList.POPULATION_SHARES),
    /** Tail indices of pairs of populations, listed. */
    BLOCK_ALPHAS(EnsembleList.BLOCK_ALPHAS),
    /** Scales of pairs of populations, listed. */
    BLOCK_SCALES(EnsembleList.BLOCK_SCALES),
    /** Densities of pairs of populations, listed. */
    BLOCK_DENSITIES(EnsembleList.BLOCK_DENSITIES),
    /** Signs of pairs of populations, listed. */
    BLOCK_SIGNS(EnsembleList.BLOCK_SIGNS),
    /** Gain in the convention of the ensemble. */
    GAIN(
            "gain",
            ColumnType.REAL,
            "Multiplies the weights, in the convention of the ensemble: scale of a weight times N^(1/alpha) for stable,"
                    + " g_eff for gaussian",
            NetworkRecipe::gain),
    /** Gain as a standard deviation. */
    G_EFF(
            "g_eff",
            ColumnType.REAL,
            "Standard deviation of a weight times the root of N; missing where the variance is infinite or not known",
            r -> boxed(r.disorder().effectiveGain(r.gain()))),
    /** Seed of the weights. */
    COUPLING_SEED("coupling_seed", ColumnType.INTEGER, "Seed of the weights", r -> r.disorder()
            .couplingSeed()),
    /** Seed of the initial state and the noise. */
    STATE_SEED(
            "state_seed",
            ColumnType.INTEGER,
            "Seed of the initial state, the noise, the phases of an input and the tangent frame",
            NetworkRecipe::stateSeed),
    /** Kind of dynamics. */
    DYNAMICS(
            "dynamics",
            ColumnType.TEXT,
            labels(Dynamics.Kind.values(), kind -> kind.label() + ": " + kind.formula()),
            ofDynamics(d -> d.kind().label())),
    /** Nonlinearity. */
    NONLINEARITY(
            "nonlinearity",
            ColumnType.TEXT,
            "The function phi of a neuron: " + labels(Nonlinearity.values(), Nonlinearity::label),
            ofDynamics(d -> d.nonlinearity().label())),
    /** Standard deviation of the noise. */
    NOISE(
            "noise",
            ColumnType.REAL,
            "Standard deviation of the white noise: per step; of a flow over a time constant; of a second-order flow over a unit of time",
            ofDynamics(Dynamics::noise)),
    /** Kind of input. */
    INPUT(
            "input",
            ColumnType.TEXT,
            "What every neuron receives from outside: none, constant, or sinusoidal: amplitude cos(2 pi (frequency t) + phase); table: input"
                    + " weights times the rows of a table that stands beside the networks",
            ofDynamics(d -> Dynamics.InputKind.of(d.input()).label())),
    /** Amplitude of the input. */
    INPUT_AMPLITUDE(
            "input_amplitude",
            ColumnType.REAL,
            "Amplitude of the input; missing without one",
            ofDynamics(RecipeColumn::amplitude)),
    /** Frequency of the input. */
    INPUT_FREQUENCY(
            "input_frequency",
            ColumnType.REAL,
            "Frequency of a sinusoidal input, cycles per step, or per unit time of a flow, at least 0",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.frequency() : null)),
    /** Phases of the input. */
    INPUT_RANDOM_PHASES(
            "input_random_phases",
            ColumnType.FLAG,
            "Whether each neuron has a phase of its own of a sinusoidal input",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.randomPhases() : null)),
    /** Input of each neuron's own. */
    BIAS(
            "bias",
            ColumnType.TEXT,
            "Constant input of each neuron's own, beside the input: N numbers with blanks between them; not multiplied by the"
                    + " gain",
            ofDynamics(d -> d.bias().map(EnsembleList::text).orElse(null))),
    /** Scheme of a flow. */
    SCHEME("scheme", ColumnType.TEXT, "Scheme of a flow: " + labels(Scheme.values(), Scheme::label)),
    /** Step of a flow. */
    DT("dt", ColumnType.REAL, "Step of a flow or second-order flow, in units of time"),
    /** Time constant of a flow. */
    TIME_CONSTANT("time_constant", ColumnType.REAL, "Time constant of a neuron in a flow, in units of time"),
    /** Leak. */
    LEAK("leak", ColumnType.REAL, "Leak of a leaky-map, in (0, 1]"),
    /** Damping. */
    DAMPING(
            "damping",
            ColumnType.REAL,
            "Damping of a second-order flow, at least 0 and below 2 / dt: neurons of angular frequency 1 oscillate below 2");

    private final String label;
    private final ColumnType type;
    private final String description;
    private final Function<NetworkRecipe, Object> value;

    RecipeColumn(String label, ColumnType type, String description, Function<NetworkRecipe, Object> value) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.value = value;
    }

    /** A parameter of a kind of dynamics alone; missing where it does not apply. */
    RecipeColumn(String label, ColumnType type, String description) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.value = recipe -> recipe.dynamics().parameters().get(this);
    }

    /** A parameter of ensembles; missing where it does not apply. */
    RecipeColumn(EnsembleParameter parameter) {
        this(
                parameter.label(),
                parameter.isWhole() ? ColumnType.INTEGER : ColumnType.REAL,
                parameter.description(),
                r -> value(parameter, r.disorder().ensemble().parameters().get(parameter)));
    }

    /** A list of ensembles as text; missing where a law stands in its place. */
    RecipeColumn(EnsembleList list) {
        this(
                list.label(),
                ColumnType.TEXT,
                list.description() + "; text with blanks between the numbers",
                r -> Optional.ofNullable(r.disorder().ensemble().lists().get(list))
                        .map(EnsembleList::text)
                        .orElse(null));
    }

    private static Object value(EnsembleParameter parameter, Double value) {
        return value != null && parameter.isWhole() ? (Object) value.longValue() : value;
    }

    private static <E> String labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).collect(Collectors.joining(", "));
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
        return valueOf(parameter.name());
    }

    /**
     * {@return its column}
     *
     * @param list of ensembles
     */
    public static RecipeColumn of(EnsembleList list) {
        return valueOf(list.name());
    }

    /** {@return the list of ensembles that it holds, if it is one} */
    public Optional<EnsembleList> list() {
        return EnsembleList.of(label);
    }

    /** {@return whether its text is a list of numbers} */
    public boolean isList() {
        return list().isPresent() || this == BIAS;
    }

    /** {@return the name of a column that has one of the numbers of this list in each row} */
    public String entry() {
        return list().map(EnsembleList::entry).orElse(label);
    }

    /** {@return whether it holds a parameter or a list of ensembles} */
    public boolean isOfLaw() {
        return EnsembleParameter.of(label).isPresent() || list().isPresent();
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
}
