package org.tailspin.core.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.math.Interval;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;

/**
 * The columns of what is measured of a network, drawn or given. One name, one type and one description for the nodes, the
 * command line's files and the documentation. The regime stands first, then the largest exponent: they
 * say what the others mean. Which of them a table has, {@link NetworkColumns} says.
 *
 * <p>A value is a {@code String}, {@code Long}, {@code Double}, {@code Boolean} or {@code double[]}, as the type says, or
 * null where there is none.
 */
public enum MeasuredColumn implements TableColumn {
    /** What the network does. */
    REGIME(
            "regime",
            ColumnType.TEXT,
            Part.EXPONENTS,
            "What the network does, by evidence of its own for each: " + String.join(", ", Regime.labels())
                    + "; the note says why one is undecided",
            m -> m.regime().map(Regime::label).orElse(null)),
    /** Largest exponent. */
    LYAPUNOV_MAX(
            "lyapunov_max",
            ColumnType.REAL,
            Part.EXPONENTS,
            "Largest Lyapunov exponent, nats in lyapunov_unit",
            m -> finite(m, LyapunovSpectrum::max),
            Trait.SUMMARISED),
    /** Error of the largest exponent. */
    LYAPUNOV_MAX_SE(
            "lyapunov_max_se",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Standard error of lyapunov_max over time, from batch means",
            m -> boxed(m.spectrum().map(LyapunovSpectrum::maxStandardError).orElse(OptionalDouble.empty()))),
    /** Effective sample size of the largest exponent. */
    LYAPUNOV_MAX_ESS(
            "lyapunov_max_ess",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Number of independent growth rates that the measured steps are worth",
            m -> finite(m, s -> s.effectiveSampleSizes()[0]),
            Trait.ON_REQUEST),
    /** Largest exponent from twins. */
    LYAPUNOV_MAX_TWINS(
            "lyapunov_max_twins",
            ColumnType.REAL,
            Part.TWINS,
            "Largest Lyapunov exponent from two trajectories next to each other, without a tangent map, nats in"
                    + " lyapunov_unit; missing unless asked for",
            m -> m.twins().map(Twins.Growth::exponent).filter(Double::isFinite).orElse(null)),
    /** Its error. */
    LYAPUNOV_MAX_TWINS_SE(
            "lyapunov_max_twins_se",
            ColumnType.REAL,
            Part.TWINS,
            Interval.NOT_NEGATIVE,
            "Standard error of lyapunov_max_twins over time, from batch means",
            m -> boxed(m.twins().map(Twins.Growth::standardError).orElse(OptionalDouble.empty()))),
    /** Whether the wanted precision was reached. */
    CONVERGED(
            "converged",
            ColumnType.FLAG,
            Part.EXPONENTS,
            "Whether 1.645 standard errors are within the tolerance that was asked for, or the regime is decided, if that"
                    + " was; missing if nothing was",
            m -> m.spectrum().flatMap(LyapunovSpectrum::converged).orElse(null)),
    /** Unit of the exponents. */
    LYAPUNOV_UNIT(
            "lyapunov_unit",
            ColumnType.TEXT,
            Part.EXPONENTS,
            "Unit of all exponents, of ks_entropy and of sum_rule_residual: per step, or per time for a flow",
            m -> m.spectrum().map(s -> s.isPerTime() ? "per time" : "per step").orElse(null)),
    /** All exponents. */
    EXPONENTS(
            "exponents",
            ColumnType.LIST,
            Part.EXPONENTS,
            "Lyapunov exponents, descending, nats in lyapunov_unit; -infinity is missing",
            m -> m.spectrum().map(LyapunovSpectrum::exponents).orElse(null)),
    /** Kaplan-Yorke dimension. */
    KAPLAN_YORKE(
            "kaplan_yorke",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Kaplan-Yorke dimension of the attractor, with exponents that are zero within their errors as zero; missing where"
                    + " their sign decides, with the note",
            m -> m.kaplanYorke().map(KaplanYorke::dimension).orElse(null),
            Trait.SUMMARISED),
    /** Error of the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_SE(
            "kaplan_yorke_se",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Standard error of kaplan_yorke over time, from batch means of the exponents that it depends on",
            m -> boxed(m.kaplanYorkeStandardError()),
            Trait.ON_REQUEST),
    /** Whether the spectrum was too short for the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_IS_LOWER_BOUND(
            "kaplan_yorke_is_lower_bound",
            ColumnType.FLAG,
            Part.EXPONENTS,
            "Whether the computed exponents ended before their sum turned negative",
            m -> m.kaplanYorke().map(KaplanYorke::isLowerBound).orElse(null)),
    /** Kolmogorov-Sinai entropy. */
    KS_ENTROPY(
            "ks_entropy",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Sum of the positive exponents, nats in lyapunov_unit; 0 for a state at rest, a cycle and a torus",
            m -> m.entropy().filter(Double::isFinite).orElse(null),
            Trait.SUMMARISED),
    /** Its error. */
    KS_ENTROPY_SE(
            "ks_entropy_se",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Standard error of ks_entropy over time, from batch means of the sum of the positive exponents",
            m -> boxed(m.entropyStandardError()),
            Trait.ON_REQUEST),
    /** Residual of the sum rule. */
    SUM_RULE_RESIDUAL(
            "sum_rule_residual",
            ColumnType.REAL,
            Part.EXPONENTS,
            "Sum of the exponents minus the exact mean log-determinant, of a full spectrum only",
            m -> boxed(m.spectrum().map(LyapunovSpectrum::sumRuleResidual).orElse(OptionalDouble.empty())),
            Trait.ON_REQUEST),
    /** Orthonormality of the tangent frame. */
    FRAME_ERROR(
            "frame_error",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Largest entry of |Q^T Q - 1| of the tangent frame after the last step",
            m -> finite(m, LyapunovSpectrum::frameError),
            Trait.ON_REQUEST),
    /** Spread of the local exponent. */
    LYAPUNOV_LOCAL_SD(
            "lyapunov_local_sd",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Standard deviation over time of the local (one-step) largest exponent, nats in lyapunov_unit",
            m -> finite(m, s -> s.localDeviations()[0]),
            Trait.ON_REQUEST),
    /** Participation ratio of the leading Lyapunov vector. */
    LYAPUNOV_VECTOR_PR(
            "lyapunov_vector_pr",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Participation ratio of the leading Lyapunov vector, the number of neurons that carry it: mean of 1/sum(v^4), from 1 to N",
            m -> finite(m, LyapunovSpectrum::vectorParticipation),
            Trait.ON_REQUEST),
    /** Number of covariant vectors. */
    COVARIANT_VECTORS(
            "covariant_vectors",
            ColumnType.INTEGER,
            Part.COVARIANT,
            Interval.COUNT,
            "Number of covariant Lyapunov vectors that are converged, of as many as there are exponents; missing unless asked for",
            m -> m.covariant().map(vectors -> (long) vectors.converged()).orElse(null)),
    /** Smallest angle of the unstable and the stable span. */
    COVARIANT_ANGLE_MIN(
            "covariant_angle_min",
            ColumnType.REAL,
            Part.COVARIANT,
            Interval.NOT_NEGATIVE,
            "Smallest angle, over all times, between a direction in the span of the covariant vectors of positive exponents and one in that of negative exponents, radians, in [0, pi/2]; an upper bound unless all exponents are computed; near 0 the attractor is not hyperbolic",
            m -> boxed(splitQuantile(m, 0))),
    /** Low quantile of that angle. */
    COVARIANT_ANGLE_LOW(
            "covariant_angle_low",
            ColumnType.REAL,
            Part.COVARIANT,
            Interval.NOT_NEGATIVE,
            "The angle between these spans that 5 % of the times stay below, radians",
            m -> boxed(splitQuantile(m, 0.05))),
    /** Median of that angle. */
    COVARIANT_ANGLE_MEDIAN(
            "covariant_angle_median",
            ColumnType.REAL,
            Part.COVARIANT,
            Interval.NOT_NEGATIVE,
            "Median over time of the smallest angle between these spans, radians",
            m -> boxed(splitQuantile(m, 0.5))),
    /** Participation ratio before the nonlinearity. */
    PR_X(
            "pr_x",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "Participation ratio of the covariance of the states before the nonlinearity (pre-activations), of infinitely many states if it has an"
                    + " error and of those measured, too small, if not; 0 for a state at rest",
            m -> dimension(m, ActivityDimensions::x),
            Trait.SUMMARISED),
    /** Its error. */
    PR_X_SE(
            "pr_x_se",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "Standard error of pr_x over time, from blocks of time",
            m -> error(m, ActivityDimensions::x),
            Trait.ON_REQUEST),
    /** Participation ratio after the nonlinearity. */
    PR_PHI(
            "pr_phi",
            ColumnType.REAL,
            Part.ACTIVITY,
            Interval.NOT_NEGATIVE,
            "Participation ratio of the covariance of the activity, after the nonlinearity, of infinitely many states if it has an error and of those"
                    + " measured, too small, if not; 0 for a state at rest",
            m -> dimension(m, ActivityDimensions::phi),
            Trait.SUMMARISED),
    /** Its error. */
    PR_PHI_SE(
            "pr_phi_se",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "Standard error of pr_phi over time, from blocks of time",
            m -> error(m, ActivityDimensions::phi),
            Trait.ON_REQUEST),
    /** Corrected for the number of states. */
    PR_PHI_CORRECTED(
            "pr_phi_corrected",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "pr_phi where it is of infinitely many states; missing where the run is too short, or remembers too long, for that",
            m -> dimension(m, ActivityDimensions::phiCorrected),
            Trait.SUMMARISED,
            Trait.ON_REQUEST),
    /** Its error. */
    PR_PHI_CORRECTED_SE(
            "pr_phi_corrected_se",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "Standard error of pr_phi_corrected over time, from blocks of time",
            m -> error(m, ActivityDimensions::phiCorrected),
            Trait.ON_REQUEST),
    /** How many states count. */
    EFFECTIVE_STATES(
            "effective_states",
            ColumnType.REAL,
            Part.COVARIANCES,
            Interval.NOT_NEGATIVE,
            "Number of independent states of the activity whose covariance would be as biased as that of the run; missing where the"
                    + " run remembers longer than its lags",
            m -> boxed(m.activity()
                    .map(activity -> activity.dimensions().effectiveStates())
                    .orElse(OptionalDouble.empty())),
            Trait.ON_REQUEST),
    /** Mean activity. */
    MEAN_ABS(
            "mean_abs",
            ColumnType.REAL,
            Part.ACTIVITY,
            Interval.NOT_NEGATIVE,
            "Mean modulus of the activity over neurons and measured steps",
            m -> m.activity().map(Activity::meanAbs).orElse(null)),
    /** Mean square activity. */
    MEAN_SQUARE(
            "mean_square",
            ColumnType.REAL,
            Part.ACTIVITY,
            Interval.NOT_NEGATIVE,
            "Mean square of the activity over neurons and measured steps",
            m -> m.activity().map(Activity::meanSquare).orElse(null),
            Trait.SUMMARISED),
    /** Number of measured steps. */
    STEPS(
            "steps",
            ColumnType.INTEGER,
            Part.ACTIVITY,
            Interval.NATURAL,
            "Measured steps, after both warm-ups",
            m -> m.activity().map(Activity::steps).orElse(null)),
    /** Kernels of the tangent space. */
    KERNELS(
            "kernels",
            ColumnType.TEXT,
            Part.EXPONENTS,
            "Kernels that computed the exponents",
            m -> m.spectrum().map(LyapunovSpectrum::kernels).orElse(null),
            Trait.ON_REQUEST),
    /** Reason of a failure. */
    NOTE(
            "note",
            ColumnType.TEXT,
            Part.ACTIVITY,
            "Why a value is missing, or what to know of it",
            m -> m.note().isEmpty() ? null : m.note()),
    /** Period of a cycle. */
    PERIOD(
            "period",
            ColumnType.REAL,
            Part.EXPONENTS,
            Interval.NOT_NEGATIVE,
            "Period of a cycle, in steps, or in units of time of a flow; missing for every other regime",
            m -> boxed(m.finding().map(RegimeFinding::period).orElse(OptionalDouble.empty())),
            Trait.ON_REQUEST);

