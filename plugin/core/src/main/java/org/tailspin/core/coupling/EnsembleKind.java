package org.tailspin.core.coupling;

import static org.tailspin.core.coupling.EnsembleParameter.ALPHA;
import static org.tailspin.core.coupling.EnsembleParameter.BETA;
import static org.tailspin.core.coupling.EnsembleParameter.BULK_GAIN;
import static org.tailspin.core.coupling.EnsembleParameter.CUTOFF;
import static org.tailspin.core.coupling.EnsembleParameter.DENSITY;
import static org.tailspin.core.coupling.EnsembleParameter.EFFECTIVE_RANK;
import static org.tailspin.core.coupling.EnsembleParameter.ETA;
import static org.tailspin.core.coupling.EnsembleParameter.EXCITATORY;
import static org.tailspin.core.coupling.EnsembleParameter.GAMMA;
import static org.tailspin.core.coupling.EnsembleParameter.INPUT_SPREAD;
import static org.tailspin.core.coupling.EnsembleParameter.MODES;
import static org.tailspin.core.coupling.EnsembleParameter.NU;
import static org.tailspin.core.coupling.EnsembleParameter.OUTPUT_SPREAD;
import static org.tailspin.core.coupling.EnsembleParameter.OVERLAP;
import static org.tailspin.core.coupling.EnsembleParameter.PRUNED_LARGEST;
import static org.tailspin.core.coupling.EnsembleParameter.PRUNED_SMALLEST;
import static org.tailspin.core.coupling.EnsembleParameter.REACH;
import static org.tailspin.core.coupling.EnsembleParameter.SIGMA;
import static org.tailspin.core.coupling.EnsembleParameter.ZERO_DIAGONAL;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every ensemble that a table or an option can name: its name, what a unit of its gain means, and its parameters. The one
 * list behind dialogs, help and documentation.
 */
