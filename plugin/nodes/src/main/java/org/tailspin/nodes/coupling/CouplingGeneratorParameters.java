package org.tailspin.nodes.coupling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
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
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.TransitionUnits;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.coupling.LawParameters.Ensemble;
import org.tailspin.nodes.coupling.LawParameters.EnsembleRef;
import org.tailspin.nodes.coupling.Several.Spacing;
import org.tailspin.nodes.coupling.Several.Values;

/** The dialog of the Coupling Generator: a plan of networks. */
final class CouplingGeneratorParameters implements NodeParameters {

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

    interface SourceRef extends ParameterReference<Source> {}

    interface ListsRef extends ParameterReference<ListsParameters> {}

    interface NeuronsRef extends ParameterReference<Integer> {}

    interface AlphaRef extends ParameterReference<Double> {}

    interface AlphaFromRef extends ParameterReference<Double> {}

    interface AlphaToRef extends ParameterReference<Double> {}

    interface AlphaCountRef extends ParameterReference<Integer> {}

    interface LawRef extends ParameterReference<LawParameters> {}

    interface BlocksRef extends ParameterReference<BlocksParameters> {}

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

    static final class IsStable extends LawParameters.Takes {
        IsStable() {
            super(EnsembleParameter.ALPHA);
        }
    }

    static final class IsSingleAlpha extends Several.IsChosen {
        IsSingleAlpha() {
            super(AlphaValuesRef.class, Values.SINGLE, IsStable.class);
        }
    }

    static final class IsAlphaRange extends Several.IsChosen {
        IsAlphaRange() {
            super(AlphaValuesRef.class, Values.RANGE, IsStable.class);
        }
    }

    static final class IsAlphaList extends Several.IsChosen {
        IsAlphaList() {
            super(AlphaValuesRef.class, Values.LIST, IsStable.class);
        }
    }

    static final class IsSingleGain extends Several.IsChosen {
        IsSingleGain() {
            super(GainValuesRef.class, Values.SINGLE);
        }
    }

    static final class IsGainRange extends Several.IsChosen {
        IsGainRange() {
            super(GainValuesRef.class, Values.RANGE);
        }
    }

    static final class IsGainList extends Several.IsChosen {
        IsGainList() {
            super(GainValuesRef.class, Values.LIST);
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
    @ValueReference(BlocksRef.class)
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
     * A node that is dropped on a list of strengths, overlaps or gains takes its columns; on a table of populations it draws
     * them.
     *
     * @param input what is connected
     */
    CouplingGeneratorParameters(NodeParametersInput input) {
        OptionalInput.spec(input).flatMap(ListsParameters::guess).ifPresent(lists -> {
            m_lists = lists;
            if (lists.arePairs()) {
                m_ensemble = Ensemble.BLOCKS;
            }
        });
    }

    /**
     * {@return the plan of networks that are drawn}
     *
     * @param seed of the first realisation
     * @throws IllegalArgumentException if a value is out of its range
     */
    GainSweep toCore(long seed) {
        return new GeneratorPlan(this).sweep(seed);
    }

    /**
     * {@return how the networks move}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Dynamics dynamics() {
        return m_motion.toCore(m_noise);
    }

    /**
     * {@return what makes of a network the same with its gain in the unit that the dialog says; refuses populations of which
     * theory does not know the transition, with an {@link IllegalArgumentException}}
     */
    UnaryOperator<NetworkRecipe> units() {
        if (!m_blocks.areInTransitionUnits(kind())) {
            return UnaryOperator.identity();
        }
        final Map<List<Object>, CouplingEnsemble> known = new HashMap<>(); // theory may take a second
        return recipe -> {
            final Disorder disorder = recipe.disorder();
            final CouplingEnsemble scaled = known.computeIfAbsent(
                    List.of(disorder.ensemble(), disorder.n()),
                    law -> TransitionUnits.of(disorder.ensemble(), disorder.n()));
            return new NetworkRecipe(
                    new Disorder(scaled, disorder.n(), disorder.couplingSeed()),
                    recipe.gain(),
                    recipe.stateSeed(),
                    recipe.dynamics());
        };
    }

    /** {@return the seed of the dialog, or one that no execution had before} */
    long seed() {
        return m_seed.map(Integer::longValue)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong((long) Seed.MAX + 2 - m_realisations));
    }

    EnsembleKind kind() {
        return m_ensemble.kind();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(() -> toCore(m_seed.orElse(0)));
        if (m_blocks.areInTransitionUnits(kind()) && m_lists.m_rows == ListsParameters.Rows.PARAMETERS) {
            Refusal.asInvalidSettings(() -> {
                final GainSweep plan = toCore(m_seed.orElse(0));
                plan.ensembles().forEach(TransitionUnits::check);
                return plan;
            });
        }
    }
}
