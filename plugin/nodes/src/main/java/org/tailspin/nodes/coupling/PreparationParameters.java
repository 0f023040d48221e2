package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.coupling.SurrogateScale;
import org.tailspin.core.coupling.TransmitterColumns;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.MatrixReader;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.RemovableTable;

/** The part of the Connectome Preparer's dialog that says what is done to every matrix. */
final class PreparationParameters implements WidgetGroup, Persistable {

    private static final int ABSENT = -1;

    enum Signs {
        @Label(value = "As given", description = "The weights keep their signs.")
        GIVEN,
        @Label(
                value = "By a column",
                description =
                        "A column tells which connections inhibit: those get negative weights, all others positive"
                                + " ones.")
        COLUMN,
        @Label(
                value = "By transmitter of the source",
                description =
                        "Dale's law: all that a neuron sends has one sign, that of its transmitter, of which a column"
                                + " has one for each connection; where they differ, the one of most weight counts.")
        TRANSMITTER,
        @Label(
                value = "Random share",
                description =
                        "Dale's law with random neurons: a share of them gets positive outgoing weights, the others"
                                + " negative ones, drawn from the coupling seed.")
        SHARE
    }

    enum Others {
        @Label(value = "Dropped", description = "They become no row and no column.")
        DROPPED,
        @Label(value = "Silenced", description = "They are kept, and send nothing.")
        SILENCED
    }

    enum Mean {
        @Label(value = "Keep the mean", description = "No mean is subtracted.")
        NONE,
        @Label(value = "Of connections", description = "The mean of the weights other than 0, off those; zeros stay 0.")
        CONNECTIONS,
        @Label(
                value = "Of each target",
                description = "For every neuron the mean of its inputs other than 0, off those.")
        TARGETS,
        @Label(value = "Of all pairs", description = "The mean of all N² weights, off all: no weight stays 0.")
        ALL
    }

    enum Surrogates {
        @Label(value = "None", description = "The matrix itself.")
        NONE,
        @Label(
                value = "Permuted weights",
                description = "The same wiring, with the weights of each sign permuted over their connections: keeps"
                        + " who connects to whom, and every sign. Asks whether it matters which connection is strong.")
        PERMUTED_WEIGHTS,
        @Label(
                value = "Rewired",
                description = "The same weights on random targets: keeps for each neuron the numbers of its inputs and"
                        + " outputs of each sign, and the weights that it sends. Asks whether it matters who connects"
                        + " to whom.")
        REWIRED,
        @Label(value = "Shuffled", description = "All weights in random places: keeps how they are distributed.")
        SHUFFLED,
        @Label(
                value = "Shuffled targets",
                description =
                        "The weights of each source on random targets: keeps what every neuron sends, and its sign.")
        SHUFFLED_TARGETS,
        @Label(
                value = "Shuffled sources",
                description =
                        "The columns in random order: keeps the singular values, and loses the overlaps of modes.")
        SHUFFLED_SOURCES,
        @Label(
                value = "Random modes",
                description = "The same singular values with random orthonormal modes: keeps the effective rank.")
        RANDOM_MODES,
        @Label(
                value = "Random modes with overlaps",
                description =
                        "Gaussian modes with the singular values as strengths, and the overlaps of the left and right"
                                + " singular vectors: keeps both, and spreads the singular values.")
        RANDOM_MODES_OVERLAPS,
        @Label(
                value = "Gaussian",
                description = "Independent Gaussian weights: keeps the root mean square of the weights alone.")
        GAUSSIAN,
        @Label(value = "Several", description = "Those of a list, one after the other, in one table and one picture.")
        SEVERAL
    }

    enum Unit {
        @Label(
                value = "Spectral radius",
                description =
                        "The largest modulus of an eigenvalue is set to 1, so that the state of rest loses stability"
                                + " at gain 1.")
        SPECTRAL_RADIUS,
        @Label(
                value = "Standard deviation",
                description =
                        "The standard deviation of all N² weights times √N is set to 1: the gain is then g_eff of a"
                                + " matrix of mean 0.")
        STD,
        @Label(
                value = "Balanced",
                description =
                        "The positive and the negative inputs of every neuron get a norm of 1/√2 each, and its outputs as far"
                                + " as that goes together, so that g_eff is 1 where every neuron has both (Sinkhorn).")
        BALANCED,
        @Label(
                value = "Balanced, outputs last",
                description = "The same, with the outputs of every neuron at that norm in the end.")
        BALANCED_OUTPUTS,
        @Label(
                value = "None",
                description = "The gain multiplies the weights as they are: for trained weights, at gain 1.")
        NONE
    }

    enum Scale {
        @Label(
                value = "The given matrix",
                description =
                        "The matrix is normalised, and the surrogate drawn of that: at one gain both have weights of the same"
                                + " size, and differ in what the surrogate destroys alone, its spectral radius included.")
        GIVEN,
        @Label(
                value = "Each its own",
                description =
                        "Every surrogate is normalised by itself: by the spectral radius, each loses the stability of rest at"
                                + " gain 1, with weights of another size.")
        OWN
    }

