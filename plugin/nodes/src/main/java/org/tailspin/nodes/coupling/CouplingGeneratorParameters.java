package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
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
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Coupling Generator: a plan of networks. */
final class CouplingGeneratorParameters implements NodeParameters {

    /** More weights than these are a slip of the pen: as rows of a table they take minutes and gigabytes. */
    static final long MAX_WEIGHTS = 10_000_000;

    /** Heads the noise of every node that says how networks move. */
    static final String NOISE_TITLE = "Noise \u03c3";

    /** What the noise is. */
    static final String NOISE =
            "Standard deviation of the white Gaussian noise that every neuron gets, per step of a map"
                    + " inside the nonlinearity, over a time constant of the flow; at least 0. The published noise-driven networks"
                    + " have 0.1.";

    /** What the picture costs. */
    static final String PICTURE =
            "Draws the couplings of the first network at every execution, which takes a second or so for"
                    + " hundreds of neurons and some for thousands. Switch it off in a loop.";

    @Section(title = "Input table", description = "What the table at the optional input says of the networks.")
    @Effect(predicate = IsConnected.class, type = EffectType.SHOW)
    interface InputSection {}

    @Section(title = "Ensemble")
    @After(InputSection.class)
    interface EnsembleSection {}

    @Section(title = "Gain")
    @After(EnsembleSection.class)
    interface GainSection {}

    @Section(title = "Dynamics")
    @After(GainSection.class)
    interface DynamicsSection {}

    @Section(title = "Realisations")
    @After(DynamicsSection.class)
    interface RealisationsSection {}

    @Section(title = "Output")
    @Advanced
    @After(RealisationsSection.class)
    interface OutputSection {}

    @Section(title = "Neurons and pruning", description = "For every ensemble.")
    @Advanced
    @After(OutputSection.class)
    interface NeuronsSection {}

