package org.tailspin.nodes.lyapunov;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.tailspin.core.analysis.ByNetwork;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.linalg.TangentPrecision;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.Diagnostics;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.InputParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.MeasurementParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Lyapunov Analyzer. */
final class LyapunovAnalyzerParameters implements NodeParameters {

    @Section(title = "Exponents")
    interface ExponentsSection {}

    @Section(title = "Picture")
    @After(ExponentsSection.class)
    interface PictureSection {}

    @Section(title = "Precision")
    @Advanced
    @After(PictureSection.class)
    interface PrecisionSection {}

    @Section(title = "Dynamics")
    @After(PrecisionSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Table at the optional input",
            description = "Explicit couplings, or an input that drives the networks.")
    @After(DynamicsSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface InputSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(InputSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(CouplingsSection.class)
    interface JournalSection {}

    interface MeasurementRef extends ParameterReference<MeasurementParameters> {}

    interface CovariantRef extends ParameterReference<Boolean> {}

    interface PictureRef extends ParameterReference<Picture> {}

    static final class IsSpectrum implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(PictureRef.class).isOneOf(Picture.SPECTRUM);
        }
    }

    interface PrecisionRef extends ParameterReference<PrecisionParameters> {}

    interface ArithmeticRef extends ParameterReference<Arithmetic> {}

    static final class Cost extends CostMessage {

        private Supplier<MeasurementParameters> measurement;
        private Supplier<PrecisionParameters> precision;
        private Supplier<Arithmetic> arithmetic;
        private Supplier<Boolean> covariant;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            measurement = initializer.computeFromValueSupplier(MeasurementRef.class);
            precision = initializer.computeFromValueSupplier(PrecisionRef.class);
            arithmetic = initializer.computeFromValueSupplier(ArithmeticRef.class);
            covariant = initializer.computeFromValueSupplier(CovariantRef.class);
        }

        @Override
        protected Optional<NetworkTask<NetworkResult>> task(DataTableSpec input) {
            return Optional.of(analysis(measurement.get(), precision.get(), arithmetic.get(), covariant.get()));
        }

        @Override
        protected String lengths(Dynamics dynamics, int neurons) {
            final Lengths lengths = measurement.get().lengths();
            final Optional<Precision> wanted = precision.get().toCore(lengths, dynamics);
            final LyapunovSettings run = lengths.exponents(1, dynamics, neurons, wanted);
            return MeasurementParameters.words(run) + more(run, wanted);
        }

