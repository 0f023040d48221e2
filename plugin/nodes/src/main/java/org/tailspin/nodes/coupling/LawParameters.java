package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;
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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.recipe.Grid;
import org.tailspin.nodes.coupling.Several.Spacing;
import org.tailspin.nodes.coupling.Several.Values;

/** The part of the Coupling Generator's dialog for the choice of an ensemble and its parameters, apart from the tail index. */
final class LawParameters implements WidgetGroup, Persistable {

    private static final int DEFAULT_MODES = 20;

    enum Ensemble {
        @Label(
                value = "Stable, heavy tails",
                description =
                        "Independent symmetric α-stable weights. The gain g is the scale parameter of a weight times"
                                + " N^(1/α); at α = 2 a weight has variance 2g²/N.")
        STABLE,
        @Label(
                value = "Gaussian",
                description =
                        "Independent Gaussian weights. The gain g_eff is the standard deviation of a weight times √N;"
                                + " large networks become chaotic at g_eff = 1.")
        GAUSSIAN,
        @Label(
                value = "Sparse stable",
                description = "Symmetric α-stable weights on a share of all connections. The gain is the scale of an"
                        + " existing weight times (density · N)^(1/α).")
        SPARSE,
        @Label(
                value = "Truncated stable",
                description =
                        "Symmetric α-stable weights, drawn again beyond a cutoff. The gain is the scale of a weight"
                                + " before the cut times N^(1/α).")
        TRUNCATED,
        @Label(
                value = "Student's t",
                description = "Independent weights of Student's t with ν degrees of freedom. The gain is the scale of a"
                        + " weight times N^(1/min(ν, 2)).")
        STUDENT,
        @Label(
                value = "Lognormal",
                description =
                        "Independent weights of lognormal modulus and random sign. The gain is the standard deviation"
                                + " of a weight times √N.")
        LOGNORMAL,
        @Label(
                value = "Excitatory and inhibitory",
                description =
                        "Dale's law in balance, half-normal weights: the first neurons excite, the others inhibit. The"
                                + " gain is the radius of the bulk of eigenvalues; g_eff is 1.659 times that.")
        DALE,
        @Label(
                value = "Partially symmetric",
                description =
                        "Gaussian weights with correlation η of the two weights of a pair. The gain is the standard"
                                + " deviation of a weight times √N.")
        PARTIALLY_SYMMETRIC,
        @Label(value = "Orthogonal", description = "A random rotation, times the gain.")
        ORTHOGONAL,
        @Label(
                value = "Ring",
                description = "A random Gaussian convolution kernel on a ring. The gain is the standard deviation of an"
                        + " entry times the root of their number.")
        CIRCULANT,
        @Label(
                value = "Random modes",
                description =
                        "W = L D Rᵀ with independent Gaussian modes of strengths D. The gain is the standard deviation"
                                + " of a weight times √N, before a bulk is added.")
        RANDOM_MODES,
        @Label(
                value = "Orthonormal modes",
                description =
                        "W = L D Rᵀ with orthonormal modes, D the singular values. The gain is as for random modes.")
        HAAR_MODES,
        @Label(
                value = "Populations",
                description =
                        "Populations of neurons, with stable weights of a tail index, scale, density and sign for each pair"
                                + " of them. The gain is the scale of a weight over that of its pair, times"
                                + " (density \u00b7 N)^(1/\u03b1).")
        BLOCKS;

        private static final List<Ensemble> ALL = List.of(values());

        /** {@return the ensemble that it names} */
        EnsembleKind kind() {
            return EnsembleKind.valueOf(name());
        }

        private static Ensemble[] with(Predicate<EnsembleKind> what) {
            return ALL.stream().filter(choice -> what.test(choice.kind())).toArray(Ensemble[]::new);
        }
    }

    interface EnsembleRef extends ParameterReference<Ensemble> {}