    /** Where weights came from before given ones had a node of their own. */
    enum Source {
        @Label(value = "Drawn", description = "From an ensemble.")
        DRAWN,
        @Label(value = "Given", description = "From the table at the input, which the Connectome Preparer reads now.")
        GIVEN
    }

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
        BLOCKS
    }

    enum Values {
        @Label(value = "Single value", description = "The same for all networks.")
        SINGLE,
        @Label(value = "Range", description = "Several values; the networks run through all of them.")
        RANGE,
        @Label(
                value = "List",
                description = "Any values, with commas between them; the networks run through all of them.")
        LIST
    }

    enum Spacing {
        @Label(value = "Linear", description = "Neighbours have the same difference.")
        LINEAR,
        @Label(value = "Logarithmic", description = "Neighbours have the same quotient.")
        LOGARITHMIC
    }

    interface SourceRef extends ParameterReference<Source> {}

    interface ListsRef extends ParameterReference<ListsParameters> {}

    interface EnsembleRef extends ParameterReference<Ensemble> {}

    interface NeuronsRef extends ParameterReference<Integer> {}

    interface AlphaRef extends ParameterReference<Double> {}

    interface AlphaFromRef extends ParameterReference<Double> {}

    interface AlphaToRef extends ParameterReference<Double> {}

    interface AlphaCountRef extends ParameterReference<Integer> {}

    interface LawRef extends ParameterReference<LawParameters> {}

    interface GainRef extends ParameterReference<Double> {}

    interface GainFromRef extends ParameterReference<Double> {}

    interface GainToRef extends ParameterReference<Double> {}

    interface GainCountRef extends ParameterReference<Integer> {}

    interface AlphaListRef extends ParameterReference<String> {}

    interface GainListRef extends ParameterReference<String> {}

    interface GainSpacingRef extends ParameterReference<Spacing> {}

    interface MotionRef extends ParameterReference<MotionParameters> {}

    interface NoiseRef extends ParameterReference<Double> {}

    interface RealisationsRef extends ParameterReference<Integer> {}

    interface SeedRef extends ParameterReference<Optional<Integer>> {}

    interface WeightsRef extends ParameterReference<Boolean> {}

    interface HeterogeneityRef extends ParameterReference<NeuronsParameters> {}

    interface AlphaValuesRef extends ParameterReference<Values> {}

    interface GainValuesRef extends ParameterReference<Values> {}

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SourceRef.class).isOneOf(Source.GIVEN);
        }
    }

    /** Whether the optional input is there. */
    static final class IsConnected implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortTypes().length > 0);
        }
    }

    static final class IsStable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EnsembleRef.class)
                    .isOneOf(Ensemble.STABLE, Ensemble.SPARSE, Ensemble.TRUNCATED, Ensemble.BLOCKS);
        }
    }

    static final class IsSingleAlpha implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsStable.class)
                    .and(i.getEnum(AlphaValuesRef.class).isOneOf(Values.SINGLE));
        }
    }

    static final class IsAlphaRange implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsStable.class)
                    .and(i.getEnum(AlphaValuesRef.class).isOneOf(Values.RANGE));
        }
    }

    static final class IsAlphaList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsStable.class)
                    .and(i.getEnum(AlphaValuesRef.class).isOneOf(Values.LIST));
        }
    }

    static final class IsSingleGain implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(GainValuesRef.class).isOneOf(Values.SINGLE);
        }
    }

    static final class IsGainRange implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(GainValuesRef.class).isOneOf(Values.RANGE);
        }
    }

    static final class IsGainList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(GainValuesRef.class).isOneOf(Values.LIST);
        }
    }

    static final class AtMostTwo extends MaxValidation {
        @Override
        protected double getMax() {
            return 2;
        }
    }

    static final class FirstSeed implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 1;
        }
    }

    @TextMessage(PlanMessage.class)
    Void m_plan;

    @TextMessage(OverrideMessage.class)
    Void m_overridden;

    /** Shown only where a workflow of an earlier version says that the weights are given, which is refused. */
    @Widget(
            title = "Weights",
            description =
                    "Shown in a workflow of an earlier version, in which this node also read matrices: the Connectome"
                            + " Preparer does that now.")
    @ValueSwitchWidget
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @ValueReference(SourceRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    Source m_source = Source.DRAWN;

    @Layout(InputSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueReference(ListsRef.class)
    ListsParameters m_lists = new ListsParameters();

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Ensemble",
            description = "The law that the weights are drawn from, and with it the convention of the gain.")
    @ValueReference(EnsembleRef.class)
    Ensemble m_ensemble = Ensemble.STABLE;

    @Layout(EnsembleSection.class)
    @Widget(title = "Neurons N", description = "Number of neurons of every network, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @ValueReference(NeuronsRef.class)
    int m_neurons = 100;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Tail indices",
            description =
                    "One value, a range of evenly spaced values, or a list. Weights of a stable ensemble are beyond w in"
                            + " modulus with a probability that falls as w^(\u2212\u03b1); \u03b1 = 2 is Gaussian, \u03b1 = 1 Cauchy.")
    @ValueSwitchWidget
    @ValueReference(AlphaValuesRef.class)
    @Effect(predicate = IsStable.class, type = EffectType.SHOW)
    @Advanced
    Values m_alphaValues = Values.SINGLE;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Tail index \u03b1",
            description =
                    "Above 0 and at most 2: how heavy the tails are, from 2, Gaussian, over 1, Cauchy, to heavier ones."
                            + " Switch on the advanced settings for several values.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsSingleAlpha.class, type = EffectType.SHOW)
    @ValueReference(AlphaRef.class)
    double m_alpha = 1.5;

    @Layout(EnsembleSection.class)
    @Widget(title = "Tail index from", description = "Smallest tail index, above 0 and at most 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    @ValueReference(AlphaFromRef.class)
    double m_alphaFrom = 1;

    @Layout(EnsembleSection.class)
    @Widget(title = "Tail index to", description = "Largest tail index, above 0 and at most 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    @ValueReference(AlphaToRef.class)
    double m_alphaTo = 2;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Number of tail indices",
            description = "Number of tail indices, both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    @ValueReference(AlphaCountRef.class)
    int m_alphaCount = 3;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "List of tail indices",
            description =
                    "Tail indices with commas between them, such as 1, 1.5, 2, each above 0 and at most 2; in ascending"
                            + " order, each once.")
    @TextInputWidget
    @Effect(predicate = IsAlphaList.class, type = EffectType.SHOW)
    @ValueReference(AlphaListRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_alphaList = "1, 1.5, 2";

    @Layout(EnsembleSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueReference(LawRef.class)
    LawParameters m_law = new LawParameters();

    @Layout(EnsembleSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    BlocksParameters m_blocks = new BlocksParameters();

    @Layout(GainSection.class)
    @Widget(
            title = "Gain",
            description =
                    "One value, a range, or a list. The unit is that of the ensemble, as its description says. A range"
                            + " rescales the same matrices.")
    @ValueReference(GainValuesRef.class)
    Values m_gainValues = Values.RANGE;

    @Layout(GainSection.class)
    @Widget(title = "Gain value", description = "The gain of all networks, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsSingleGain.class, type = EffectType.SHOW)
    @ValueReference(GainRef.class)
    double m_gain = 1;

    @Layout(GainSection.class)
    @Widget(title = "Gain from", description = "Smallest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    @ValueReference(GainFromRef.class)
    double m_gainFrom = 0.3;

    @Layout(GainSection.class)
    @Widget(title = "Gain to", description = "Largest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    @ValueReference(GainToRef.class)
    double m_gainTo = 3;

    @Layout(GainSection.class)
    @Widget(
            title = "Number of gains",
            description = "Number of gains, both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    @ValueReference(GainCountRef.class)
    int m_gainCount = 8;

    @Layout(GainSection.class)
    @Widget(title = "Spacing of the gains", description = "How the gains lie between the two ends.")
    @ValueSwitchWidget
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    @ValueReference(GainSpacingRef.class)
    @Advanced
    Spacing m_gainSpacing = Spacing.LOGARITHMIC;

    @Layout(GainSection.class)
    @Widget(
            title = "List of gains",
            description =
                    "Gains with commas between them, such as 0.5, 1, 2, each above 0; in ascending order, each once.")
    @TextInputWidget
    @Effect(predicate = IsGainList.class, type = EffectType.SHOW)
    @ValueReference(GainListRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    String m_gainList = "0.5, 1, 2";

    @Layout(DynamicsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueReference(MotionRef.class)
    MotionParameters m_motion = new MotionParameters();

    @Layout(DynamicsSection.class)
    @Widget(title = NOISE_TITLE, description = NOISE)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @ValueReference(NoiseRef.class)
    @Advanced
    double m_noise;

    @Layout(RealisationsSection.class)
    @Widget(title = "Realisations", description = "Number of drawn matrices, at least 1; each has every gain.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @ValueReference(RealisationsRef.class)
    int m_realisations = 2;

    @Layout(RealisationsSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Seed of the weights and of the initial state of the first realisation, in 0..2\u00b3\u00b9 \u2212 1;"
                            + " the next realisation has the next seed. The same seeds give the same networks on every machine."
                            + " Without it, every execution draws new networks. The seeds are written to the output either way.")
    @OptionalWidget(defaultProvider = FirstSeed.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @ValueReference(SeedRef.class)
    @Advanced
    Optional<Integer> m_seed = Optional.of(1);

    @Layout(OutputSection.class)
    @Widget(
            title = "Write the weights",
            description =
                    "Fills the second output with one row per weight, N\u00b2 rows per network (of sparse ones a row"
                            + " per connection, and the diagonal) and at most 10 million in all. The other nodes do not need it: they draw the same weights from the recipe.")
    @ValueReference(WeightsRef.class)
    boolean m_weights;

    @Layout(OutputSection.class)
    @Widget(title = "Draw the picture", description = PICTURE)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_picture = true;

    @Layout(NeuronsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    @ValueReference(HeterogeneityRef.class)
    NeuronsParameters m_heterogeneity = new NeuronsParameters();

    CouplingGeneratorParameters() {}

    /**
     * A node that is dropped on a list of strengths, overlaps or gains takes its columns.
     *
     * @param input what is connected
     */
    CouplingGeneratorParameters(NodeParametersInput input) {
        OptionalInput.spec(input).flatMap(ListsParameters::guess).ifPresent(lists -> m_lists = lists);
    }

    /**
     * {@return the plan of networks that are drawn}
     *
     * @param seed of the first realisation
     * @throws IllegalArgumentException if a value is out of its range
     */
    GainSweep toCore(long seed) {
        final GainSweep sweep = new GainSweep(ensembles(), m_neurons, gains(), m_realisations, seed, dynamics());
        // The first network has the smallest gain; all others are in range if it is.
        new NetworkRecipe(
                new Disorder(sweep.ensembles().get(0), m_neurons, seed),
                sweep.gains().from(),
                seed,
                sweep.dynamics());
        checkWeights(sweep);
        return sweep;
    }

    /**
     * {@return how the networks move}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Dynamics dynamics() {
        return m_motion.toCore(m_noise);
    }

    /** {@return the seed of the dialog, or one that no execution had before} */
    long seed() {
        return m_seed.map(Integer::longValue)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong((long) Seed.MAX + 2 - m_realisations));
    }

    EnsembleKind kind() {
        return EnsembleKind.valueOf(m_ensemble.name());
    }

    private List<CouplingEnsemble> ensembles() {
        final EnsembleKind kind = kind();
        final Map<EnsembleParameter, Double> neurons = m_heterogeneity.toCore();
        final Map<EnsembleList, List<Double>> blocks = m_blocks.toCore(kind);
        final boolean hasAlpha = kind.takes(EnsembleParameter.ALPHA) && !blocks.containsKey(EnsembleList.BLOCK_ALPHAS);
        final List<CouplingEnsemble> ensembles = new ArrayList<>();
        for (double alpha : hasAlpha ? alphas() : new double[] {0}) {
            for (Map<EnsembleParameter, Double> law : m_law.toCore(kind)) {
                final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
                parameters.putAll(law);
                parameters.putAll(neurons);
                if (hasAlpha) {
                    parameters.put(EnsembleParameter.ALPHA, alpha);
                }
                ensembles.add(kind.create(parameters, blocks));
            }
        }
        return ensembles;
    }

    private double[] alphas() {
        return switch (m_alphaValues) {
            case SINGLE -> new double[] {m_alpha};
            case RANGE ->
                named("alpha", () -> new Grid(m_alphaFrom, m_alphaTo, m_alphaCount, false))
                        .values();
            case LIST -> named("alpha", () -> Grid.list(m_alphaList)).values();
        };
    }

    private Grid gains() {
        return gains(m_gainValues, m_gain, m_gainFrom, m_gainTo, m_gainCount, m_gainSpacing, m_gainList);
    }

    /** The gains that the fields of a dialog say; those of one choice count. */
    static Grid gains(Values values, double one, double from, double to, int count, Spacing spacing, String list) {
        return switch (values) {
            case SINGLE -> Grid.single(NetworkMap.checkGain(one));
            case RANGE -> named("gain", () -> new Grid(from, to, count, spacing == Spacing.LOGARITHMIC));
            case LIST -> named("gain", () -> Grid.list(list));
        };
    }

    /** Says which of the ranges a refusal is about. */
    static <T> T named(String range, Supplier<T> grid) {
        try {
            return grid.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(range + ": " + e.getMessage(), e);
        }
    }

    private void checkWeights(GainSweep sweep) {
        final double weights = sweep.ensembles().stream()
                        .mapToDouble(ensemble -> WeightsTable.count(ensemble, m_neurons))
                        .sum()
                * sweep.gains().count()
                * m_realisations;
        if (m_weights && weights > MAX_WEIGHTS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the table of weights must have at most %d rows, but would have %.0f: draw fewer or smaller networks, or"
                            + " leave the weights out",
                    MAX_WEIGHTS,
                    weights));
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(() -> toCore(m_seed.orElse(0)));
    }
}
