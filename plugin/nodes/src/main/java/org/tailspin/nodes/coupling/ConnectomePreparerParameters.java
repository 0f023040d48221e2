package org.tailspin.nodes.coupling;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.MatrixReader;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.common.RecipeReader;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.RemovableTable;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.FirstSeed;

/** The dialog of the Connectome Preparer. */
final class ConnectomePreparerParameters implements NodeParameters {

    @Section(title = "File", description = "The network, where no table is connected.")
    @Effect(predicate = RemovableTable.IsGone.class, type = EffectType.SHOW)
    interface FileSection {}

    @Section(title = "Preparation", description = "What is done to every matrix, in this order.")
    @After(FileSection.class)
    interface PreparationSection {}

    @Section(title = "Gain")
    @After(PreparationSection.class)
    interface GainSection {}

    @Section(title = "Realisations")
    @After(GainSection.class)
    interface RealisationsSection {}

    @Section(title = "Matrices in the input", description = "How they stand in the table.")
    @Advanced
    @After(RealisationsSection.class)
    @Effect(predicate = RemovableTable.IsThere.class, type = EffectType.SHOW)
    interface MatricesSection {}

    @Section(title = "Connections", description = "Which of a list of connections count.")
    @Advanced
    @After(MatricesSection.class)
    interface ConnectionsSection {}

    @Section(title = "Dynamics")
    @Advanced
    @After(ConnectionsSection.class)
    interface DynamicsSection {}

    @Section(title = "Picture")
    @Advanced
    @After(DynamicsSection.class)
    interface PictureSection {}

    interface PreparationRef extends ParameterReference<PreparationParameters> {}

    interface GainRef extends ParameterReference<GainParameters> {}

    interface MotionRef extends ParameterReference<MotionParameters> {}

    interface NoiseRef extends ParameterReference<Double> {}

    interface RealisationsRef extends ParameterReference<Integer> {}

    interface SeedRef extends ParameterReference<Optional<Integer>> {}

    @TextMessage(PreparerMessage.class)
    Void m_plan;

    @Layout(FileSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    ConnectomeFileParameters m_file = new ConnectomeFileParameters();

    @Layout(PreparationSection.class)
    @ValueReference(PreparationRef.class)
    PreparationParameters m_preparation = new PreparationParameters();

    @Layout(GainSection.class)
    @ValueReference(GainRef.class)
    GainParameters m_gain = new GainParameters();

    @Layout(RealisationsSection.class)
    @Widget(
            title = "Realisations",
            description =
                    "Number of networks of each matrix and gain, at least 1: they have other random signs or other"
                            + " surrogates, and other initial states.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @ValueReference(RealisationsRef.class)
    int m_realisations = 1;

    @Layout(RealisationsSection.class)
    @Widget(
            title = "Seed",
            description = "Seed of random signs, surrogates and the initial state of the first realisation, in"
                    + " 0..2\u00b3\u00b9 \u2212 1; the next realisation has the next seed. Without it, every execution draws"
                    + " others. The seeds are written to the output either way.")
    @OptionalWidget(defaultProvider = FirstSeed.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @ValueReference(SeedRef.class)
    @Advanced
    Optional<Integer> m_seed = Optional.of(1);

    @Layout(MatricesSection.class)
    MatrixParameters m_matrix = new MatrixParameters();

    @Layout(ConnectionsSection.class)
    ConnectionsParameters m_connections = new ConnectionsParameters();

    @Layout(DynamicsSection.class)
    @ValueReference(MotionRef.class)
    MotionParameters m_motion = new MotionParameters();

    @Layout(DynamicsSection.class)
    @Widget(title = CouplingGeneratorParameters.NOISE_TITLE, description = CouplingGeneratorParameters.NOISE)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @ValueReference(NoiseRef.class)
    double m_noise;

    @Layout(PictureSection.class)
    @Widget(title = "Draw the picture", description = CouplingGeneratorParameters.PICTURE)
    boolean m_picture = true;

    ConnectomePreparerParameters() {}

    /**
     * Chooses columns whose names say what they have.
     *
     * @param input what is connected
     */
    ConnectomePreparerParameters(NodeParametersInput input) {
        OptionalInput.spec(input).map(PreparationParameters::transmitterColumn).ifPresent(column -> {
            m_preparation.m_signColumn = column;
            m_preparation.m_transmitterColumn = column;
        });
        OptionalInput.spec(input)
                .map(ConnectionsParameters::typeColumn)
                .ifPresent(column -> m_connections.m_typeColumn = column);
    }

    /**
     * {@return the plan of networks}
     *
     * @param seed of the first realisation
     * @throws IllegalArgumentException if a value is out of its range
     */
    GivenNetworks toCore(long seed) {
        return new GivenNetworks(m_preparation.toCore(), m_gain.toCore(), m_realisations, seed, dynamics());
    }

    /**
     * {@return the plan of networks of a file}
     *
     * @param seed of the first realisation
     * @param file that was read
     * @throws IllegalArgumentException if a value is out of its range
     */
    GivenNetworks toCore(long seed, ConnectomeFile file) {
        final GivenNetworks plan = toCore(seed);
        return new GivenNetworks(
                plan.preparations().stream()
                        .map(asked -> file.isAsItIs()
                                ? new Preparation(
                                        asked.excitatory(),
                                        asked.mean(),
                                        asked.surrogate(),
                                        Normalisation.NONE,
                                        asked.scale())
                                : asked)
                        .toList(),
                plan.gains(),
                plan.realisations(),
                plan.seed(),
                plan.dynamics());
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
     * {@return reads it}
     *
     * @param input the table of the matrices
     * @throws InvalidSettingsException if a column is missing or has the wrong type, or the rows are networks
     */
    MatrixReader reader(DataTableSpec input) throws InvalidSettingsException {
        if (RecipeReader.isNetworks(input)) {
            throw new InvalidSettingsException(
                    "The rows of the input are networks, and not connections: connect a table of"
                            + " connections or a square matrix, such as the port Weights of a Coupling Generator.");
        }
        return new MatrixReader(input, m_matrix, m_preparation.edges(input, m_connections));
    }

    /** {@return the seed of the dialog, or one that no execution had before} */
    long seed() {
        return m_seed.map(Integer::longValue)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong((long) Seed.MAX + 2 - m_realisations));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(() -> toCore(m_seed.orElse(0)));
    }
}