    enum Strengths {
        @Label(value = "Flat", description = "All modes have the same strength.")
        FLAT,
        @Label(value = "Effective rank", description = "An exponential spectrum of the wanted effective rank.")
        EFFECTIVE_RANK,
        @Label(value = "Exponential", description = "D_a proportional to exp(−a / (β N)).")
        EXPONENTIAL,
        @Label(value = "Power law", description = "D_a proportional to a^(−γ).")
        POWER_LAW
    }

    interface StrengthsRef extends ParameterReference<Strengths> {}

    interface RankValuesRef extends ParameterReference<Values> {}

    /** Shown for some ensembles. */
    abstract static class IsOneOf implements EffectPredicateProvider {

        private final Ensemble[] ensembles;

        IsOneOf(Ensemble... ensembles) {
            this.ensembles = ensembles;
        }

        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EnsembleRef.class).isOneOf(ensembles);
        }
    }

    /** Shown for the ensembles that may have a parameter. */
    abstract static class Takes extends IsOneOf {
        Takes(EnsembleParameter parameter) {
            super(Ensemble.with(kind -> kind.takes(parameter)));
        }
    }

    /** Shown for the ensembles that need a parameter. */
    abstract static class Needs extends IsOneOf {
        Needs(EnsembleParameter parameter) {
            super(Ensemble.with(kind -> kind.required().contains(parameter)));
        }
    }

    static final class IsSparse extends Needs {
        IsSparse() {
            super(EnsembleParameter.DENSITY);
        }
    }

    static final class IsTruncated extends Needs {
        IsTruncated() {
            super(EnsembleParameter.CUTOFF);
        }
    }

    static final class IsStudent extends Needs {
        IsStudent() {
            super(EnsembleParameter.NU);
        }
    }

    static final class IsLognormal extends Needs {
        IsLognormal() {
            super(EnsembleParameter.SIGMA);
        }
    }

    static final class IsDale extends Needs {
        IsDale() {
            super(EnsembleParameter.EXCITATORY);
        }
    }

    static final class IsPartiallySymmetric extends Needs {
        IsPartiallySymmetric() {
            super(EnsembleParameter.ETA);
        }
    }

    static final class IsCirculant extends Needs {
        IsCirculant() {
            super(EnsembleParameter.REACH);
        }
    }

    static final class IsModes extends Takes {
        IsModes() {
            super(EnsembleParameter.MODES);
        }
    }

    static final class IsGaussianModes extends Takes {
        IsGaussianModes() {
            super(EnsembleParameter.OVERLAP);
        }
    }

    static final class IsExponential implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsModes.class)
                    .and(i.getEnum(StrengthsRef.class).isOneOf(Strengths.EXPONENTIAL));
        }
    }

    static final class IsPowerLaw implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsModes.class)
                    .and(i.getEnum(StrengthsRef.class).isOneOf(Strengths.POWER_LAW));
        }
    }

    static final class IsRank implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsModes.class)
                    .and(i.getEnum(StrengthsRef.class).isOneOf(Strengths.EFFECTIVE_RANK));
        }
    }

    static final class IsSingleRank extends Several.IsChosen {
        IsSingleRank() {
            super(RankValuesRef.class, Values.SINGLE, IsRank.class);
        }
    }

    static final class IsRankRange extends Several.IsChosen {
        IsRankRange() {
            super(RankValuesRef.class, Values.RANGE, IsRank.class);
        }
    }

    static final class IsRankList extends Several.IsChosen {
        IsRankList() {
            super(RankValuesRef.class, Values.LIST, IsRank.class);
        }
    }

    static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    static final class AtLeastMinusOne extends MinValidation {
        @Override
        protected double getMin() {
            return -1;
        }
    }

    static final class SmallestCutoff extends MinValidation {
        @Override
        protected double getMin() {
            return EnsembleParameter.CUTOFF.range().low();
        }
    }

    /** The largest value that a parameter may have. */
    abstract static class AtMost extends MaxValidation {

        private final EnsembleParameter parameter;

        AtMost(EnsembleParameter parameter) {
            this.parameter = parameter;
        }

        @Override
        protected double getMax() {
            return parameter.range().high();
        }
    }

    static final class LargestNu extends AtMost {
        LargestNu() {
            super(EnsembleParameter.NU);
        }
    }

    static final class LargestSigma extends AtMost {
        LargestSigma() {
            super(EnsembleParameter.SIGMA);
        }
    }

    static final class LargestGamma extends AtMost {
        LargestGamma() {
            super(EnsembleParameter.GAMMA);
        }
    }

    static final class SomeModes implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return DEFAULT_MODES;
        }
    }

    @Widget(title = "Density", description = "Share of connections that exist, above 0 and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsSparse.class, type = EffectType.SHOW)
    double m_density = 0.1;

    @Widget(
            title = "Cutoff (scale parameters)",
            description =
                    "Largest modulus of a draw, in units of its scale parameter, at least 0.1; a larger one is drawn again.")
    @NumberInputWidget(minValidation = SmallestCutoff.class)
    @Effect(predicate = IsTruncated.class, type = EffectType.SHOW)
    double m_cutoff = 10;

    @Widget(title = "Degrees of freedom ν", description = "Of Student's t, above 0 and at most 1000.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = LargestNu.class)
    @Effect(predicate = IsStudent.class, type = EffectType.SHOW)
    double m_nu = 3;

    @Widget(
            title = "Spread of the logarithm",
            description = "Standard deviation of the logarithm of a weight's modulus, 0 to 10.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = LargestSigma.class)
    @Effect(predicate = IsLognormal.class, type = EffectType.SHOW)
    double m_sigma = 1;

    @Widget(
            title = "Share of excitatory neurons",
            description = "Between 0 and 1, exclusive; at least one neuron of each kind must result.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = BelowOne.class)
    @Effect(predicate = IsDale.class, type = EffectType.SHOW)
    double m_excitatory = 0.8;

    @Widget(
            title = "Symmetry η",
            description = "Correlation of the two weights of a pair, from −1 (antisymmetric) to 1 (symmetric).")
    @NumberInputWidget(minValidation = AtLeastMinusOne.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsPartiallySymmetric.class, type = EffectType.SHOW)
    double m_eta = 0.5;

    @Widget(
            title = "Reach (neurons)",
            description = "Largest distance of connected neurons on the ring, at least 0, below N/2.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsCirculant.class, type = EffectType.SHOW)
    int m_reach = 10;

    @Widget(
            title = "Number of modes M",
            description = "At least 1, and at most N for orthonormal modes; as many as neurons if switched off.")
    @OptionalWidget(defaultProvider = SomeModes.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsModes.class, type = EffectType.SHOW)
    Optional<Integer> m_modes = Optional.empty();

    @Widget(title = "Strengths of the modes", description = "The spectrum D_1 ≥ D_2 ≥ … of the modes.")
    @Effect(predicate = IsModes.class, type = EffectType.SHOW)
    @ValueReference(StrengthsRef.class)
    Strengths m_strengths = Strengths.EFFECTIVE_RANK;

    @Widget(title = "Decay \u03b2", description = "Decay of the exponential spectrum over N modes, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsExponential.class, type = EffectType.SHOW)
    double m_beta = 0.2;

    @Widget(title = "Power \u03b3", description = "Power of the decay, 0 to 100.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = LargestGamma.class)
    @Effect(predicate = IsPowerLaw.class, type = EffectType.SHOW)
    double m_gamma = 1;

    @Widget(
            title = "Effective ranks",
            description = "One value, or a range: (Σ D²)² / Σ D⁴ over N, above 0 and at most M/N.")
    @ValueSwitchWidget
    @ValueReference(RankValuesRef.class)
    @Effect(predicate = IsRank.class, type = EffectType.SHOW)
    Values m_rankValues = Values.SINGLE;

    @Widget(title = "Effective rank (share of N)", description = "Over N, above 0 and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsSingleRank.class, type = EffectType.SHOW)
    double m_rank = 0.1;

    @Widget(title = "Effective rank from (share of N)", description = "Smallest effective rank over N, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsRankRange.class, type = EffectType.SHOW)
    double m_rankFrom = 0.02;

    @Widget(title = "Effective rank to (share of N)", description = "Largest effective rank over N, at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsRankRange.class, type = EffectType.SHOW)
    double m_rankTo = 0.5;

    @Widget(
            title = "Number of effective ranks",
            description = "Number of effective ranks, both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsRankRange.class, type = EffectType.SHOW)
    int m_rankCount = 5;

    @Widget(title = "Spacing of the effective ranks", description = "How they lie between the two ends.")
    @ValueSwitchWidget
    @Effect(predicate = IsRankRange.class, type = EffectType.SHOW)
    Spacing m_rankSpacing = Spacing.LOGARITHMIC;

    @Widget(
            title = "List of effective ranks",
            description =
                    "Effective ranks over N with commas between them, each above 0 and at most 1; in ascending order, each"
                            + " once.")
    @TextInputWidget
    @Effect(predicate = IsRankList.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String m_rankList = "0.02, 0.1, 0.5";

    @Widget(
            title = "Overlap ρ",
            description =
                    "Correlation of the left and the right vector of a mode, from −1 to 1; 0 for independent ones.")
    @NumberInputWidget(minValidation = AtLeastMinusOne.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsGaussianModes.class, type = EffectType.SHOW)
    double m_overlap;

    @Widget(
            title = "Gain of the bulk",
            description = "g_eff of independent Gaussian weights that are added to modes of g_eff 1, at least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsModes.class, type = EffectType.SHOW)
    double m_bulk;

    /**
     * {@return its parameters but for the tail index, one map for each value of a range}
     *
     * @param kind the ensemble
     * @throws IllegalArgumentException for a range that is none
     */
    List<Map<EnsembleParameter, Double>> toCore(EnsembleKind kind) {
        final Map<EnsembleParameter, Double> shared = new EnumMap<>(EnsembleParameter.class);
        if (kind != EnsembleKind.BLOCKS) { // which has a density for each pair
            put(kind, shared, EnsembleParameter.DENSITY, m_density);
        }
        put(kind, shared, EnsembleParameter.CUTOFF, m_cutoff);
        put(kind, shared, EnsembleParameter.NU, m_nu);
        put(kind, shared, EnsembleParameter.SIGMA, m_sigma);
        put(kind, shared, EnsembleParameter.EXCITATORY, m_excitatory);
        put(kind, shared, EnsembleParameter.ETA, m_eta);
        put(kind, shared, EnsembleParameter.REACH, m_reach);
        if (!kind.takes(EnsembleParameter.MODES)) {
            return List.of(shared);
        }
        m_modes.ifPresent(modes -> shared.put(EnsembleParameter.MODES, (double) modes));
        if (m_overlap != 0) {
            put(kind, shared, EnsembleParameter.OVERLAP, m_overlap);
        }
        if (m_bulk != 0) {
            put(kind, shared, EnsembleParameter.BULK_GAIN, m_bulk);
        }
        switch (m_strengths) {
            case EXPONENTIAL -> shared.put(EnsembleParameter.BETA, m_beta);
            case POWER_LAW -> shared.put(EnsembleParameter.GAMMA, m_gamma);
            case EFFECTIVE_RANK -> {
                return ranks(shared);
            }
            default -> {
                // flat: nothing more to say
            }
        }
        return List.of(shared);
    }

    private List<Map<EnsembleParameter, Double>> ranks(Map<EnsembleParameter, Double> shared) {
        final double[] ranks = Several.values(
                "effective_rank",
                m_rankValues,
                m_rank,
                () -> new Grid(m_rankFrom, m_rankTo, m_rankCount, m_rankSpacing == Spacing.LOGARITHMIC),
                m_rankList);
        final List<Map<EnsembleParameter, Double>> all = new ArrayList<>();
        for (double rank : ranks) {
            final Map<EnsembleParameter, Double> one = new EnumMap<>(shared);
            one.put(EnsembleParameter.EFFECTIVE_RANK, rank);
            all.add(one);
        }
        return all;
    }

    private static void put(
            EnsembleKind kind, Map<EnsembleParameter, Double> into, EnsembleParameter parameter, double value) {
        if (kind.takes(parameter)) {
            into.put(parameter, value);
        }
    }
}
