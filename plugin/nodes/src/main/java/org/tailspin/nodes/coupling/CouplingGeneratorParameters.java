package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.Disorder;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.Grid;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Coupling Generator: a plan of networks. */
final class CouplingGeneratorParameters implements NodeParameters {

    /** More weights than these are a slip of the pen: as rows of a table they take minutes and gigabytes. */
    static final long MAX_WEIGHTS = 10_000_000;

    @Section(title = "Ensemble")
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
    @After(RealisationsSection.class)
    interface OutputSection {}

    enum Ensemble {
        @Label(
                value = "Stable, heavy tails (gain g = scale \u00b7 N^(1/\u03b1))",
                description =
                        "Independent symmetric \u03b1-stable weights. The gain g is the scale parameter of a weight"
                                + " times N^(1/\u03b1); at \u03b1 = 2 a weight has variance 2g\u00b2/N.")
        STABLE,
        @Label(
                value = "Gaussian (gain g_eff = standard deviation \u00b7 \u221aN)",
                description = "Independent Gaussian weights. The gain g_eff is the standard deviation of a weight times"
                        + " \u221aN; large networks become chaotic at g_eff = 1.")
        GAUSSIAN
    }

    enum Values {
        @Label(value = "Single value", description = "The same for all networks.")
        SINGLE,
        @Label(value = "Range", description = "Several values; the networks run through all of them.")
        RANGE
    }

    enum Spacing {
        @Label(value = "Linear", description = "Neighbours have the same difference.")
        LINEAR,
        @Label(value = "Logarithmic", description = "Neighbours have the same quotient.")
        LOGARITHMIC
    }

    interface EnsembleRef extends ParameterReference<Ensemble> {}

    interface AlphaValuesRef extends ParameterReference<Values> {}

    interface GainValuesRef extends ParameterReference<Values> {}