        /** What precision and regime may add to a run. */
        private static String more(LyapunovSettings run, Optional<Precision> wanted) {
            final int most = wanted.map(Precision::maxSteps).orElse(run.steps());
            final boolean isForRegime = wanted.map(Precision::target)
                    .filter(Precision.Target.REGIME::equals)
                    .isPresent();
            final String on = most == run.steps()
                    ? ""
                    : ", and is measured on until "
                            + (isForRegime ? "its regime is decided" : "the tolerance is reached") + ", for " + most
                            + " steps at most";
            final long after = new NetworkAnalysis(run, wanted).stepsAfter(most);
            return on + (after == 0 ? "" : ", and up to " + after + " more steps where these do not tell its regime");
        }
    }

    /** Precision of the tangent space. */
    enum Arithmetic {
        @Label(value = "Double", description = "53 bits, for any number of exponents.")
        DOUBLE,
        @Label(
                value = "Single",
                description =
                        "24 bits, for 6 to N/2 exponents of a drawn network, which then differ by up to 1e-4. Other"
                                + " networks get missing cells and a note; an automatic number of exponents goes on in double"
                                + " precision where it must. The column kernels says which it was.")
        SINGLE;

        TangentPrecision toCore() {
            return TangentPrecision.valueOf(name());
        }
    }

    /** What the picture shows. */
    enum Picture {
        @Label(
                value = "Against gain",
                description =
                        "The largest exponent, the Kaplan-Yorke dimension unless it is only a lower bound, and the"
                                + " participation ratio against gain, over all networks.")
        GAIN,
        @Label(
                value = "By regime",
                description =
                        "Every network as a point, its largest exponent against its gain, in the colour of its regime.")
        REGIME,
        @Label(value = "Spectrum", description = "All exponents of the first 6 networks, with their standard errors.")
        SPECTRUM,
        @Label(
                value = "Convergence",
                description = "Leading exponents of the first network, as they settle with the number of steps.")
        CONVERGENCE
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(ExponentsSection.class)
    @ValueReference(MeasurementRef.class)
    MeasurementParameters m_measurement = new MeasurementParameters();

    @Layout(ExponentsSection.class)
    @Widget(title = Diagnostics.TITLE, description = Diagnostics.OF_EXPONENTS)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_diagnostics;

    @Layout(ExponentsSection.class)
    @Widget(
            title = "Covariant vectors",
            description =
                    "Measures the covariant Lyapunov vectors of the exponents, on a second run of the same network: rows at the"
                            + " last output, and columns of the angle between unstable and stable directions. It takes several"
                            + " times as long as the exponents, and about a gigabyte of memory for all vectors of N = 1000."
                            + " Vectors of close exponents need a longer warm-up of the tangent frame.")
    @ValueReference(CovariantRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_covariant;

    @Layout(PrecisionSection.class)
    @ValueReference(PrecisionRef.class)
    PrecisionParameters m_precision = new PrecisionParameters();

    @Layout(PrecisionSection.class)
    @Widget(
            title = "Arithmetic of the tangent vectors",
            description =
                    "Double precision, or single precision in about half the time. States are of double precision in"
                            + " either case, and have the same bits.")
    @ValueSwitchWidget
    @ValueReference(ArithmeticRef.class)
    @Migrate(loadDefaultIfAbsent = true)
    Arithmetic m_arithmetic = Arithmetic.DOUBLE;

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(InputSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    InputParameters m_input = new InputParameters();

    @Layout(CouplingsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    CouplingsParameters m_couplings = new CouplingsParameters();

    @Layout(PictureSection.class)
    @Widget(title = "Show", description = "What the picture shows. Theory is dashed, where one holds.")
    @Migrate(loadDefaultIfAbsent = true)
    @ValueReference(PictureRef.class)
    Picture m_picture = Picture.GAIN;

    @Layout(PictureSection.class)
    @Widget(
            title = "Theory of leaky maps and flows",
            description =
                    "Draws theory beside the spectra of leaky maps and flows as well. It is sampled, which takes half a minute or so"
                            + " for each different network, and reaches down to the Kaplan-Yorke dimension, or to the end of all"
                            + " exponents.")
    @Effect(predicate = IsSpectrum.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_theory;

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    /** {@return the parts of the dialog that a result depends on} */
    List<Object> settings() {
        return List.of(m_measurement, m_covariant, m_precision, m_arithmetic, m_dynamics, m_input, m_couplings);
    }

    /**
     * {@return what to measure of every network}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    NetworkTask<NetworkResult> toCore() {
        m_dynamics.noise();
        m_input.weights();
        m_journal.directory();
        return analysis(m_measurement, m_precision, m_arithmetic, m_covariant);
    }

    /**
     * {@return the columns of what is measured}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    List<MeasuredColumn> columns() {
        return NetworkColumns.measured(
                analysis(Dynamics.usual(), 1, m_measurement, m_precision, m_arithmetic, m_covariant), m_diagnostics);
    }

    /** By the dynamics and the size of each network, since a table may hold networks of several kinds. */
    private static NetworkTask<NetworkResult> analysis(
            MeasurementParameters measurement,
            PrecisionParameters precision,
            Arithmetic arithmetic,
            boolean covariant) {
        return new ByNetwork<>(
                (dynamics, neurons) -> analysis(dynamics, neurons, measurement, precision, arithmetic, covariant));
    }

    private static NetworkAnalysis analysis(
            Dynamics dynamics,
            int neurons,
            MeasurementParameters measurement,
            PrecisionParameters precision,
            Arithmetic arithmetic,
            boolean covariant) {
        final Lengths lengths = measurement.lengths();
        final Optional<Precision> wanted = precision.toCore(lengths, dynamics);
        final LyapunovSettings settings = lengths.exponents(measurement.exponents(), dynamics, neurons, wanted)
                .in(arithmetic.toCore());
        return new NetworkAnalysis(settings, wanted).covariant(covariant);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(this::toCore);
    }
}
