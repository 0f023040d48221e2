package org.tailspin.nodes.dimension;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.knime.node.parameters.Advanced;
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
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.analysis.SeriesAnalysis;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.analysis.StatesAnalysis.Method;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.dimension.SeriesExponent;
import org.tailspin.core.dimension.SurrogateTest;

/** The part of the dialog that says which dimensions of states to estimate, and how. */
final class EstimatorsParameters implements WidgetGroup, Persistable {

    enum Result {
        @Label(
                value = "Dimensions",
                description = "A row for all states, or for each group, with the dimensions below.")
        DIMENSIONS,
        @Label(
                value = "Principal components",
                description =
                        "A row for each principal component: the variance along it, and how long it remembers (time_scale), with its"
                                + " error, up to the longest lag.")
        COMPONENTS,
        @Label(
                value = "Functions of the lag",
                description =
                        "A row for each lag τ up to the longest: the covariance of single coordinates C(τ) and the two-time function"
                                + " of all, Ψ(τ, 0) = tr C(0)C(τ) / N, with their errors.")
        LAGS
    }

    interface ResultRef extends ParameterReference<Result> {}

    enum Scaling {
        @Label(
                value = "Automatic",
                description = "From the distance within which every state has 20 others on average, or down to 2 where"
                        + " that leaves less than a factor of 4, to that within which 5 % of all pairs lie; never"
                        + " below 4 steps of values that are rounded. Needs at least 128 states.")
        AUTOMATIC,
        @Label(value = "Given", description = "The two distances below.")
        GIVEN
    }

    enum Window {
        @Label(
                value = "Measured",
                description =
                        "Three times the lag up to which the autocorrelation of the rows lies above 1/e; 0 for rows"
                                + " without order. Of rows that remember for more than a 24th of the record there is no"
                                + " dimension.")
        MEASURED,
        @Label(value = "Given", description = "The number of rows below.")
        GIVEN
    }

    interface WindowRef extends ParameterReference<Window> {}

    static final class SurrogatesRef implements BooleanReference {}