    static final class IsStable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EnsembleRef.class).isOneOf(Ensemble.STABLE);
        }
    }

    static final class IsSingleAlpha implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EnsembleRef.class)
                    .isOneOf(Ensemble.STABLE)
                    .and(i.getEnum(AlphaValuesRef.class).isOneOf(Values.SINGLE));
        }
    }

    static final class IsAlphaRange implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(EnsembleRef.class)
                    .isOneOf(Ensemble.STABLE)
                    .and(i.getEnum(AlphaValuesRef.class).isOneOf(Values.RANGE));
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

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Ensemble",
            description = "The law that the weights are drawn from, and with it the convention of the gain.")
    @ValueSwitchWidget
    @ValueReference(EnsembleRef.class)
    Ensemble m_ensemble = Ensemble.STABLE;

    @Layout(EnsembleSection.class)
    @Widget(title = "Neurons N", description = "Number of neurons of every network, at least 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_neurons = 100;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Tail index \u03b1",
            description =
                    "One value, or a range of evenly spaced values. Weights of a stable ensemble are beyond w in"
                            + " modulus with a probability that falls as w^(\u2212\u03b1); \u03b1 = 2 is Gaussian, \u03b1 = 1 Cauchy.")
    @ValueSwitchWidget
    @ValueReference(AlphaValuesRef.class)
    @Effect(predicate = IsStable.class, type = EffectType.SHOW)
    Values m_alphaValues = Values.SINGLE;

    @Layout(EnsembleSection.class)
    @Widget(title = "\u03b1", description = "Tail index, above 0 and at most 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsSingleAlpha.class, type = EffectType.SHOW)
    double m_alpha = 1.5;

    @Layout(EnsembleSection.class)
    @Widget(title = "\u03b1 from", description = "Smallest tail index, above 0 and at most 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    double m_alphaFrom = 1;

    @Layout(EnsembleSection.class)
    @Widget(title = "\u03b1 to", description = "Largest tail index, above 0 and at most 2.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostTwo.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    double m_alphaTo = 2;

    @Layout(EnsembleSection.class)
    @Widget(
            title = "Values of \u03b1",
            description = "Number of tail indices, both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsAlphaRange.class, type = EffectType.SHOW)
    int m_alphaCount = 3;

    @Layout(GainSection.class)
    @Widget(
            title = "Gain",
            description =
                    "One value, or a range. The unit is that of the ensemble: g = scale of a weight \u00b7 N^(1/\u03b1) for"
                            + " stable, g_eff = standard deviation of a weight \u00b7 \u221aN for Gaussian. A range rescales the same"
                            + " drawn matrices.")
    @ValueSwitchWidget
    @ValueReference(GainValuesRef.class)
    Values m_gainValues = Values.RANGE;

    @Layout(GainSection.class)
    @Widget(title = "Gain value", description = "The gain of all networks, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsSingleGain.class, type = EffectType.SHOW)
    double m_gain = 1;

    @Layout(GainSection.class)
    @Widget(title = "Gain from", description = "Smallest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    double m_gainFrom = 0.3;

    @Layout(GainSection.class)
    @Widget(title = "Gain to", description = "Largest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    double m_gainTo = 3;

    @Layout(GainSection.class)
    @Widget(
            title = "Values of the gain",
            description = "Number of gains, both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    int m_gainCount = 8;

    @Layout(GainSection.class)
    @Widget(title = "Spacing of the gains", description = "How the gains lie between the two ends.")
    @ValueSwitchWidget
    @Effect(predicate = IsGainRange.class, type = EffectType.SHOW)
    Spacing m_gainSpacing = Spacing.LOGARITHMIC;

    @Layout(DynamicsSection.class)
    @Widget(
            title = "Noise \u03c3",
            description =
                    "Standard deviation of the white Gaussian noise that every neuron gets at every step, inside the"
                            + " hyperbolic tangent; at least 0. The published noise-driven networks have 0.1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_noise;

    @Layout(RealisationsSection.class)
    @Widget(
            title = "Realisations",
            description = "Number of drawn matrices for every \u03b1, at least 1; each has every gain.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
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
    Optional<Integer> m_seed = Optional.of(1);

    @Layout(OutputSection.class)
    @Widget(
            title = "Write the weights",
            description =
                    "Fills the second output with one row per weight, N\u00b2 rows per network and at most 10 million"
                            + " in all. The other nodes do not need it: they draw the same weights from the recipe.")
    boolean m_weights;

    /**
     * @param seed of the first realisation
     * @return the plan of networks
     * @throws IllegalArgumentException if a value is out of its range
     */
    GainSweep toCore(long seed) {
        final Dynamics dynamics = Dynamics.map(Nonlinearity.TANH, m_noise);
        final GainSweep sweep = new GainSweep(ensembles(), m_neurons, gains(), m_realisations, seed, dynamics);
        // The first network has the smallest gain; all others are in range if it is.
        new NetworkRecipe(
                new Disorder(sweep.ensembles().get(0), m_neurons, seed),
                sweep.gains().from(),
                seed,
                dynamics);
        checkWeights(sweep);
        return sweep;
    }

    /**
     * @return the seed of the dialog, or one that no execution had before
     */
    long seed() {
        return m_seed.map(Integer::longValue)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong((long) Seed.MAX + 2 - m_realisations));
    }

    private List<CouplingEnsemble> ensembles() {
        if (m_ensemble == Ensemble.GAUSSIAN) {
            return List.of(new GaussianEnsemble());
        }
        final double[] alphas = m_alphaValues == Values.SINGLE
                ? new double[] {m_alpha}
                : named("alpha", () -> new Grid(m_alphaFrom, m_alphaTo, m_alphaCount, false))
                        .values();
        return Arrays.stream(alphas)
                .<CouplingEnsemble>mapToObj(StableEnsemble::new)
                .toList();
    }

    private Grid gains() {
        return m_gainValues == Values.SINGLE
                ? Grid.single(NetworkMap.checkGain(m_gain))
                : named(
                        "gain",
                        () -> new Grid(m_gainFrom, m_gainTo, m_gainCount, m_gainSpacing == Spacing.LOGARITHMIC));
    }

    /** Says which of the two ranges a refusal is about. */
    private static Grid named(String range, Supplier<Grid> grid) {
        try {
            return grid.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(range + ": " + e.getMessage(), e);
        }
    }

    private void checkWeights(GainSweep sweep) {
        final double weights = (double) m_neurons
                * m_neurons
                * sweep.ensembles().size()
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
