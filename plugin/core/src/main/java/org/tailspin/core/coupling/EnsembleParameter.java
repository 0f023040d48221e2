package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The numbers that ensembles are named by: one name and one description for tables, options and documentation. */
public enum EnsembleParameter {
    /** Tail index. */
    ALPHA("alpha", "a", "Tail index of the weights, in (0, 2]", false),
    /** Share of connections. */
    DENSITY("density", "p", "Share of connections that exist, in (0, 1]", false),
    /** Where a law is cut. */
    CUTOFF("cutoff", "cut", "Largest modulus of a draw in units of its scale parameter, positive", false),
    /** Degrees of freedom. */
    NU("nu", "nu", "Degrees of freedom of Student's t, in (0, 1000]", false),
    /** Spread of a lognormal modulus. */
    SIGMA("sigma", "sigma", "Standard deviation of the logarithm of a weight's modulus, in [0, 10]", false),
    /** Share of excitatory neurons. */
    EXCITATORY("excitatory", "fe", "Share of excitatory neurons, in (0, 1)", false),
    /** Symmetry. */
    ETA("eta", "eta", "Correlation of W_ij and W_ji, in [-1, 1]", false),
    /** Reach of a kernel. */
    REACH("reach", "reach", "Largest distance of connected neurons on the ring, at least 0", false),
    /** Number of modes. */
    MODES("modes", "M", "Number of modes M; missing: as many as neurons", false),
    /** Decay of an exponential spectrum. */
    BETA("beta", "beta", "Exponential spectrum of mode strengths: D_a proportional to exp(-a/(beta N))", false),
    /** Decay of a power-law spectrum. */
    GAMMA("gamma", "gamma", "Power-law spectrum of mode strengths: D_a proportional to a^-gamma", false),
    /** Effective rank wanted. */
    EFFECTIVE_RANK(
            "effective_rank",
            "pr",
            "Effective rank PR^D of the mode strengths over N that is asked for, of an exponential spectrum; what a drawn matrix"
                    + " has of it is estimated by singular_value_excess",
            false),
    /** Left-right overlap. */
    OVERLAP("overlap", "rho", "Correlation of the left and the right vector of a mode, in [-1, 1]", false),
    /** Random part. */
    BULK_GAIN(
            "bulk_gain", "bulk", "g_eff of independent Gaussian weights added to modes of g_eff 1, at least 0", false),
    /** Spread of the neurons' input gains. */
    INPUT_SPREAD(
            "input_spread", "su", "Standard deviation of the logarithm of the neurons' input gains, at least 0", true),
    /** Spread of the neurons' output gains. */
    OUTPUT_SPREAD(
            "output_spread",
            "sv",
            "Standard deviation of the logarithm of the neurons' output gains, at least 0",
            true),
    /** Share of small weights that are removed. */
    PRUNED_SMALLEST(
            "pruned_smallest", "small", "Share of weights set to 0, those of smallest modulus, in [0, 1)", true),
    /** Share of large weights that are removed. */
    PRUNED_LARGEST("pruned_largest", "large", "Share of weights set to 0, those of largest modulus, in [0, 1)", true),
    /** Whether the diagonal is removed. */
    ZERO_DIAGONAL("zero_diagonal", "diag", "1 where no neuron couples to itself, 0 where the diagonal is kept", true);

    private final String label;
    private final String symbol;
    private final String description;
    private final boolean common;

    EnsembleParameter(String label, String symbol, String description, boolean common) {
        this.label = label;
        this.symbol = symbol;
        this.description = description;
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
        return this == REACH || this == MODES || this == ZERO_DIAGONAL;
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

    /** Checks a value against an interval; NaN is outside. */
    static double check(EnsembleParameter parameter, double value, boolean inRange, String range) {
        if (!inRange) {
            throw new ParameterException(parameter.label, "must lie in " + range + ", but is " + value);
        }
        return value;
    }
}
