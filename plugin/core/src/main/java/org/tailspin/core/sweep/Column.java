package org.tailspin.core.sweep;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;

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
            "Law of the weights: stable or gaussian",
            r -> r.disorder().ensemble().name(),
            null),
    /** Number of neurons. */
    N("N", Type.INTEGER, "Number of neurons", r -> (long) r.disorder().n(), null),
    /** Tail index. */
    ALPHA(
            "alpha",
            Type.REAL,
            "Tail index of the weights, in (0, 2]; missing for the gaussian ensemble",
            r -> boxed(r.disorder().ensemble().alpha()),
            null),
    /** Gain in the convention of the ensemble. */
    GAIN(
            "gain",
            Type.REAL,
            "Gain in the convention of the ensemble: scale of a weight times N^(1/alpha) for stable, g_eff for gaussian",
            NetworkRecipe::gain,
            null),
    /** Gain as a standard deviation. */
    G_EFF(
            "g_eff",
            Type.REAL,
            "Standard deviation of a weight times the root of N; missing where the variance is infinite",
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
            "Seed of the initial state, the noise and the tangent frame",
            NetworkRecipe::stateSeed,
            null),
    /** Kind of dynamics. */
    DYNAMICS("dynamics", Type.TEXT, "map: x(t+1) = phi(W x(t) + noise)", r -> NetworkRecipe.DYNAMICS, null),
    /** Nonlinearity. */
    NONLINEARITY(
            "nonlinearity",
            Type.TEXT,
            "The function phi of a neuron",
            r -> r.nonlinearity().label(),
            null),
    /** Standard deviation of the noise. */
    NOISE("noise", Type.REAL, "Standard deviation of the white noise inside phi, per step", NetworkRecipe::noise, null),
    /** What the network does. */
    REGIME(
            "regime",
            Type.TEXT,
            "quiescent, fixed point, cycle, quasi-periodic, chaotic or undecided",
            null,
            m -> m.regime().map(Regime::label).orElse(null)),
    /** Largest exponent. */
    LYAPUNOV_MAX(
            "lyapunov_max",
            Type.REAL,
            "Largest Lyapunov exponent, nats per step",
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
    /** Whether the wanted precision was reached. */
    CONVERGED(
            "converged",
            Type.FLAG,
            "Whether 1.645 standard errors are within the tolerance that was asked for; missing if none was",
            null,
            m -> m.spectrum().flatMap(LyapunovSpectrum::converged).orElse(null)),
    /** Unit of the exponents. */
    LYAPUNOV_UNIT("lyapunov_unit", Type.TEXT, "Unit of all exponents and of ks_entropy", null, m -> "per step"),
    /** All exponents. */
    EXPONENTS(
            "exponents",
            Type.LIST,
            "Lyapunov exponents, descending, nats per step; -infinity is missing",
            null,
            m -> m.spectrum().map(LyapunovSpectrum::exponents).orElse(null)),
    /** Kaplan-Yorke dimension. */
    KAPLAN_YORKE("kaplan_yorke", Type.REAL, "Kaplan-Yorke dimension of the attractor", null, m -> kaplanYorke(m)
            .map(KaplanYorke::dimension)
            .orElse(null)),
    /** Error of the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_SE(
            "kaplan_yorke_se",
            Type.REAL,
            "Standard error of kaplan_yorke over time, by the jackknife over batches",
            null,
            m -> boxed(m.spectrum().map(KaplanYorke::standardError).orElse(OptionalDouble.empty()))),
    /** Whether the spectrum was too short for the Kaplan-Yorke dimension. */
    KAPLAN_YORKE_IS_LOWER_BOUND(
            "kaplan_yorke_is_lower_bound",
            Type.FLAG,
            "Whether the computed exponents ended before their sum turned negative",
            null,
            m -> kaplanYorke(m).map(KaplanYorke::isLowerBound).orElse(null)),
    /** Kolmogorov-Sinai entropy. */
    KS_ENTROPY(
            "ks_entropy",
            Type.REAL,
            "Sum of the positive exponents, nats per step",
            null,
            m -> finite(m, LyapunovSpectrum::kolmogorovSinaiEntropy)),
    /** Residual of the sum rule. */
    SUM_RULE_RESIDUAL(
            "sum_rule_residual",
            Type.REAL,
            "Sum of the exponents minus the exact mean log-determinant, per step; of a full spectrum only",
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
            "Standard deviation over time of the local (one-step) largest exponent, nats per step",
            null,
            m -> finite(m, s -> s.localDeviations()[0])),
    /** Participation ratio of the leading Lyapunov vector. */
    LYAPUNOV_VECTOR_PR(
            "lyapunov_vector_pr",
            Type.REAL,
            "Number of neurons that carry the leading Lyapunov vector: mean of 1/sum(v^4), from 1 to N",
            null,
            m -> finite(m, LyapunovSpectrum::vectorParticipation)),
    /** Participation ratio after the nonlinearity. */
    PR_PHI(
            "pr_phi",
            Type.REAL,
            "Participation ratio of the measured states x = phi(y); 0 for a state at rest",
            null,
            m -> m.activity()
                    .map(Activity::participationRatio)
                    .filter(Double::isFinite)
                    .orElse(null)),
    /** Mean activity. */
    MEAN_ABS("mean_abs", Type.REAL, "Mean of |x| over neurons and measured steps", null, m -> m.activity()
            .map(Activity::meanAbs)
            .orElse(null)),
    /** Mean square activity. */
    MEAN_SQUARE("mean_square", Type.REAL, "Mean of x squared over neurons and measured steps", null, m -> m.activity()
            .map(Activity::meanSquare)
            .orElse(null)),
    /** Number of measured steps. */
    STEPS("steps", Type.INTEGER, "Measured steps, after both warm-ups", null, m -> m.activity()
            .map(Activity::steps)
            .orElse(null)),
    /** Kernels of the tangent space. */
    KERNELS("kernels", Type.TEXT, "Kernels that computed the exponents", null, m -> NetworkAnalysis.kernels()),
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

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? (Double) value.getAsDouble() : null;
    }

    private static Double finite(Measurement measurement, Function<LyapunovSpectrum, Double> value) {
        return measurement.spectrum().map(value).filter(Double::isFinite).orElse(null);
    }

    private static Optional<KaplanYorke> kaplanYorke(Measurement measurement) {
        return measurement.spectrum().map(KaplanYorke::of);
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
