package org.tailspin.nodes.dimension;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.files.FileOption;
import org.tailspin.files.StatesFile;
import org.tailspin.files.Variable;
import org.tailspin.nodes.common.FileLocation;
import org.tailspin.nodes.common.Provenance;
import org.tailspin.nodes.common.Refusal;

/** The part of the Dimension Estimator's dialog for states that stand in a file, where no table is connected. */
final class StatesFileParameters implements WidgetGroup, Persistable {

    enum Content {
        @Label(
                value = "Table",
                description =
                        "A state in each row: text with or without a header, or an array of NumPy, MATLAB or HDF5.")
        TABLE,
        @Label(
                value = "Trajectory",
                description = "States that the RNN Integrator or the command line wrote, in long form (network, step,"
                        + " neuron, x) or wide form, or an array; one dimension for every network.")
        TRAJECTORY
    }

    interface ContentRef extends ParameterReference<Content> {}

    static final class IsTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ContentRef.class).isOneOf(Content.TABLE);
        }
    }

    @Widget(title = "File", description = "The file with the states: " + FileLocation.HOW + ".")
    @TextInputWidget(placeholder = "path or URL")
    String m_path = "";

    @Widget(title = "What the file holds", description = "A table of states, or trajectories of networks.")
    @ValueSwitchWidget
    @ValueReference(ContentRef.class)
    Content m_content = Content.TABLE;

    @Widget(
            title = "Group column of the file",
            description = "One dimension for every value of this column, by its name. Empty: one for all rows.")
    @TextInputWidget
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    String m_group = "";

    @Widget(
            title = "Coordinates of the file",
            description =
                    "Names of the columns that make up a state, separated by commas. Empty: all but the group and those that"
                            + " count or date the rows.")
    @TextInputWidget
    @Effect(predicate = IsTable.class, type = EffectType.SHOW)
    String m_columns = "";

    @Widget(
            title = "Array",
            description = "The name of the array that is meant, in a file of several. Empty: the only one with rows.")
    @TextInputWidget
    @Advanced
    String m_variable = "";

    private static String name(FileOption option) {
        return switch (option) {
            case GROUP -> "'Group column of the file'";
            case COLUMNS -> "'Coordinates of the file'";
            case TABLE -> "the choice 'Table'";
            case VARIABLE -> "'Array'";
            default -> throw new IllegalStateException(option + " is about networks");
        };
    }

    /**
     * Says what is missing before anything runs.
     *
     * @throws InvalidSettingsException if no file is named
     */
    void check() throws InvalidSettingsException {
        if (m_path.isBlank()) {
            throw new InvalidSettingsException(
                    "No table is connected: name the file with the states, or add the input port with the node's three"
                            + " dots.");
        }
    }

    /** {@return the column of the result that tells groups apart; empty for one group} */
    Optional<String> group() {
        if (m_content == Content.TRAJECTORY) {
            return Optional.of(RecipeColumn.NETWORK.label());
        }
        return m_group.isBlank() ? Optional.empty() : Optional.of(m_group.strip());
    }

    /**
     * Reads the file.
     *
     * @param provenance takes the checksum of the file
     * @param exec of the running node
     * @param notes takes what is to be said of how the file was read
     * @param interval takes the time between two rows, where the file tells it
     * @return the states by the names of their groups; the empty text where there is one
     * @throws KNIMEException if the file cannot be read or is wrong
     * @throws CanceledExecutionException if the user cancelled
     */
    Map<String, double[][]> read(
            Provenance provenance, ExecutionMonitor exec, Consumer<String> notes, DoubleConsumer interval)
            throws KNIMEException, CanceledExecutionException {
        try (FileLocation location = FileLocation.open(m_path, exec)) {
            exec.setProgress(0, () -> "Reading " + location.name());
            provenance.file(location.name(), location.path());
            final Variable array =
                    new Variable(m_variable.isBlank() ? null : m_variable.strip(), name(FileOption.VARIABLE));
            final List<String> columns = m_columns.isBlank()
                    ? null
                    : Arrays.stream(m_columns.split(",")).map(String::strip).toList();
            return Refusal.asFailure(() -> m_content == Content.TRAJECTORY
                    ? StatesFile.trajectory(location.path(), array, notes, interval, StatesFileParameters::name)
                    : StatesFile.table(
                            location.path(),
                            m_group.isBlank() ? null : m_group.strip(),
                            columns,
                            array,
                            notes,
                            interval,
                            StatesFileParameters::name));
        }
    }
}