    interface SignsRef extends ParameterReference<Signs> {}

    interface SurrogateRef extends ParameterReference<Surrogates> {}

    static final class AreSeveral implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SurrogateRef.class).isOneOf(Surrogates.SEVERAL);
        }
    }

    static final class IsSurrogate implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SurrogateRef.class).isOneOf(Surrogates.NONE).negate();
        }
    }

    static final class IsSignedByColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SignsRef.class).isOneOf(Signs.COLUMN);
        }
    }

    static final class IsSignedByTransmitter implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SignsRef.class).isOneOf(Signs.TRANSMITTER);
        }
    }

    static final class IsSignColumnOfTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsSignedByColumn.class).and(i.getPredicate(RemovableTable.IsThere.class));
        }
    }

    static final class IsTransmitterOfTable implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsSignedByTransmitter.class).and(i.getPredicate(RemovableTable.IsThere.class));
        }
    }

    static final class IsSignedByShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SignsRef.class).isOneOf(Signs.SHARE);
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

    @Widget(
            title = "Signs",
            description =
                    "Where the signs of the weights come from. A connectome lists strengths: without negative weights a"
                            + " network saturates or rests, whatever its gain, unless the mean is subtracted.")
    @ValueReference(SignsRef.class)
    Signs m_signs = Signs.GIVEN;

    @Widget(
            title = "Sign column",
            description =
                    "The column that tells which connections inhibit: text, such as a transmitter, or a number that is"
                            + " negative for inhibition. For the long form.")
    @ChoicesProvider(MatrixParameters.AllColumns.class)
    @Effect(predicate = IsSignColumnOfTable.class, type = EffectType.SHOW)
    String m_signColumn = "";

    @Widget(
            title = "Inhibitory values",
            description = "The texts of the sign column that mean inhibition, separated by commas, in any case.")
    @TextInputWidget
    @Effect(predicate = IsSignColumnOfTable.class, type = EffectType.SHOW)
    String m_inhibitory = "GABA, inhibitory";

    @Widget(
            title = "Transmitter column",
            description =
                    "The column with the transmitter of the source, for the long form. If a table of neurons has it,"
                            + " join that to the connections by the source. Found by its name if nothing is chosen.")
    @ChoicesProvider(MatrixParameters.AllColumns.class)
    @Effect(predicate = IsTransmitterOfTable.class, type = EffectType.SHOW)
    String m_transmitterColumn = "";

    @Widget(
            title = "Excitatory transmitters",
            description =
                    "Transmitters whose neurons excite, separated by commas, in any case; those of the fly at first.")
    @TextInputWidget
    @Effect(predicate = IsSignedByTransmitter.class, type = EffectType.SHOW)
    String m_excitatoryTransmitters = "acetylcholine, ACh";

    @Widget(
            title = "Inhibitory transmitters",
            description = "Transmitters whose neurons inhibit, likewise. In the fly glutamate inhibits; in mammals it"
                    + " excites.")
    @TextInputWidget
    @Effect(predicate = IsSignedByTransmitter.class, type = EffectType.SHOW)
    String m_inhibitoryTransmitters = "GABA, glutamate, Glu, Glut";

    @Widget(
            title = "Neurons with other transmitters",
            description = "What becomes of neurons whose transmitter is in neither list, or unknown.")
    @ValueSwitchWidget
    @Effect(predicate = IsSignedByTransmitter.class, type = EffectType.SHOW)
    Others m_others = Others.DROPPED;

    @Widget(
            title = "Share of excitatory neurons",
            description = "Between 0 and 1; as many neurons excite as the share says, rounded, and at least one of each"
                    + " kind must result.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = BelowOne.class)
    @Effect(predicate = IsSignedByShare.class, type = EffectType.SHOW)
    double m_excitatory = 0.8;

    @Widget(
            title = "Mean of the weights",
            description = "What is subtracted after the signs. The mean is an eigenvalue far outside the others.")
    Mean m_mean = Mean.NONE;

    @Widget(
            title = "Surrogate",
            description =
                    "A random matrix that shares something with the given one, drawn from the coupling seed, one for"
                            + " every realisation.")
    @ValueReference(SurrogateRef.class)
    Surrogates m_surrogate = Surrogates.NONE;

    @Widget(
            title = "List of surrogates",
            description =
                    "Names as the column ensemble has them behind the word explicit, with commas between them, each"
                            + " once: none (the matrix itself), permuted-weights, rewired, shuffled, shuffled-targets, shuffled-sources,"
                            + " random-modes, random-modes-overlaps, gaussian. Every one gets all realisations and gains.")
    @TextInputWidget
    @Effect(predicate = AreSeveral.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String m_surrogateList = "none, permuted-weights, rewired, shuffled";

    @Widget(
            title = "Surrogates take the size of",
            description = "Whose number the normalisation divides a surrogate by.")
    @ValueSwitchWidget
    @Effect(predicate = IsSurrogate.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    Scale m_scale = Scale.GIVEN;

    @Widget(title = "Normalise by", description = "What of the matrix is set to 1, before the gain multiplies it.")
    Unit m_unit = Unit.SPECTRAL_RADIUS;

    /**
     * {@return what is done to every matrix, for each surrogate}
     *
     * @throws IllegalArgumentException if the share is out of its range, or the list of surrogates names none, an unknown one or
     *     one twice
     */
    List<Preparation> toCore() {
        return surrogates().stream()
                .map(surrogate -> new Preparation(
                        m_signs == Signs.SHARE ? OptionalDouble.of(m_excitatory) : OptionalDouble.empty(),
                        MeanRemoval.valueOf(m_mean.name()),
                        surrogate,
                        Normalisation.valueOf(m_unit.name()),
                        SurrogateScale.valueOf(m_scale.name())))
                .toList();
    }

    private List<Surrogate> surrogates() {
        if (m_surrogate != Surrogates.SEVERAL) {
            return List.of(Surrogate.valueOf(m_surrogate.name()));
        }
        final List<Surrogate> list =
                ConnectionsParameters.list(m_surrogateList).map(Surrogate::of).toList();
        if (list.isEmpty() || list.stream().distinct().count() < list.size()) {
            throw new IllegalArgumentException(
                    "the list of surrogates must name at least 1, and each once, but is '" + m_surrogateList + "'");
        }
        return list;
    }

    /** {@return whether a list of connections must give the signs} */
    boolean areSignsOfConnections() {
        return m_signs == Signs.COLUMN || m_signs == Signs.TRANSMITTER;
    }

    /**
     * {@return the signs of transmitters, if these sign the connections}
     *
     * @throws InvalidSettingsException if a transmitter has both
     */
    Optional<TransmitterSigns> transmitters() throws InvalidSettingsException {
        if (m_signs != Signs.TRANSMITTER) {
            return Optional.empty();
        }
        return Optional.of(Refusal.asInvalidSettings(() -> new TransmitterSigns(
                ConnectionsParameters.list(m_excitatoryTransmitters).collect(Collectors.toSet()),
                ConnectionsParameters.list(m_inhibitoryTransmitters).collect(Collectors.toSet()),
                TransmitterSigns.Others.valueOf(m_others.name()),
                Map.of())));
    }

    /**
     * {@return what else of a row counts}
     *
     * @param spec of the table
     * @param connections which of its rows count
     * @throws InvalidSettingsException if a chosen column is not there, or no type is named
     */
    MatrixReader.Edges edges(DataTableSpec spec, ConnectionsParameters connections) throws InvalidSettingsException {
        final int type = connections.areTyped() ? position(spec, connections.m_typeColumn, "type column") : ABSENT;
        final int sign = m_signs == Signs.COLUMN ? position(spec, m_signColumn, "sign column") : ABSENT;
        final int transmitter = m_signs == Signs.TRANSMITTER
                ? position(
                        spec,
                        m_transmitterColumn.isEmpty() ? transmitterColumn(spec) : m_transmitterColumn,
                        "transmitter column")
                : ABSENT;
        final Set<String> inhibitory = ConnectionsParameters.list(m_inhibitory.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        final Set<String> types = connections.types();
        final Optional<TransmitterSigns> transmitters = transmitters();
        return new MatrixReader.Edges() {
            @Override
            public String type(DataRow row) {
                return type == ABSENT ? "" : row.getCell(type).toString();
            }

            @Override
            public double weight(DataRow row, double weight) {
                return sign == ABSENT ? weight : (isInhibitory(row.getCell(sign)) ? -1 : 1) * Math.abs(weight);
            }

            private boolean isInhibitory(DataCell cell) {
                return cell instanceof DoubleValue number
                        ? number.getDoubleValue() < 0
                        : inhibitory.contains(cell.toString().strip().toLowerCase(Locale.ROOT));
            }

            @Override
            public Optional<TransmitterSigns> transmitters() {
                return transmitters;
            }

            @Override
            public String transmitter(DataRow row) {
                final DataCell cell = row.getCell(transmitter);
                return cell.isMissing() ? "" : cell.toString();
            }

            @Override
            public Set<String> types() {
                return types;
            }

            @Override
            public EdgeList.Keep keep(boolean hasNetworks) {
                return connections.keep();
            }
        };
    }

    /** The name of the column that has the transmitters by its name; empty if none has. */
    static String transmitterColumn(DataTableSpec spec) {
        final List<String> names = Arrays.asList(spec.getColumnNames());
        return TransmitterColumns.transmitter(names).map(names::get).orElse("");
    }

    private static int position(DataTableSpec spec, String name, String what) throws InvalidSettingsException {
        if (!spec.containsName(name)) {
            throw new InvalidSettingsException(
                    name.isEmpty()
                            ? "Choose the " + what + "."
                            : "The input has no column '" + name + "', which is chosen as the " + what + ".");
        }
        return spec.findColumnIndex(name);
    }
}
