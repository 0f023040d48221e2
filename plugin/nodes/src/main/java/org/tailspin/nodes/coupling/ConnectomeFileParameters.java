package org.tailspin.nodes.coupling;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
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
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.files.FileOption;
import org.tailspin.files.GivenFile;
import org.tailspin.nodes.common.FileLocation;

/** The part of the Connectome Preparer's dialog for a network that stands in a file, where no table is connected. */
final class ConnectomeFileParameters implements WidgetGroup, Persistable {

    enum Content {
        @Label(
                value = "Connections",
                description =
                        "A line for each connection: text with columns pre, post, weight and, if wanted, type, by position or by"
                                + " the names that connectomes give them, or arrays of these.")
        CONNECTIONS,
        @Label(
                value = "Matrix",
                description = "The square matrix; rows are targets, columns sources. Text with or without names of rows"
                        + " and columns; Matrix Market; or an array of NumPy, SciPy, MATLAB or HDF5.")
        MATRIX
    }

    enum Export {
        @Label(
                value = "As they are",
                description = "Weights that the command couplings of the command line exported include their gain, and"
                        + " are neither normalised nor cut down again, whatever else is chosen. Their file says so.")
        AS_THEY_ARE,
        @Label(value = "Like any file", description = "They are prepared as all others.")
        LIKE_ANY
    }

    interface ContentRef extends ParameterReference<Content> {}