public enum EnsembleKind {
    /** {@link StableEnsemble}. */
    STABLE(
            StableEnsemble.NAME,
            "Independent symmetric stable weights",
            "scale of a weight times N^(1/alpha)",
            EffectiveGain.onlyIf("sqrt(2) gain at alpha = 2"),
            List.of(ALPHA),
            List.of(),
            p -> new StableEnsemble(p.get(ALPHA))),
    /** {@link GaussianEnsemble}. */
    GAUSSIAN(
            GaussianEnsemble.NAME,
            "Independent Gaussian weights",
            "standard deviation of a weight times sqrt(N)",
            EffectiveGain.always("gain"),
            List.of(),
            List.of(),
            p -> new GaussianEnsemble()),
    /** {@link SparseEnsemble}. */
    SPARSE(
            "sparse",
            "Symmetric stable weights on a share of all connections",
            "scale of an existing weight times (density N)^(1/alpha)",
            EffectiveGain.onlyIf("sqrt(2) gain at alpha = 2"),
            List.of(ALPHA, DENSITY),
            List.of(),
            p -> new SparseEnsemble(p.get(ALPHA), p.get(DENSITY))),
    /** {@link TruncatedEnsemble}. */
    TRUNCATED(
            "truncated",
            "Symmetric stable weights, drawn again beyond a cutoff",
            "scale of a weight before the cut times N^(1/alpha)",
            EffectiveGain.always("gain N^(1/2-1/alpha) times the standard deviation of the cut law of scale 1"),
            List.of(ALPHA, CUTOFF),
            List.of(),
            p -> new TruncatedEnsemble(p.get(ALPHA), p.get(CUTOFF))),
    /** {@link StudentEnsemble}. */
    STUDENT(
            "student-t",
            "Independent weights of Student's t",
            "scale of a weight times N^(1/min(nu, 2))",
            EffectiveGain.onlyIf("gain sqrt(nu/(nu-2)) for nu > 2"),
            List.of(NU),
            List.of(),
            p -> new StudentEnsemble(p.get(NU))),
    /** {@link LognormalEnsemble}. */
    LOGNORMAL(
            "lognormal",
            "Independent weights of lognormal modulus and random sign",
            "standard deviation of a weight times sqrt(N)",
            EffectiveGain.always("gain"),
            List.of(SIGMA),
            List.of(),
            p -> new LognormalEnsemble(p.get(SIGMA))),
    /** {@link DaleEnsemble}. */
    DALE(
            "dale",
            "Excitatory and inhibitory neurons in balance, half-normal weights",
            "sqrt(N) times the root mean variance of a weight about the mean of its column: radius of the bulk",
            EffectiveGain.always("gain / sqrt(1 - 2/pi) = 1.659 gain"),
            List.of(EXCITATORY),
            List.of(),
            p -> new DaleEnsemble(p.get(EXCITATORY))),
    /** {@link PartiallySymmetricEnsemble}. */
    PARTIALLY_SYMMETRIC(
            "partially-symmetric",
            "Gaussian weights with correlation eta between W_ij and W_ji",
            "standard deviation of a weight off the diagonal times sqrt(N)",
            EffectiveGain.always("gain"),
            List.of(ETA),
            List.of(),
            p -> new PartiallySymmetricEnsemble(p.get(ETA))),
    /** {@link OrthogonalEnsemble}. */
    ORTHOGONAL(
            "orthogonal",
            "A random rotation, scaled",
            "every singular value",
            EffectiveGain.always("gain"),
            List.of(),
            List.of(),
            p -> new OrthogonalEnsemble()),
    /** {@link CirculantEnsemble}. */
    CIRCULANT(
            "circulant",
            "A random Gaussian convolution kernel on a ring",
            "standard deviation of a kernel entry times the root of their number",
            EffectiveGain.always("gain"),
            List.of(REACH),
            List.of(),
            p -> new CirculantEnsemble(integer(REACH, p.get(REACH)))),
    /** {@link RandomModeEnsemble} with Gaussian modes, with or without a bulk. */
    RANDOM_MODES(
            "random-modes",
            "L D R^T with independent Gaussian modes; exponential (beta), power law (gamma), of a given effective rank, "
                    + "listed, or flat",
            "sqrt(sum of D^2 / N): standard deviation of a weight times sqrt(N), before a bulk is added",
            EffectiveGain.always("gain sqrt(1 + bulk_gain^2)"),
            List.of(),
            List.of(MODES, BETA, GAMMA, EFFECTIVE_RANK, OVERLAP, BULK_GAIN),
            p -> modes(p, RandomModeEnsemble.Basis.GAUSSIAN)),
    /** {@link RandomModeEnsemble} with orthonormal modes, with or without a bulk. */
    HAAR_MODES(
            "haar-modes",
            "L D R^T with orthonormal modes, D the singular values; spectra as for random-modes",
            "sqrt(sum of D^2 / N): standard deviation of a weight times sqrt(N), before a bulk is added",
            EffectiveGain.always("gain sqrt(1 + bulk_gain^2)"),
            List.of(),
            List.of(MODES, BETA, GAMMA, EFFECTIVE_RANK, BULK_GAIN),
            p -> modes(p, RandomModeEnsemble.Basis.HAAR)),
    /** {@link BlockEnsemble}. */
    BLOCKS(
            "blocks",
            "Populations of neurons with stable weights of a tail index, scale, density and sign for each pair of them",
            "scale of a weight over the scale of its pair, times (density N)^(1/alpha)",
            EffectiveGain.onlyIf("gain sqrt(2) times the root mean square of the scales if all alpha = 2"),
            List.of(),
            List.of(ALPHA, DENSITY),
            EnsembleKind::blocks);

    /** g_eff in terms of the gain, and whether the variance of a weight is finite whatever the parameters. */
    private record EffectiveGain(String formula, boolean isAlwaysFinite) {

        static EffectiveGain always(String formula) {
            return new EffectiveGain(formula, true);
        }

        static EffectiveGain onlyIf(String formula) {
            return new EffectiveGain(formula + ", else infinite", false);
        }
    }

    /** What a row of a table says of an ensemble. */
    private record Values(Map<EnsembleParameter, Double> numbers, Map<EnsembleList, List<Double>> lists) {

        boolean has(EnsembleParameter parameter) {
            return numbers.containsKey(parameter);
        }

        /** Null where there is none. */
        Double get(EnsembleParameter parameter) {
            return numbers.get(parameter);
        }

        double get(EnsembleParameter parameter, double usual) {
            return numbers.getOrDefault(parameter, usual);
        }

        /** Empty where there is none. */
        List<Double> get(EnsembleList list) {
            return lists.getOrDefault(list, List.of());
        }
    }

    private final String label;
    private final String description;
    private final String gainConvention;
    private final EffectiveGain effectiveGain;
    private final List<EnsembleParameter> required;
    private final List<EnsembleParameter> optional;
    private final Function<Values, CouplingEnsemble> factory;

