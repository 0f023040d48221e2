package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.math.Interval;

/** The numbers that ensembles are named by: one name and one description for tables, options and documentation. */
public enum EnsembleParameter {
    /** Tail index. */
    ALPHA("alpha", "a", Interval.leftOpen(0, 2), "Tail index of the weights, %s"),
    /** Share of connections. */
    DENSITY("density", "p", Interval.leftOpen(0, 1), "Share of connections that exist, %s"),
    /** Where a law is cut. Below .1 nearly every draw would be drawn again. */
    CUTOFF("cutoff", "cut", Interval.atLeast(0.1), "Largest modulus of a draw in units of its scale parameter, %s"),
    /** Degrees of freedom. */
    NU("nu", "nu", Interval.leftOpen(0, 1000), "Degrees of freedom of Student's t, %s"),
    /** Spread of a lognormal modulus. */
    SIGMA("sigma", "sigma", Interval.closed(0, 10), "Standard deviation of the logarithm of a weight's modulus, %s"),
    /** Share of excitatory neurons. */
    EXCITATORY("excitatory", "fe", Interval.open(0, 1), "Share of excitatory neurons, %s"),
    /** Symmetry. */
    ETA("eta", "eta", Interval.CORRELATION, "Correlation of W_ij and W_ji, %s"),
    /** Reach of a kernel. */
    REACH("reach", "reach", Interval.COUNT, "Largest distance of connected neurons on the ring, %s"),
    /** Number of modes. */
    MODES("modes", "M", Interval.NATURAL, "Number of modes M, %s; missing: as many as neurons"),
    /** Decay of an exponential spectrum. */
    BETA(
            "beta",
            "beta",
            Interval.POSITIVE,
            "Exponential spectrum of mode strengths: D_a proportional to exp(-a/(beta N)), beta %s"),
    /** Decay of a power-law spectrum. */
    GAMMA(
            "gamma",
            "gamma",
            Interval.closed(0, 100),
            "Power-law spectrum of mode strengths: D_a proportional to a^-gamma, gamma %s"),
    /** Effective rank wanted. */
    EFFECTIVE_RANK(
            "effective_rank",
            "pr",
            Interval.POSITIVE,
            "Effective rank PR^D of the mode strengths over N that is asked for, %s, of an exponential spectrum; what a drawn"
                    + " matrix has of it is estimated by singular_value_excess"),
    /** Left-right overlap. */
    OVERLAP("overlap", "rho", Interval.CORRELATION, "Correlation of the left and the right vector of a mode, %s"),
    /** Random part. */
    BULK_GAIN(
            "bulk_gain",
            "bulk",
            Interval.NOT_NEGATIVE,
            "g_eff of independent Gaussian weights added to modes of g_eff 1, %s"),
    /** Spread of the neurons' input gains. */
    INPUT_SPREAD(
            "input_spread",
            "su",
            Interval.NOT_NEGATIVE,
            "Standard deviation of the logarithm of the neurons' input gains, %s",
            true),
    /** Spread of the neurons' output gains. */
    OUTPUT_SPREAD(
            "output_spread",
            "sv",
            Interval.NOT_NEGATIVE,
            "Standard deviation of the logarithm of the neurons' output gains, %s",
            true),
    /** Share of small weights that are removed. */
    PRUNED_SMALLEST(
            "pruned_smallest",
            "small",
            Interval.rightOpen(0, 1),
            "Share of weights set to 0, those of smallest modulus, %s",
            true),
    /** Share of large weights that are removed. */
    PRUNED_LARGEST(
            "pruned_largest",
            "large",
            Interval.rightOpen(0, 1),
            "Share of weights set to 0, those of largest modulus, %s",
            true),
    /** Whether the diagonal is removed. */
    ZERO_DIAGONAL(
            "zero_diagonal",
            "diag",
            Interval.whole(0, 1),
            "1 where no neuron couples to itself, 0 where the diagonal is kept",
            true);

    private final String label;
    private final String symbol;
    private final Interval range;
    private final String description;
    private final boolean common;

    EnsembleParameter(String label, String symbol, Interval range, String description) {
        this(label, symbol, range, description, false);
    }

    /** The description has %s where it says the range. */
    EnsembleParameter(String label, String symbol, Interval range, String description, boolean common) {
        this.label = label;
        this.symbol = symbol;
        this.range = range;
        this.description = String.format(description, range.words());
        this.common = common;
    }

    /** {@return the name in tables and options} */
    public String label() {
        return label;
    }

    /** {@return the short form in the name of a network, such as {@code a} in {@code a=1.5}} */
    public String symbol() {
        return symbol;
    }

    /** {@return the values that it may have, whatever the other parameters} */
    public Interval range() {
        return range;
    }

    /** {@return one sentence, with the range} */
    public String description() {
        return description;
    }

    /** {@return whether every ensemble takes it} */
    public boolean isCommon() {
        return common;
    }

    /** {@return whether its values are whole numbers} */
    public boolean isWhole() {
        return range.isWhole();
    }

    /**
     * {@return the parameter of that name}
     *
     * @param label as in {@link #label()}
     */
    public static Optional<EnsembleParameter> of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst();
    }

    /** A base's parameters and one more. */
    static Map<EnsembleParameter, Double> with(
            Map<EnsembleParameter, Double> base, EnsembleParameter parameter, double value) {
        final Map<EnsembleParameter, Double> all = new EnumMap<>(EnsembleParameter.class);
        all.putAll(base);
        all.put(parameter, value);
        return all;
    }

    /** The value, if it lies in the range. */
    double check(double value) {
        return check(value, true, range.toString());
    }

    /** The value, if it lies in the range, and in a narrower one that depends on something else. */
    double check(double value, boolean isNarrower, String narrower) {
        if (!range.contains(value) || !isNarrower) {
            throw new ParameterException(label, "must lie in " + narrower + ", but is " + value);
        }
        return value;
    }
}
