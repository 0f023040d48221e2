package org.tailspin.core.sweep;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;

/**
 * The columns of the table of networks: one name, one type and one description for the nodes, the command line's files and
 * the documentation.
 *
 * <p>A value is a {@code String}, {@code Long}, {@code Double}, {@code Boolean} or {@code double[]}, as the type says, or
 * null where there is none.
 */
public enum Column implements TableColumn {
    /** Name of the network. */
    NETWORK("network", Type.TEXT, "Name of the network, unique in a sweep", NetworkRecipe::name, null),
    /** Name of the ensemble. */
    ENSEMBLE(
            "ensemble",
            Type.TEXT,
            "Law of the weights: " + labels(EnsembleKind.values(), EnsembleKind::label)
                    + ", or explicit for a given matrix",
            r -> r.disorder().ensemble().name(),
            null),
    /** Number of neurons. */
    N("N", Type.INTEGER, "Number of neurons", r -> (long) r.disorder().n(), null),
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
    /** Gain in the convention of the ensemble. */
    GAIN(
            "gain",
            Type.REAL,
            "Multiplies the weights, in the convention of the ensemble: scale of a weight times N^(1/alpha) for stable,"
                    + " g_eff for gaussian",
            NetworkRecipe::gain,
            null),
    /** Gain as a standard deviation. */
    G_EFF(
            "g_eff",
            Type.REAL,
            "Standard deviation of a weight times the root of N; missing where the variance is infinite or not known",
            r -> boxed(
                    r.disorder().ensemble().effectiveGain(r.gain(), r.disorder().n())),
            null),
    /** Seed of the weights. */
    COUPLING_SEED(
            "coupling_seed",
            Type.INTEGER,
            "Seed of the weights",
            r -> r.disorder().couplingSeed(),
            null),
    /** Seed of the initial state and the noise. */
    STATE_SEED(
            "state_seed",
            Type.INTEGER,
            "Seed of the initial state, the noise, the phases of an input and the tangent frame",
            NetworkRecipe::stateSeed,
            null),
    /** Kind of dynamics. */
    DYNAMICS(
            "dynamics",
            Type.TEXT,
            labels(Dynamics.Kind.values(), kind -> kind.label() + ": " + kind.formula()),
            ofDynamics(d -> d.kind().label()),
            null),
    /** Nonlinearity. */
    NONLINEARITY(
            "nonlinearity",
            Type.TEXT,
            "The function phi of a neuron: " + labels(Nonlinearity.values(), Nonlinearity::label),
            ofDynamics(d -> d.nonlinearity().label()),
            null),
    /** Standard deviation of the noise. */
    NOISE(
            "noise",
            Type.REAL,
            "Standard deviation of the white noise: per step; of a flow over a time constant; of a second-order flow over a unit of time",
            ofDynamics(Dynamics::noise),
            null),
    /** Kind of input. */
    INPUT(
            "input",
            Type.TEXT,
            "What every neuron receives from outside: none, constant, or sinusoidal: amplitude cos(2 pi (frequency t) + phase)",
            ofDynamics(d -> Dynamics.InputKind.of(d.input()).label()),
            null),
    /** Amplitude of the input. */
    INPUT_AMPLITUDE(
            "input_amplitude",
            Type.REAL,
            "Amplitude of the input; missing without one",
            ofDynamics(Column::amplitude),
            null),
    /** Frequency of the input. */
    INPUT_FREQUENCY(
            "input_frequency",
            Type.REAL,
            "Frequency of a sinusoidal input, cycles per step, or per unit time of a flow, at least 0",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.frequency() : null),
            null),
    /** Phases of the input. */
    INPUT_RANDOM_PHASES(
            "input_random_phases",
            Type.FLAG,
            "Whether each neuron has a phase of its own of a sinusoidal input",
            ofDynamics(d -> d.drive() instanceof Input.Sinusoidal wave ? wave.randomPhases() : null),
            null),
    /** Input of each neuron's own. */
    BIAS(
            "bias",
            Type.TEXT,
            "Constant input of each neuron's own, beside the input: N numbers with blanks between them; not multiplied by the"
                    + " gain",
            ofDynamics(d -> d.bias().map(EnsembleList::text).orElse(null)),
            null),
    /** Scheme of a flow. */
    SCHEME(
            "scheme",
            Type.TEXT,
            "Scheme of a flow: " + labels(Scheme.values(), Scheme::label),
            ofFlow(flow -> flow.scheme().label()),
            null),
    /** Step of a flow. */
    DT(
            "dt",
            Type.REAL,
            "Step of a flow or second-order flow, in units of time",
            ofDynamics(d -> d.kind().isContinuous() ? d.timeStep() : null),
            null),
    /** Time constant of a flow. */
    TIME_CONSTANT(
            "time_constant",
            Type.REAL,
            "Time constant of a neuron in a flow, in units of time",
            ofFlow(FlowSettings::timeConstant),
            null),
    /** Leak. */
    LEAK(
            "leak",
            Type.REAL,
            "Leak of a leaky-map, in (0, 1]",
            ofDynamics(d -> d.kind() == Dynamics.Kind.LEAKY_MAP ? d.leak() : null),
            null),
    /** Damping. */
    DAMPING(
            "damping",
            Type.REAL,
            "Damping of a second-order flow, at least 0 and below 2 / dt: neurons of angular frequency 1 oscillate below 2",
            ofDynamics(d -> d.kind() == Dynamics.Kind.SECOND_ORDER ? d.damping() : null),
            null),
    /** What the network does. */
    REGIME(
            "regime",
            Type.TEXT,
            "What the network does, by evidence of its own for each: " + labels(Regime.values(), Regime::label)
                    + "; the note says why one is undecided",
            null,
            m -> m.regime().map(Regime::label).orElse(null)),
    /** Period of a cycle. */
    PERIOD(
            "period",
            Type.REAL,
            "Period of a cycle, in steps, or in units of time of a flow; missing for every other regime",
            null,
            m -> boxed(m.finding().map(RegimeFinding::period).orElse(OptionalDouble.empty()))),
    /** Largest exponent. */
    LYAPUNOV_MAX(
            "lyapunov_max",
            Type.REAL,
            "Largest Lyapunov exponent, nats in lyapunov_unit",
            null,
            m -> finite(m, LyapunovSpectrum::max)),
    /** Error of the largest exponent. */
    LYAPUNOV_MAX_SE(
            "lyapunov_max_se",
            Type.REAL,
            "Standard error of lyapunov_max over time, from batch means",
            null,
            m -> boxed(m.spectrum().map(LyapunovSpectrum::maxStandardError).orElse(OptionalDouble.empty()))),
    /** Effective sample size of the largest exponent. */
    LYAPUNOV_MAX_ESS(
            "lyapunov_max_ess",
            Type.REAL,
            "Number of independent growth rates that the measured steps are worth",
            null,
            m -> finite(m, s -> s.effectiveSampleSizes()[0])),
    /** Largest exponent from twins. */
    LYAPUNOV_MAX_TWINS(
            "lyapunov_max_twins",
            Type.REAL,
            "Largest Lyapunov exponent from two trajectories next to each other, without a tangent map, nats in"
                    + " lyapunov_unit; missing unless asked for",
            null,
            m -> m.twins().map(Twins.Growth::exponent).filter(Double::isFinite).orElse(null)),
    /** Its error. */
    LYAPUNOV_MAX_TWINS_SE(
            "lyapunov_max_twins_se",
            Type.REAL,
            "Standard error of lyapunov_max_twins over time, from batch means",
            null,
            m -> boxed(m.twins().map(Twins.Growth::standardError).orElse(OptionalDouble.empty()))),
    /** Whether the wanted precision was reached. */
    CONVERGED(
            "converged",
            Type.FLAG,
            "Whether 1.645 standard errors are within the tolerance that was asked for, or the regime is decided, if that"
                    + " was; missing if nothing was",
            null,
            m -> m.spectrum().flatMap(LyapunovSpectrum::converged).orElse(null)),
    /** Unit of the exponents. */
    LYAPUNOV_UNIT(
            "lyapunov_unit",
            Type.TEXT,
            "Unit of all exponents, of ks_entropy and of sum_rule_residual: per step, or per time for a flow",
            null,
            m -> m.spectrum().map(s -> s.isPerTime() ? "per time" : "per step").orElse(null)),
    /** All exponents. */
    EXPONENTS(
            "exponents",
            Type.LIST,
            "Lyapunov exponents, descending, nats in lyapunov_unit; -infinity is missing",
            null,
            m -> m.spectrum().map(LyapunovSpectrum::exponents).orElse(null)),
    /** Kaplan-Yorke dimension. */
    KAPLAN_YORKE(
            "kaplan_yorke",
            Type.REAL,
            "Kaplan-Yorke dimension of the attractor, with exponents that are zero within their errors as zero; missing where"
                    + " their sign decides, with the note",
            null,
            m -> m.kaplanYorke().map(KaplanYorke::dimension).orElse(null)),
    /** Error of the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_SE(
            "kaplan_yorke_se",
            Type.REAL,
            "Standard error of kaplan_yorke over time, from batch means of the exponents that it depends on",
            null,
            m -> boxed(m.kaplanYorkeStandardError())),
    /** Whether the spectrum was too short for the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_IS_LOWER_BOUND(
            "kaplan_yorke_is_lower_bound",
            Type.FLAG,
            "Whether the computed exponents ended before their sum turned negative",
            null,
            m -> m.kaplanYorke().map(KaplanYorke::isLowerBound).orElse(null)),
    /** Kolmogorov-Sinai entropy. */
    KS_ENTROPY(
            "ks_entropy",
            Type.REAL,
            "Sum of the positive exponents, nats in lyapunov_unit; 0 for a state at rest, a cycle and a torus",
            null,
            m -> m.entropy().filter(Double::isFinite).orElse(null)),
    /** Its error. */
    KS_ENTROPY_SE(
            "ks_entropy_se",
            Type.REAL,
            "Standard error of ks_entropy over time, from batch means of the sum of the positive exponents",
            null,
            m -> boxed(m.entropyStandardError())),
    /** Residual of the sum rule. */
    SUM_RULE_RESIDUAL(
            "sum_rule_residual",
            Type.REAL,
            "Sum of the exponents minus the exact mean log-determinant, of a full spectrum only",
            null,
            m -> boxed(m.spectrum().map(LyapunovSpectrum::sumRuleResidual).orElse(OptionalDouble.empty()))),
    /** Orthonormality of the tangent frame. */
    FRAME_ERROR(
            "frame_error",
            Type.REAL,
            "Largest entry of |Q^T Q - 1| of the tangent frame after the last step",
            null,
            m -> finite(m, LyapunovSpectrum::frameError)),
    /** Spread of the local exponent. */
    LYAPUNOV_LOCAL_SD(
            "lyapunov_local_sd",
            Type.REAL,
            "Standard deviation over time of the local (one-step) largest exponent, nats in lyapunov_unit",
            null,
            m -> finite(m, s -> s.localDeviations()[0])),
    /** Participation ratio of the leading Lyapunov vector. */
    LYAPUNOV_VECTOR_PR(
            "lyapunov_vector_pr",
            Type.REAL,
            "Number of neurons that carry the leading Lyapunov vector: mean of 1/sum(v^4), from 1 to N",
            null,
            m -> finite(m, LyapunovSpectrum::vectorParticipation)),
    /** Participation ratio before the nonlinearity. */
    PR_X(
            "pr_x",
            Type.REAL,
            "Participation ratio of the states before the nonlinearity (pre-activations), of infinitely many states if it has an"
                    + " error and of those measured, too small, if not; 0 for a state at rest",
            null,
            m -> dimension(m, ActivityDimensions::x)),
    /** Its error. */
    PR_X_SE(
            "pr_x_se",
            Type.REAL,
            "Standard error of pr_x over time, from blocks of time",
            null,
            m -> error(m, ActivityDimensions::x)),
    /** Participation ratio after the nonlinearity. */
    PR_PHI(
            "pr_phi",
            Type.REAL,
            "Participation ratio of the activity, after the nonlinearity, of infinitely many states if it has an error and of those"
                    + " measured, too small, if not; 0 for a state at rest",
            null,
            m -> dimension(m, ActivityDimensions::phi)),
    /** Its error. */
    PR_PHI_SE(
            "pr_phi_se",
            Type.REAL,
            "Standard error of pr_phi over time, from blocks of time",
            null,
            m -> error(m, ActivityDimensions::phi)),
    /** Corrected for the number of states. */
    PR_PHI_CORRECTED(
            "pr_phi_corrected",
            Type.REAL,
            "pr_phi where it is of infinitely many states; missing where the run is too short, or remembers too long, for that",
            null,
            m -> dimension(m, ActivityDimensions::phiCorrected)),
    /** Its error. */
    PR_PHI_CORRECTED_SE(
            "pr_phi_corrected_se",
            Type.REAL,
            "Standard error of pr_phi_corrected over time, from blocks of time",
            null,
            m -> error(m, ActivityDimensions::phiCorrected)),
    /** How many states count. */
    EFFECTIVE_STATES(
            "effective_states",
            Type.REAL,
            "Number of independent states of the activity whose covariance would be as biased as that of the run; missing where the"
                    + " run remembers longer than its lags",
            null,
            m -> boxed(m.activity()
                    .map(activity -> activity.dimensions().effectiveStates())
                    .orElse(OptionalDouble.empty()))),
    /** Mean activity. */
    MEAN_ABS(
            "mean_abs",
            Type.REAL,
            "Mean modulus of the activity over neurons and measured steps",
            null,
            m -> m.activity().map(Activity::meanAbs).orElse(null)),
    /** Mean square activity. */
    MEAN_SQUARE(
            "mean_square",
            Type.REAL,
            "Mean square of the activity over neurons and measured steps",
            null,
            m -> m.activity().map(Activity::meanSquare).orElse(null)),
    /** Number of measured steps. */
    STEPS("steps", Type.INTEGER, "Measured steps, after both warm-ups", null, m -> m.activity()
            .map(Activity::steps)
            .orElse(null)),
    /** Kernels of the tangent space. */
    KERNELS("kernels", Type.TEXT, "Kernels that computed the exponents", null, m -> m.spectrum()
            .map(LyapunovSpectrum::kernels)
            .orElse(null)),
    /** Reason of a failure. */
    NOTE(
            "note",
            Type.TEXT,
            "Why a value is missing, or what to know of it",
            null,
            m -> m.note().isEmpty() ? null : m.note());

    /** What a column holds. */
    public enum Type {
        /** A {@code String}. */
        TEXT,
        /** A {@code Long}. */
        INTEGER,
        /** A finite {@code Double}. */
        REAL,
        /** A {@code Boolean}. */
        FLAG,
        /** A {@code double[]}, whose entries may be minus infinity. */
        LIST
    }

    private final String label;
    private final Type type;
    private final String description;
    private final Function<NetworkRecipe, Object> ofRecipe;
    private final Function<Measurement, Object> ofMeasurement;

    /** One of the two functions is null: a column belongs to the recipe or to the measurement. */
    Column(
            String label,
            Type type,
            String description,
            Function<NetworkRecipe, Object> ofRecipe,
            Function<Measurement, Object> ofMeasurement) {
        this.label = label;
        this.type = type;
        this.description = description;
        this.ofRecipe = ofRecipe;
        this.ofMeasurement = ofMeasurement;
    }

    /** A parameter of ensembles; missing where it does not apply. */
    Column(EnsembleParameter parameter) {
        this(
                parameter.label(),
                parameter.isWhole() ? Type.INTEGER : Type.REAL,
                parameter.description(),
                r -> value(parameter, r.disorder().ensemble().parameters().get(parameter)),
                null);
    }

    /** A list of ensembles as text; missing where a law stands in its place. */
    Column(EnsembleList list) {
        this(
                list.label(),
                Type.TEXT,
                list.description() + "; text with blanks between the numbers",
                r -> Optional.ofNullable(r.disorder().ensemble().lists().get(list))
                        .map(EnsembleList::text)
                        .orElse(null),
                null);
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

    private static Function<NetworkRecipe, Object> ofFlow(Function<FlowSettings, Object> value) {
        return recipe -> recipe.dynamics().kind() == Dynamics.Kind.FLOW
                ? value.apply(recipe.dynamics().integration())
                : null;
    }

    private static Object amplitude(Dynamics dynamics) {
        if (dynamics.drive().isZero()) {
            return null;
        }
        return dynamics.drive() instanceof Input.Sinusoidal wave
                ? (Double) wave.amplitude()
                : (Double) ((Input.Constant) dynamics.drive()).amplitude();
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? (Double) value.getAsDouble() : null;
    }

    private static Double finite(Measurement measurement, Function<LyapunovSpectrum, Double> value) {
        return measurement.spectrum().map(value).filter(Double::isFinite).orElse(null);
    }

    private static Double dimension(
            Measurement measurement, Function<ActivityDimensions, Optional<DimensionEstimate>> which) {
        return measurement
                .activity()
                .flatMap(activity -> which.apply(activity.dimensions()))
                .map(DimensionEstimate::dimension)
                .orElse(null);
    }

    private static Double error(
            Measurement measurement, Function<ActivityDimensions, Optional<DimensionEstimate>> which) {
        return measurement
                .activity()
                .flatMap(activity -> which.apply(activity.dimensions()))
                .map(estimate -> boxed(estimate.standardError()))
                .orElse(null);
    }

    /**
     * @param parameter of ensembles
     * @return its column
     */
    public static Column of(EnsembleParameter parameter) {
        return valueOf(parameter.name());
    }

    /**
     * @param list of ensembles
     * @return its column
     */
    public static Column of(EnsembleList list) {
        return valueOf(list.name());
    }

    /**
     * @return the list of ensembles that it holds, if it is one
     */
    public Optional<EnsembleList> list() {
        return EnsembleList.of(label);
    }

    /**
     * @return whether its text is a list of numbers
     */
    public boolean isList() {
        return list().isPresent() || this == BIAS;
    }

    /**
     * @return the name of a column that has one of the numbers of this list in each row
     */
    public String entry() {
        return list().map(EnsembleList::entry).orElse(label);
    }

    /**
     * @return whether it holds a parameter or a list of ensembles
     */
    public boolean isOfLaw() {
        return EnsembleParameter.of(label).isPresent() || list().isPresent();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * @param result a network
     * @return its value in this column, or null
     */
    public Object of(NetworkResult result) {
        return isMeasured() ? of(result.measurement()) : ofRecipe.apply(result.recipe());
    }

    /**
     * @param recipe of a network
     * @return its value in this column, or null
     * @throws IllegalStateException for a column of what was measured
     */
    public Object of(NetworkRecipe recipe) {
        if (isMeasured()) {
            throw new IllegalStateException("the column " + label + " is not of the recipe");
        }
        return ofRecipe.apply(recipe);
    }

    /**
     * @return whether the column holds what was measured, in place of what the recipe says
     */
    public boolean isMeasured() {
        return ofMeasurement != null;
    }

    /**
     * @param measurement of any network, drawn or given
     * @return its value in this column, or null
     * @throws IllegalStateException for a column of the recipe
     */
    public Object of(Measurement measurement) {
        if (!isMeasured()) {
            throw new IllegalStateException("the column " + label + " is not measured");
        }
        return ofMeasurement.apply(measurement);
    }
}