    EnsembleKind(
            String label,
            String description,
            String gainConvention,
            EffectiveGain effectiveGain,
            List<EnsembleParameter> required,
            List<EnsembleParameter> optional,
            Function<Values, CouplingEnsemble> factory) {
        this.label = label;
        this.description = description;
        this.gainConvention = gainConvention;
        this.effectiveGain = effectiveGain;
        this.required = required;
        this.optional = optional;
        this.factory = factory;
    }

    /** {@return the name in tables and options} */
    public String label() {
        return label;
    }

    /** {@return what is drawn, in a few words} */
    public String description() {
        return description;
    }

    /** {@return what a gain of 1 sets to 1} */
    public String gainConvention() {
        return gainConvention;
    }

    /** {@return g_eff, the standard deviation of a weight times the root of N, in terms of the gain} */
    public String effectiveGain() {
        return effectiveGain.formula();
    }

    /**
     * {@return whether the variance of a weight is finite whatever the parameters, so that every network has a g_eff}
     */
    public boolean hasEffectiveGain() {
        return effectiveGain.isAlwaysFinite();
    }

    /** {@return parameters that must be given} */
    public List<EnsembleParameter> required() {
        return required;
    }

    /** {@return parameters that may be given, apart from those that every ensemble takes} */
    public List<EnsembleParameter> optional() {
        return optional;
    }

    /**
     * {@return whether it is required, optional, or one that every ensemble takes}
     *
     * @param parameter any
     */
    public boolean takes(EnsembleParameter parameter) {
        return parameter.isCommon() || required.contains(parameter) || optional.contains(parameter);
    }

    /**
     * {@return whether it may be given}
     *
     * @param list any
     */
    public boolean takes(EnsembleList list) {
        return list.isOfBlocks() ? this == BLOCKS : takes(list.replaced().get(0));
    }