    static final class IsCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(CorrelationRef.class).and(i.getPredicate(SurrogatesRef.class));
        }
    }

    static final class IsWindowGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(WindowRef.class).isOneOf(Window.GIVEN);
        }
    }

    static final class AtLeastNineteen extends MinValidation {
        @Override
        public double getMin() {
            return SurrogateTest.DEFAULT_SURROGATES;
        }
    }

    static final class CorrelationRef implements BooleanReference {}

    interface ScalingRef extends ParameterReference<Scaling> {}

    static final class IsCorrelation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(CorrelationRef.class);
        }
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(CorrelationRef.class)
                    .and(i.getEnum(ScalingRef.class).isOneOf(Scaling.GIVEN));
        }
    }

    static final class ExponentRef implements BooleanReference {}

    static final class IsExponent implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(ExponentRef.class);
        }
    }

    static final class IsTimed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(ExponentRef.class)
                    .or(i.getEnum(ResultRef.class).isOneOf(Result.COMPONENTS, Result.LAGS));
        }
    }

    static final class OneRow implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 1.0;
        }
    }

    static final class ThreeDelays implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 3;
        }
    }

    static final class OneDelay implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 1;
        }
    }

    static final class AtLeastThree extends MinValidation {
        @Override
        public double getMin() {
            return 3;
        }
    }

    static final class AtLeastFour extends MinValidation {
        @Override
        public double getMin() {
            return CovarianceSettings.MIN_BLOCKS;
        }
    }

    @Widget(
            title = "Result",
            description =
                    "What the rows of the result are. With components and with functions of the lag, the picture has both, beside the"
                            + " covariance of coordinates and that of times, and the estimators below do not run.")
    @ValueSwitchWidget
    @ValueReference(ResultRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    Result m_result = Result.DIMENSIONS;

    @Widget(
            title = "Participation ratio",
            description =
                    "PR = (Σ λ<sub>i</sub>)² / Σ λ<sub>i</sub>², with λ<sub>i</sub> the eigenvalues of the covariance"
                            + " that infinitely many states would have. From fewer than two states for each block, or where blocks"
                            + " remember each other, it is that of the states as they are: too small, by a factor of about 1 + PR/K for K"
                            + " independent states, and without an error.")
    boolean m_pr = true;

    @Advanced
    @Widget(
            title = "Participation ratio, corrected",
            description =
                    "The same where it is of infinitely many states, and missing otherwise; beside it K<sub>eff</sub> ="
                            + " K / Σ<sub>τ</sub> c(τ)², the number of independent states among K consecutive ones with"
                            + " autocorrelation c(τ).")
    boolean m_prCorrected = true;

    @Widget(
            title = "Participation ratio across blocks",
            description = "tr C<sub>a</sub> tr C<sub>b</sub> over tr C<sub>a</sub>C<sub>b</sub>, averaged over pairs of"
                    + " different blocks a, b of consecutive rows: free of the bias of few states where blocks are"
                    + " independent, but for the mean that was subtracted, which the participation ratio makes up for.")
    @Advanced
    boolean m_prCrossBlock = false;

    @Widget(
            title = "Components for 90 % of the variance",
            description = "The smallest number of principal components whose variances sum to 90 % of all.")
    boolean m_components = true;

    @Widget(
            title = "Correlation dimension",
            description = "The slope of ln C(r) against ln r over the scaling range, where C(r) is the part of pairs of"
                    + " states closer than r (Grassberger and Procaccia). The range that was used is in the output.")
    @ValueReference(CorrelationRef.class)
    boolean m_correlation = false;

    @Widget(
            title = "Nearest neighbours, Levina-Bickel",
            description = "Mean over the states of [Σ<sub>j&lt;k</sub> ln(T<sub>k</sub>/T<sub>j</sub>)/(k−2)]⁻¹, with"
                    + " T<sub>j</sub> the distance to the j-th nearest neighbour.")
    boolean m_levinaBickel = false;

    @Widget(
            title = "Nearest neighbours, MacKay-Ghahramani",
            description = "The inverse of the mean over the states of Σ<sub>j&lt;k</sub>"
                    + " ln(T<sub>k</sub>/T<sub>j</sub>)/(k−1).")
    @Advanced
    boolean m_mackayGhahramani = false;

    @Widget(
            title = "Largest exponent of a series",
            description =
                    "The largest Lyapunov exponent of rows that follow each other in equal times, by how neighbours in"
                            + " three delay embeddings separate (Rosenstein, Kantz): lyapunov_max with its error, or a missing"
                            + " value with the reason why it cannot be told. The picture shows the curves.")
    @ValueReference(ExponentRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_exponent;

    @Widget(
            title = "Time between two rows",
            description =
                    "Above 0, for exponents, lags and time scales. If switched off, that of a column of times that is left out and"
                            + " rises by equal steps; otherwise exponents are per row, and times in rows.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = OneRow.class)
    @Effect(predicate = IsTimed.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Optional<Double> m_interval = Optional.empty();

    @Advanced
    @Widget(
            title = "Embedding dimension",
            description =
                    "Delays of the smallest of the three embeddings, at least 1. If switched off, the smallest number with at"
                            + " most 2 % false nearest neighbours.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = ThreeDelays.class)
    @Effect(predicate = IsExponent.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Optional<Integer> m_embedding = Optional.empty();

    @Advanced
    @Widget(
            title = "Embedding delay (rows)",
            description =
                    "At least 1. If switched off, 1 for rows without memory, of one column the first minimum of the mutual"
                            + " information, and of several the memory of the rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = OneDelay.class)
    @Effect(predicate = IsExponent.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Optional<Integer> m_delay = Optional.empty();

    @Widget(title = "Scaling range", description = "The distances over which the correlation dimension is the slope.")
    @ValueSwitchWidget
    @ValueReference(ScalingRef.class)
    @Effect(predicate = IsCorrelation.class, type = EffectType.SHOW)
    Scaling m_scaling = Scaling.AUTOMATIC;

    @Widget(
            title = "Scaling range from",
            description = "Lower distance r in the unit of the coordinates, above 0 and below the upper one.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_scalingLow = 0.01;

    @Widget(
            title = "Scaling range to",
            description = "Upper distance r in the unit of the coordinates, above the lower one.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    double m_scalingHigh = 0.1;

    @Widget(
            title = "Standardise the coordinates",
            description =
                    "Divides every coordinate of a group by its standard deviation first, so that all count alike:"
                            + " the participation ratio is then that of the correlation matrix. It removes the effect of"
                            + " different gains of neurons, not that of a low effective rank. A constant coordinate stays one.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_standardise = false;

    @Widget(
            title = "Compare with linear noise",
            description =
                    "Whether the correlation dimension is lower than that of surrogates, random series with the same"
                            + " values, power spectra and cross-spectra (IAAFT, Schreiber and Schmitz). The verdict is in the"
                            + " column surrogate_verdict.")
    @ValueReference(SurrogatesRef.class)
    @Effect(predicate = IsCorrelation.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_isCompared = true;

    @Advanced
    @Widget(
            title = "Surrogates",
            description = "How many, at least 19: to be below all of n by chance has the probability 1/(n+1).")
    @NumberInputWidget(minValidation = AtLeastNineteen.class)
    @Effect(predicate = IsCompared.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int m_surrogates = SurrogateTest.DEFAULT_SURROGATES;

    @Advanced
    @Widget(
            title = "Theiler window",
            description = "Pairs of rows that are close in time count neither in the correlation sum nor as neighbours:"
                    + " consecutive states of a trajectory are near for no reason of dimension.")
    @ValueSwitchWidget
    @ValueReference(WindowRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    Window m_window = Window.MEASURED;

    @Advanced
    @Widget(
            title = "Theiler window (rows)",
            description =
                    "Pairs of rows at most so many rows apart are left out, at least 0. 0 for rows without order.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsWindowGiven.class, type = EffectType.SHOW)
    int m_theiler = 0;

    @Advanced
    @Widget(title = "Neighbours k", description = "Of each state, for both nearest-neighbour dimensions, at least 3.")
    @NumberInputWidget(minValidation = AtLeastThree.class)
    int m_neighbours = LevinaBickel.DEFAULT_K;

    @Advanced
    @Widget(
            title = "Blocks",
            description =
                    "Consecutive parts of the rows, at least 4, for participation ratios and their errors, which need 5:"
                            + " each should be much longer than the memory of the states.")
    @NumberInputWidget(minValidation = AtLeastFour.class)
    int m_blocks = CovarianceSettings.DEFAULT_BLOCKS;

    @Advanced
    @Widget(
            title = "Longest lag (rows)",
            description = "Up to which the autocorrelation enters the number of independent states, at least 0; at most"
                    + " a quarter of the rows is used. 0 for rows without order. Also that of components and functions of the"
                    + " lag, at least 1 and at most half of an eighth of the rows.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_lags = CovarianceSettings.DEFAULT_LAGS;

    /**
     * {@return which dimensions to estimate}
     *
     * @throws IllegalArgumentException if none is chosen or a value is out of its range
     */
    StatesAnalysis toCore() {
        return new StatesAnalysis(
                methods(),
                new CovarianceSettings(m_blocks, m_lags),
                m_correlation && m_scaling == Scaling.GIVEN
                        ? Optional.of(new ScalingRange(m_scalingLow, m_scalingHigh))
                        : Optional.empty(),
                window(),
                m_neighbours,
                surrogates());
    }

    /**
     * {@return how to estimate the exponent of a series; empty if it is not chosen}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Optional<SeriesAnalysis> series() {
        return m_exponent && m_result == Result.DIMENSIONS
                ? Optional.of(new SeriesAnalysis(
                        new SeriesExponent(
                                whole(m_embedding),
                                whole(m_delay),
                                window(),
                                m_isCompared ? m_surrogates : SurrogateTest.DEFAULT_SURROGATES),
                        m_interval.map(OptionalDouble::of).orElse(OptionalDouble.empty())))
                : Optional.empty();
    }

    /**
     * {@return how states remember; empty if dimensions are chosen}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    Optional<LagAnalysis> lags() {
        return m_result == Result.DIMENSIONS
                ? Optional.empty()
                : Optional.of(new LagAnalysis(
                        m_lags, m_interval.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }

    private static OptionalInt whole(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private OptionalInt window() {
        return m_window == Window.GIVEN ? OptionalInt.of(m_theiler) : OptionalInt.empty();
    }

    private int surrogates() {
        if (!m_isCompared) {
            return 0;
        }
        return new SurrogateTest(m_surrogates).surrogates();
    }

    private Set<Method> methods() {
        final Set<Method> methods = EnumSet.noneOf(Method.class);
        add(methods, m_pr, Method.PR);
        add(methods, m_prCorrected, Method.PR_CORRECTED);
        add(methods, m_prCrossBlock, Method.PR_CROSS_BLOCK);
        add(methods, m_components, Method.COMPONENTS_90);
        add(methods, m_correlation, Method.CORRELATION);
        add(methods, m_levinaBickel, Method.LEVINA_BICKEL);
        add(methods, m_mackayGhahramani, Method.MACKAY_GHAHRAMANI);
        return methods;
    }

    private static void add(Set<Method> methods, boolean isChosen, Method method) {
        if (isChosen) {
            methods.add(method);
        }
    }
}