    static final class IsList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ContentRef.class).isOneOf(Content.CONNECTIONS);
        }
    }

    private static final String COLUMN =
            ": its name, or its number from 1. Empty: it is found by its name, or its place.";

    @Widget(
            title = "File",
            description = "The file with the network: " + FileLocation.HOW + ". Text (CSV), also compressed by gzip,"
                    + " Matrix Market, NumPy (.npy, .npz), MATLAB (.mat, 7.3 included), HDF5 (.h5) or safetensors.")
    @TextInputWidget(placeholder = "path or URL")
    String m_path = "";

    @Widget(title = "What the file holds", description = "Connections, or the matrix itself.")
    @ValueSwitchWidget
    @ValueReference(ContentRef.class)
    Content m_content = Content.CONNECTIONS;

    @Widget(
            title = "Sign column of the file",
            description = "The column that tells which connections inhibit" + COLUMN
                    + " Without one it is that of the types.")
    @TextInputWidget
    @Effect(predicate = PreparationParameters.IsSignedByColumn.class, type = EffectType.SHOW)
    String m_signColumn = "";

    @Widget(
            title = "Inhibitory values of the file",
            description =
                    "Texts of that column that mean inhibition, separated by commas, in any case; each must occur. Empty for a"
                            + " column of numbers, of which negative ones inhibit.")
    @TextInputWidget
    @Effect(predicate = PreparationParameters.IsSignedByColumn.class, type = EffectType.SHOW)
    String m_inhibitory = "";

    @Widget(
            title = "File of transmitters",
            description = "A file with columns neuron and transmitter: a path or URL as above. Empty: the types of the"
                    + " connections are the transmitters of their sources, and the one of most weight counts.")
    @TextInputWidget(placeholder = "types of the connections")
    @Effect(predicate = PreparationParameters.IsSignedByTransmitter.class, type = EffectType.SHOW)
    String m_transmitters = "";

    @Widget(
            title = "Array",
            description =
                    "The name of the array that is meant, in a file of several, such as net/W. Empty: the only one"
                            + " that can be meant.")
    @TextInputWidget
    @Advanced
    String m_variable = "";

    @Widget(title = "Source column of the file", description = "The column of the sources" + COLUMN)
    @TextInputWidget
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    @Advanced
    String m_pre = "";

    @Widget(title = "Target column of the file", description = "The column of the targets" + COLUMN)
    @TextInputWidget
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    @Advanced
    String m_post = "";

    @Widget(
            title = "Weight column of the file",
            description = "The column of the weights" + COLUMN + " Without one every connection counts 1.")
    @TextInputWidget
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    @Advanced
    String m_weight = "";

    @Widget(title = "Type column of the file", description = "The column of the types of connections" + COLUMN)
    @TextInputWidget
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    @Advanced
    String m_type = "";

    @Widget(
            title = "Take every connection of the file both ways",
            description = "For a list that names each pair once. Those of the type undirected always go both ways.")
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    @Advanced
    boolean m_undirected;

    @Widget(
            title = "Weights that the command line exported",
            description = "Whether a file that says it is such an export is prepared again.")
    @ValueSwitchWidget
    @Advanced
    Export m_export = Export.AS_THEY_ARE;

    /** How the messages of the readers name the fields. */
    private static String name(FileOption option) {
        return switch (option) {
            case MATRIX -> "the choice 'Matrix' of 'What the file holds'";
            case PRE -> "'Source column of the file'";
            case POST -> "'Target column of the file'";
            case WEIGHT -> "'Weight column of the file'";
            case TYPE -> "'Type column of the file'";
            case SIGN -> "'Sign column of the file'";
            case INHIBITORY -> "'Inhibitory values of the file'";
            case VARIABLE -> "'Array'";
            case GROUP, COLUMNS, TABLE -> throw new IllegalStateException(option + " is about states");
        };
    }

    /**
     * Says what is missing before anything runs.
     *
     * @param preparation of the dialog
     * @param connections of the dialog
     * @throws InvalidSettingsException if no file is named, or a matrix should be signed or chosen from as a list is
     */
    void check(PreparationParameters preparation, ConnectionsParameters connections) throws InvalidSettingsException {
        if (m_path.isBlank()) {
            throw new InvalidSettingsException(
                    "No table is connected: name the file with the network, or add the input port with the node's three"
                            + " dots.");
        }
        if (m_content == Content.MATRIX && preparation.areSignsOfConnections()) {
            throw new InvalidSettingsException(
                    "Signs by a column or by transmitters are those of connections, but the file holds a"
                            + " matrix: take its signs as they are, or draw a random share.");
        }
        if (m_content == Content.MATRIX && connections.areTyped()) {
            throw new InvalidSettingsException(
                    "Types are those of connections, but the file holds a matrix: take all connections.");
        }
        connections.types();
    }

    /**
     * {@return the file and what is to be made of it}
     *
     * @param path of the file
     * @param preparation of the dialog
     * @param connections of the dialog
     * @param signs of transmitters, if these sign the connections
     * @throws InvalidSettingsException if no type is named where some should be
     */
    GivenFile toFile(
            Path path,
            PreparationParameters preparation,
            ConnectionsParameters connections,
            Optional<TransmitterSigns> signs)
            throws InvalidSettingsException {
        final boolean isBySign = preparation.m_signs == PreparationParameters.Signs.COLUMN;
        final GivenFile file = new GivenFile(
                path,
                m_content == Content.MATRIX,
                given(m_variable),
                columns(),
                Optional.of(connections.keep()),
                connections.types(),
                isBySign ? given(m_signColumn) : Optional.empty(),
                isBySign ? ConnectionsParameters.list(m_inhibitory).collect(Collectors.toSet()) : Set.of(),
                m_undirected,
                signs,
                ConnectomeFileParameters::name);
        return isAsItIs(file) ? file.keeping(EdgeList.Keep.ALL) : file;
    }

    /**
     * {@return whether the weights of a file include their gain, and are not prepared again}
     *
     * @param file that is read
     */
    boolean isAsItIs(GivenFile file) {
        return m_export == Export.AS_THEY_ARE && file.isExport();
    }

    private Map<EdgeColumn, String> columns() {
        final Map<EdgeColumn, String> columns = new EnumMap<>(EdgeColumn.class);
        given(m_pre).ifPresent(name -> columns.put(EdgeColumn.PRE, name));
        given(m_post).ifPresent(name -> columns.put(EdgeColumn.POST, name));
        given(m_weight).ifPresent(name -> columns.put(EdgeColumn.WEIGHT, name));
        given(m_type).ifPresent(name -> columns.put(EdgeColumn.TYPE, name));
        return columns;
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