    /**
     * {@return the kind}
     *
     * @param label as in {@link #label()}
     * @throws IllegalArgumentException for another name
     */
    public static EnsembleKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the ensemble must be "
                        + Arrays.stream(values()).map(EnsembleKind::label).collect(Collectors.joining(", "))
                        + ", but is '" + label + "'"));
    }

    /**
     * {@return the ensemble, of which nothing is listed}
     *
     * @param parameters those required, and any of the optional and common ones
     * @throws IllegalArgumentException if a parameter is missing, does not belong, or is out of range
     */
    public CouplingEnsemble create(Map<EnsembleParameter, Double> parameters) {
        return create(parameters, Map.of());
    }

    /**
     * {@return the ensemble}
     *
     * @param parameters those required, and any of the optional and common ones
     * @param lists any that {@link #takes(EnsembleList) belong}, in the place of parameters
     * @throws IllegalArgumentException if a parameter or list is missing, does not belong, is out of range, or
     *     contradicts another
     */
    public CouplingEnsemble create(Map<EnsembleParameter, Double> parameters, Map<EnsembleList, List<Double>> lists) {
        for (EnsembleParameter parameter : required) {
            if (!parameters.containsKey(parameter)) {
                throw new IllegalArgumentException(
                        "the " + label + " ensemble needs " + parameter.label() + ": " + parameter.description());
            }
        }
        for (EnsembleParameter parameter : parameters.keySet()) {
            if (!takes(parameter)) {
                throw new IllegalArgumentException("the " + label + " ensemble has no " + parameter.label());
            }
        }
        lists.forEach((list, numbers) -> {
            if (!takes(list)) {
                throw new IllegalArgumentException("the " + label + " ensemble has no " + list.label());
            }
            list.checked(numbers);
            checkReplaced(list, numbers.size(), parameters);
        });
        final Values values = new Values(parameters, lists);
        CouplingEnsemble ensemble = factory.apply(values);
        final NeuronGains input = gains(values, EnsembleList.INPUT_GAINS, INPUT_SPREAD);
        final NeuronGains output = gains(values, EnsembleList.OUTPUT_GAINS, OUTPUT_SPREAD);
        if (input.differ() || output.differ()) {
            ensemble = new HeterogeneousEnsemble(ensemble, input, output);
        }
        final double smallest = values.get(PRUNED_SMALLEST, 0);
        final double largest = values.get(PRUNED_LARGEST, 0);
        if (smallest != 0 || largest != 0) {
            ensemble = new PrunedEnsemble(ensemble, smallest, largest);
        }
        final double diagonal = values.get(ZERO_DIAGONAL, 0);
        return ZERO_DIAGONAL.check(diagonal) == 1 ? new ZeroDiagonalEnsemble(ensemble) : ensemble;
    }

    /** Two that say the same differently contradict each other, or soon will. */
    private static void checkReplaced(EnsembleList list, int count, Map<EnsembleParameter, Double> parameters) {
        for (EnsembleParameter parameter : list.replaced()) {
            final Double value = parameters.get(parameter);
            final boolean agrees =
                    value == null || (parameter == MODES ? value == count : list.isOfNeurons() && value == 0);
            if (!agrees) {
                throw new ParameterException(
                        list.label(),
                        "take the place of " + parameter.label()
                                + (parameter == MODES
                                        ? ", which must be their number, " + count
                                        : ", which must be missing")
                                + ", but is " + value);
            }
        }
    }

    private static NeuronGains gains(Values values, EnsembleList list, EnsembleParameter spread) {
        return values.get(list).isEmpty()
                ? NeuronGains.lognormal(values.get(spread, 0))
                : NeuronGains.of(values.get(list));
    }

    private static CouplingEnsemble modes(Values p, RandomModeEnsemble.Basis basis) {
        final List<EnsembleParameter> spectra =
                List.of(BETA, GAMMA, EFFECTIVE_RANK).stream().filter(p::has).toList();
        if (spectra.size() > 1) {
            throw new IllegalArgumentException("the spectrum of the modes must be given by one of beta, gamma and "
                    + "effective_rank, but is given by "
                    + spectra.stream().map(EnsembleParameter::label).collect(Collectors.joining(" and ")));
        }
        final ModeSpectrum spectrum;
        if (!p.get(EnsembleList.STRENGTHS).isEmpty()) {
            spectrum = new ModeSpectrum.Listed(p.get(EnsembleList.STRENGTHS));
        } else if (p.has(BETA)) {
            spectrum = new ModeSpectrum.Exponential(p.get(BETA));
        } else if (p.has(GAMMA)) {
            spectrum = new ModeSpectrum.PowerLaw(p.get(GAMMA));
        } else if (p.has(EFFECTIVE_RANK)) {
            spectrum = new ModeSpectrum.OfEffectiveRank(p.get(EFFECTIVE_RANK));
        } else {
            spectrum = new ModeSpectrum.Flat();
        }
        int modes = RandomModeEnsemble.ALL;
        if (p.has(MODES)) {
            modes = integer(MODES, p.get(MODES));
            MODES.check(modes);
        }
        final RandomModeEnsemble ensemble = new RandomModeEnsemble(spectrum, modes, basis, overlaps(p));
        final double bulk = p.get(BULK_GAIN, 0);
        return bulk == 0 ? ensemble : new ModesPlusBulkEnsemble(ensemble, bulk);
    }

    private static CouplingEnsemble blocks(Values p) {
        return new BlockEnsemble(
                listed(p, EnsembleList.POPULATION_SHARES, 1),
                listed(p, EnsembleList.BLOCK_ALPHAS, p.get(ALPHA, BlockEnsemble.GAUSSIAN)),
                listed(p, EnsembleList.BLOCK_SCALES, 1),
                listed(p, EnsembleList.BLOCK_DENSITIES, p.get(DENSITY, 1)),
                listed(p, EnsembleList.BLOCK_SIGNS, 0));
    }

    private static List<Double> listed(Values p, EnsembleList list, double usual) {
        return p.get(list).isEmpty() ? List.of(usual) : p.get(list);
    }

    private static List<Double> overlaps(Values p) {
        final List<Double> listed = p.get(EnsembleList.MODE_OVERLAPS);
        if (listed.isEmpty()) {
            return p.has(OVERLAP) ? List.of(p.get(OVERLAP)) : List.of();
        }
        // A single overlap is one for all modes, which nobody means who lists one for each.
        final boolean isSingle = p.get(EnsembleList.STRENGTHS).size() == 1 || p.get(MODES, 0) == 1;
        if (listed.size() == 1 && !isSingle) {
            throw new ParameterException(
                    EnsembleList.MODE_OVERLAPS.label(),
                    "must hold a number for each mode, but hold 1; overlap is one for all modes");
        }
        return listed;
    }

    private static int integer(EnsembleParameter parameter, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new ParameterException(parameter.label(), "must lie in whole numbers, but is " + value);
        }
        return (int) value;
    }
}