    /** What has to run so that there is a value. */
    public enum Part {
        /** The tangent space. */
        EXPONENTS,
        /** Two trajectories next to each other. */
        TWINS,
        /** The tangent space, and its way back. */
        COVARIANT,
        /** The network alone. */
        ACTIVITY,
        /** The network alone, with the covariances of its neurons. */
        COVARIANCES
    }

    /** What tables make of it. */
    private enum Trait {
        /**
         * It checks a run, or only some networks have it: errors over time, which a run needs to be long for, and the period of
         * a cycle. Tables have it on request.
         */
        ON_REQUEST,
        /** A summary over realisations has its median and spread. */
        SUMMARISED
    }

    private final String label;
    private final ColumnType type;
    private final Part part;
    private final Interval range;
    private final Set<Trait> traits;
    private final String description;
    private final Function<Measurement, Object> value;

    /** Whatever the values. */
    MeasuredColumn(
            String label,
            ColumnType type,
            Part part,
            String description,
            Function<Measurement, Object> value,
            Trait... traits) {
        this(label, type, part, null, description, value, traits);
    }

    MeasuredColumn(
            String label,
            ColumnType type,
            Part part,
            Interval range,
            String description,
            Function<Measurement, Object> value,
            Trait... traits) {
        this.label = label;
        this.type = type;
        this.part = part;
        this.range = range;
        this.traits = Set.of(traits);
        this.description = description;
        this.value = value;
    }

    static Double boxed(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? (Double) value.getAsDouble() : null;
    }

    private static OptionalDouble splitQuantile(Measurement measurement, double fraction) {
        return measurement
                .covariant()
                .map(vectors -> vectors.splitQuantile(fraction))
                .orElse(OptionalDouble.empty());
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

    @Override
    public Optional<Interval> range() {
        return Optional.ofNullable(range);
    }

    @Override
    public List<String> choices() {
        return this == REGIME ? Regime.labels() : List.of();
    }

    /** {@return what has to run so that there is a value} */
    public Part part() {
        return part;
    }

    /** {@return whether tables have it on request alone: it checks a run, or only some networks have it} */
    public boolean isOnRequest() {
        return traits.contains(Trait.ON_REQUEST);
    }

    /** {@return whether a summary over realisations has its median and spread} */
    public boolean isSummarised() {
        return traits.contains(Trait.SUMMARISED);
    }

    /**
     * {@return all that there is if these run, in the order of a table}
     *
     * @param parts of a measurement
     */
    public static List<MeasuredColumn> of(Part... parts) {
        final Set<Part> run = Set.of(parts);
        return Arrays.stream(values())
                .filter(column -> run.contains(column.part))
                .toList();
    }

    /**
     * {@return its value in this column, or null}
     *
     * @param measurement of any network, drawn or given
     */
    public Object of(Measurement measurement) {
        return value.apply(measurement);
    }

    /**
     * {@return its value in this column, or null}
     *
     * @param result a network, with what was measured of it
     */
    public Object of(NetworkResult result) {
        return of(result.measurement());
    }
}
